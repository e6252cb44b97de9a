// Lines that tell how a writer can be reached, as they stand below a letter.

const LONGEST = 140;
/** A firm's small print may be longer. */
const LONGEST_REGISTER = 400;
/** Words beside numbers and addresses; more make it a sentence. */
const MOST_WORDS = 4;

const PHONE =
  /(?:\+|\b00)\d[\d ()/.-]{6,24}\d|\(?\b0\d{1,5}\)?[ /-]{0,3}\d[\d /-]{4,18}\d|\(\d{3}\)\s?\d{3}[ .-]\d{4}|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b/g;
const ADDRESS = /[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,200}\.[^\s@<>()[\]]{2,20}/g;
const LINK =
  /(?:https?:\/\/|www\.)\S{3,}|\b[a-z0-9-]{2,40}\.(?:com|de|at|ch|net|org|eu|fr|nl|it|es|pl|io|co\.uk|shop|example)\b(?:\/\S*)?/g;
const PLACEHOLDER =
  /\[(?:cid|image|bild|logo|img|foto|icon|signature|inline)[^\]]{0,80}\]|<image[^>]{0,40}>/g;
/** Names of such numbers, in many languages; what is said in a firm's small print. */
const LABEL =
  /(?<!\p{L})(?:tel(?:[eé]fono?|efone|efon|éphone|ephone|efoon)?|phone|fon|mobile?|mob|cell|cellulare|handy|móvil|portable|fax|direct|durchwahl|office|büro|zentrale|e-?mail|mail|web|website|internet|homepage|skype|whatsapp|linkedin|facebook|instagram|twitter|xing|тел|моб|факс|τηλ|טל|هاتف|جوال|电话|電話|手机|手機|传真|携帯|전화|휴대폰|gsm|[tmfew])\s{0,3}[.:：]+/gu;
const REGISTER =
  /(?<!\p{L})(?:hr[ab]\s?-?(?:nr\.?\s?)?\d|amtsgericht|registergericht|handelsregister|geschäftsführ|geschäftsleitung|vorstand|aufsichtsrat|ust-?\s?id|ust\.?-?id|st\.?-?\s?nr|steuernummer|sitz der gesellschaft|sitz\s?:|firmensitz|vat\s?(?:no|id|reg|number)|kvk|btw|iban|bic|swift|siret|siren|rcs|p\.?\s?iva|c\.?f\.?\s?:|cif|nif|nip|regon|krs|ičo|ič\s?dph|dič|cvr|org\.?\s?nr|y-tunnus|инн|огрн|company (?:no|number|reg)|registered (?:in|office)|managing director|inhaber|ceo\s?:|cin\s?:|ceo:)/u;
const FIRM =
  /(?<!\p{L})(?:gmbh(?: & co\.? kg)?|ag|kg|ohg|gbr|ug|e\.\s?k\.|e\.\s?v\.|ltd|limited|llc|inc|corp|plc|b\.v\.|bv|n\.v\.|s\.?a\.?r\.?l|sas|s\.?r\.?l|s\.?p\.?a|sp\. z o\.o|s\.r\.o|a\/s|aps|oy|oü|kft|ооо)\.?(?!\p{L})/u;
/** A postal code with its town, a street with its number. */
const TOWN =
  /(?<![\d.\p{L}])(?:(?:[A-Z]{1,2}-)?\d{4,5}\s(?:[A-Z]{2}\s)?\p{Lu}\p{L}|\d{4}\s?[A-Z]{2}(?!\p{L}))/u;
const STREET =
  /stra(?:ß|ss)e\s\d|str\.\s?\d|\p{L}(?:weg|platz|allee|gasse|ring|straat|laan|gade|gatan|vej)\s\d|(?<!\d)\d{1,5}\s\p{L}{3,}\s(?:street|st|road|rd|avenue|ave|lane|drive)(?!\p{L})|(?<!\p{L})rue\s.{0,30}\d|postfach\s\d|p\.?o\.?\s?box/u;

/** 2: a number, address or link and hardly a word beside; 1: a firm, a street, a picture; 0: neither. */
export function contactWeight(line: string): 0 | 1 | 2 {
  // Patterns that mind no case take several times as long as lower-casing the line once.
  const text = line.slice(0, LONGEST_REGISTER).toLowerCase();
  if (line.length > LONGEST) return line.length < LONGEST_REGISTER && REGISTER.test(text) ? 2 : 0;
  if (/[?!]\s*$/.test(text)) return 0;
  const rest = withoutContacts(text);
  const plain = /[.:：]/.test(rest) ? rest.replace(LABEL, ' ') : rest;
  const beside = plain.match(/\p{L}{2,}/gu)?.length ?? 0;
  const placed = /\d/.test(text) && (TOWN.test(line) || STREET.test(text));
  const weak = placed || FIRM.test(plain) || rest.includes(PICTURE);
  if (rest.includes(CONTACT) && (beside <= MOST_WORDS || (weak && /[|•·]/.test(text)))) return 2;
  if (REGISTER.test(text)) return 2;
  return weak && beside <= 2 * MOST_WORDS ? 1 : 0;
}

const PICTURE = '\u0001';
const CONTACT = '\u0002';

/** Each pattern only where a sign that it needs is there: most lines have none. */
function withoutContacts(text: string): string {
  let rest = text;
  if (/[[<]/.test(rest)) rest = rest.replace(PLACEHOLDER, ` ${PICTURE} `);
  if (rest.includes('@')) rest = rest.replace(ADDRESS, ` ${CONTACT} `);
  if (/[.:]/.test(rest)) rest = rest.replace(LINK, ` ${CONTACT} `);
  return /\d/.test(rest) ? rest.replace(PHONE, ` ${CONTACT} `) : rest;
}
