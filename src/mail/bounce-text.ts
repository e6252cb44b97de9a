// The free text of a delivery report: which of it is the report's own, whom it names, what the server said.

/** Characters of a report's text that are looked at. */
const LOOKED_AT = 20_000;
const MOST_CANDIDATES = 200;

const LOCAL = "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}";
const DOMAIN = '[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}';
const ANY_ADDRESS = new RegExp(`(?<![\\w.+@-])${LOCAL}@${DOMAIN}`, 'gi');

/** Where the mail that came back begins: a line in the words of a mail system, or its first header. */
const RETURNED_BELOW = [
  '[-=*_# \\t>]{0,70}(?:below this line is a copy|(?:this is|included is|here is) (?:a|the) (?:full )?copy of (?:the|your)|the headers? of the original message|(?:your )?original mail as follows|original message (?:follows|headers?|text)|original message[ :-]{0,40}$|returned message|returned (?:mail|text) follows|unsent message follows|undelivered message follows|message headers? follows?|your message (?:follows|reads)|non-delivered (?:information|message) follows|text of message|message text follows|start of (?:returned|original)|begin(?:ning)? of (?:returned|original)|copy of the (?:original )?message)',
  '[-=*_# \\t>]{0,70}(?:urspr[üu]e?ngliche (?:nachricht|e-?mail)|originalnachricht|original-nachricht|(?:es folgt|hier ist|dies ist) eine kopie|kopie der (?:original)?(?:nachricht|e-?mail)|kopfzeilen der|(?:die )?kopfzeile der|message d.origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|oryginalna wiadomość|mensagem original|původní zpráva|oprindelig (?:meddelelse|besked)|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|orijinal ileti|исходное сообщение)[ :-]{0,40}$',
  '[> \\t]{0,8}(?:received|return-path|dkim-signature|x-originating-ip|mime-version): \\S',
];
const RETURNED = new RegExp(`^(?:${RETURNED_BELOW.join('|')})`, 'im');

/** A line that begins with an address: every mail system lists the unreached so. */
const LISTED = new RegExp(
  `^[ \\t>*•·"'([|-]{0,14}(?:mailto:)?<?(${LOCAL}@${DOMAIN})(?![\\w@=]|\\.\\w)`,
  'gim',
);
/** Words after which the unreached is named. */
const NAMED = new RegExp(
  `(?:recipient(?: address)?|failed recipient|undeliverable to|(?:delivered|deliver|delivery)(?: (?:the |your |this )?(?:message|mail|e-?mail))? to|message (?:to|for)|(?:empfänger(?:adresse)?|zustellung an|nachricht an|e-?mail an)|rcpt to|destinataire|destinatario|an die (?:adresse|folgende adresse)|erreicht\\S{0,10})[ \\t]{0,4}:?\\s{0,6}["'<(]{0,2}(?:mailto:)?(${LOCAL}@${DOMAIN})`,
  'gi',
);
/** `bounces+erika=kunde.example@...`: the recipient inside of the address that the report came to (VERP). */
const VERP = /[+-]([a-z0-9._-]{1,64})=([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})@/i;
/** Whom to ask for help is nobody who was not reached; the address may stand on the next line. */
const HELPER =
  /(?:contact|assistance|postmaster to|kontakt|wenden sie sich|help desk|questions)(?:[^@\n.:]|[.:](?=\S)){0,100}(?:\n[^@\n\s]{0,70})?@[a-z0-9.-]{1,255}/gi;

/** RFC 3463, 2: class, subject 0 to 7, detail. No part of an IP address or a version. */
const STATUS = /(?<![\d.])[245]\.[0-7]\.\d{1,3}(?![\d]|\.\d)/g;
/** A server's words begin with its code (RFC 5321, 4.2). */
const SERVER_WORDS =
  /(?<![\d.:/-])(?:4[2-5]|5[0-5])\d[ :-].{3,}|(?<![\d.])[45]\.[0-7]\.\d{1,3}(?![\d]|\.\d).{3,}/;

/** The report's own words, without the mail that it returns. All of it where that leaves nothing. */
export function ownWords(text: string): string {
  const seen = text.slice(0, LOOKED_AT);
  const at = RETURNED.exec(seen)?.index ?? seen.length;
  const own = seen.slice(0, at);
  return own.trim() === '' ? seen : own;
}

/** What of the text lies below its own words: the returned mail, or its header. */
export function returnedText(text: string): string {
  const own = ownWords(text);
  return text.slice(own.length, own.length + LOOKED_AT);
}

/** Addresses that the report lists or names as not reached, best first. Lower case. */
export function namedRecipients(own: string): string[] {
  const lines = own.replace(HELPER, '');
  const found = [...lines.matchAll(LISTED), ...lines.matchAll(NAMED)];
  return found.slice(0, MOST_CANDIDATES).map(match => (match[1] ?? '').toLowerCase());
}

/** Every address of a text, in order. Lower case. */
export function addressesIn(text: string): string[] {
  const found = text.slice(0, LOOKED_AT).match(ANY_ADDRESS) ?? [];
  return found.slice(0, MOST_CANDIDATES).map(one => one.toLowerCase());
}

/** The recipient that an address of ours carries; '' when none. */
export function verpRecipient(addresses: readonly string[]): string {
  for (const address of addresses) {
    const match = VERP.exec(address);
    if (match) return `${match[1]}@${match[2]}`.toLowerCase();
  }
  return '';
}

/** Enhanced statuses of a text, in order. */
export function statusesIn(text: string): string[] {
  return [...(text.slice(0, LOOKED_AT).match(STATUS) ?? [])].slice(0, 20);
}

/** What the server said, on one line; '' when it isn't quoted. */
export function serverWords(own: string): string {
  // Mail systems fold what they quote, by lines that begin with blanks.
  const unfolded = own.replace(/\n[ \t]{2,}(?=\S)/g, ' ');
  return SERVER_WORDS.exec(unfolded)?.[0].trim() ?? '';
}
