// Which files hold a mail: by their names, and by how they begin.

/** Named as a mail, whatever is in it. */
export const NAMED_MAIL = /\.(?:eml|emlx|mbox|mbx)$/i;
export const NAMED_MBOX = /\.(?:mbox|mbx)$/i;

/** Files that mail servers keep beside the mails of a Maildir. */
const SERVER_FILE =
  /^(?:dovecot(?:[.-].*)?|courier\w*|subscriptions|maildirfolder|maildirsize|shared-(?:maildirs|folders).*)$/;

/** Of these types a mail can be, and mostly isn't: its beginning decides. Any other name is read. */
const OTHER_TYPE =
  /\.(?:txt|text|log|md|json|jsonl|ya?ml|xml|html?|css|csv|tsv|js|ts|py|sh|sql|ini|conf|cfg|toml|lock|rtf|ics|vcf|pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|gif|webp|heic|svg|bmp|tiff?|mp[34]|m4a|wav|mov|avi|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|iso|exe|dll|so|dmg|sqlite3?|db|idx|index|bak)$/i;

/** How files begin that are no mail, and what to call them. */
const SIGNATURES: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['PK\x03\x04', 'a ZIP file or Office document'],
  ['\x1f\x8b', 'a compressed file (gzip): unpack it first'],
  ['BZh', 'a compressed file (bzip2): unpack it first'],
  ['7z\xbc\xaf', 'a compressed file (7z): unpack it first'],
  ['\xfd7zXZ', 'a compressed file (xz): unpack it first'],
  ['\xd0\xcf\x11\xe0', "Outlook's or Office's own format (.msg): save the mail as .eml"],
  ['!BDN', "Outlook's own store (.pst): export the mails as .eml or .mbox"],
  ['SQLite format 3', 'a database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
];

export function isServerFile(name: string): boolean {
  return SERVER_FILE.test(name);
}

/** What a file is that begins so, when it surely is no mail; else null. */
export function otherFormat(start: Buffer): string | null {
  const text = start.toString('latin1', 0, 32);
  return SIGNATURES.find(([bytes]) => text.startsWith(bytes))?.[1] ?? null;
}

/** Whether a file found in a folder is a mail or several. */
export function looksLikeMail(name: string, start: Buffer): boolean {
  if (NAMED_MAIL.test(name)) return true;
  if (otherFormat(start) !== null) return false;
  return !OTHER_TYPE.test(name) || beginsLikeMail(start.toString('latin1', 0, 2_000));
}

function beginsLikeMail(start: string): boolean {
  if (start.startsWith('From ')) return true;
  return (
    /^\s{0,20}[!-9;-~]{1,70}:[ \t\r\n]/.test(start) &&
    /^(?:from|to|subject|date|message-id|received|return-path|delivered-to|mime-version):/im.test(
      start,
    )
  );
}
