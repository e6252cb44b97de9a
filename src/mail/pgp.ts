// OpenPGP in the text itself (RFC 9580, 6.2 and 7): signed text is read, encrypted text is kept whole.

const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t\r]*$/m;
const SIGNATURE = /^-----BEGIN PGP SIGNATURE-----[ \t\r]*$/m;
const END = /^-----END PGP SIGNATURE-----[ \t\r]*$/m;

/** The text without the armour of signatures; whatever stands around signed text stays. */
export function stripPgpArmour(text: string): string {
  const start = SIGNED.exec(text);
  if (!start) return text;
  const rest = text.slice(start.index + start[0].length).replace(/^\n/, '');
  // `Hash:` lines, then an empty one.
  const body = rest.replace(/^(?:(?:Hash|Comment|Version|Charset): [^\n]{0,200}\n){0,10}\n/, '');
  const signature = SIGNATURE.exec(body);
  const signed = signature ? body.slice(0, signature.index) : body;
  const tail = signature ? body.slice(signature.index) : '';
  const end = END.exec(tail);
  const behind = end ? tail.slice(end.index + end[0].length) : '';
  return `${text.slice(0, start.index)}${signed.replace(/^- /gm, '')}${behind}`;
}

export function isPgpEncrypted(text: string): boolean {
  return /^-----BEGIN PGP MESSAGE-----/m.test(text);
}
