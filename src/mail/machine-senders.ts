// Addresses that machines send from. Data: adding one is adding a line.

/** Local parts that take no answer, in the languages of shops and carriers. */
const NOBODY: readonly string[] = [
  'no[-._]?reply',
  'no[-._]?response',
  'do[-._]?not[-._]?(?:reply|respond|response)',
  'dont[-._]?reply',
  'reply[-._]?not',
  'nicht[-._]?antworten',
  'keine?[-._]?antwort',
  'ne[-._]?pas[-._]?repondre',
  'pas[-._]?de[-._]?reponse',
  'no[-._]?responder',
  'no[-._]?responda',
  'non?[-._]?rispondere',
  'nao[-._]?responda',
  'nao[-._]?responder',
  'niet[-._]?(?:be)?antwoorden',
  'geen[-._]?antwoord',
  'nie[-._]?odpowiadaj',
  'neodpovidat',
  'neodpovidejte',
  'nevalaszolj',
  'svar[-._]?(?:ikke|ej|inte)',
  'ikke[-._]?svar',
  'ei[-._]?vastausta',
  'yanitlamayin',
];

/** Local parts of what only tells: nobody writes a mail of their own under them. */
const TELLS_ONLY: readonly string[] = [
  'auto[-._]?confirm',
  'auto[-._]?mailer',
  'newsletters?',
  'digests?',
  'notifications?',
  'notify',
  'alerts?',
  'order[-._]?updates?',
  'ship(?:ment|ping)?[-._]?(?:tracking|confirm(?:ation)?|updates?|notification)',
  'tracking[-._]?updates?',
  'versand[-._]?(?:bestaetigung|info|benachrichtigung|status)',
  'paket[-._]?(?:ankuendigung|benachrichtigung)',
  'sendungs[-._]?(?:verfolgung|status)',
  'calendar[-._]?notification',
];

/** Well-known senders of nothing but notifications, whatever their local part says. */
const KNOWN: readonly RegExp[] = [
  /^(?:service|member|notice)@(?:[a-z]{2,12}\.)?paypal\.[a-z.]{2,6}$/,
  /^(?:payments-messages|seller-notification|bestellbestaetigung|versandbestaetigung|rueckgabe|return|atoz-guarantee)@amazon\.[a-z.]{2,6}$/,
  /^ebay@ebay\.[a-z.]{2,6}$/,
  /^(?:mcinfo|pkginfo)@ups\.com$/,
  /^trackingupdates@fedex\.com$/,
];

/** Local parts under which websites send what a visitor filled in; the visitor is in Reply-To. */
const FORMS: readonly string[] = [
  'wordpress',
  'woocommerce',
  'mailer',
  'php[-._]?mailer',
  'forms?',
  'formulare?',
  '(?:kontakt|contact|web|website)[-._]?(?:formular|forms?)',
  'web(?:site|server)?',
  'www(?:-data|run)?',
  'apache',
  'nginx',
  'nobody',
  'form[-._]?submissions?',
];

const anyOf = (parts: readonly string[]) => new RegExp(`^(?:${parts.join('|')})(?![a-z])`);
const NOBODY_LOCAL = anyOf(NOBODY);
const TELLING_LOCAL = anyOf(TELLS_ONLY);
const FORM_LOCAL = new RegExp(`^(?:${FORMS.join('|')})(?:[+_.-]\\w{1,64})?@`);

/** True for `noreply@...` and its kin. The address in lower case. */
export function takesNoReply(address: string): boolean {
  return NOBODY_LOCAL.test(address) || /^[a-z0-9._-]{1,40}[-._+]no[-._]?reply@/.test(address);
}

/** True for an address that only ever tells something. The address in lower case. */
export function tellsOnly(address: string): boolean {
  return TELLING_LOCAL.test(address) || KNOWN.some(one => one.test(address));
}

/** True for an address under which websites send their forms. The address in lower case. */
export function isWebsite(address: string): boolean {
  return FORM_LOCAL.test(address);
}
