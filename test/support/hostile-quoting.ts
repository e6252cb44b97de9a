/** Characters of each text. */
export const HOSTILE_SIZE = 200_000;

const NEVER_ENDS: Readonly<Record<string, string>> = {
  'quote marks without a line end': '>',
  'quoted lines': '> a\n',
  'nested quote marks': '> > > > > > > > > > x\n',
  'attributions without a day': 'On Mon wrote:\n',
  'beginnings of attributions': 'On Mon, Nov 23, 2026 at 9:07 AM Ada <\n',
  'attributions in one line': 'Am Mo., 23. Nov. 2026 um 09:07 Uhr schrieb ',
  'attributions without a colon':
    'Am Mo., 23. Nov. 2026 um 09:07 Uhr schrieb Ada <ada@x.example>\n',
  'sentences like attributions': 'Am schrieb ich: x y z:\n',
  'open brackets': `${'a<'.repeat(240)}\n`,
  'brackets that end alone': 'a <\n>:\n',
  'header labels': 'From: a@b\n',
  'header labels, none a block': 'Von: a\nAn: b\nKopie: c\n',
  'header labels in one line': 'From: Sent: To: ',
  colons: ':\n',
  'spaces before colons': `${' '.repeat(490)}:\n`,
  base64: 'QWxsIHlvdXIgYmFzZTY0IGFyZSBiZWxvbmcgdG8gdXMgYW5kIHNvIG9uIGFuZCBzbyBmb3J0aA==\n',
  'letters without a space': 'a',
  'words without a line end': 'lorem ipsum dolor ',
  spaces: ' ',
  'line ends': '\n',
  dates: '1.1.2026 10:00 ',
  'delimiters of signatures': '-- \n',
  rules: '----------\n',
  'sign-offs': 'Mit freundlichen Grüßen\n',
  'sign-offs and names': 'Danke\nAda\n\n',
  'telephone numbers in one line': '+49 30 1234567 ',
  digits: '030 1234 5678 9012 3456 7890 1234 5678 9012 3456 7890 1234 5678\n',
  addresses: 'a@b.c ',
  'at signs': `${'a@'.repeat(60)}\n`,
  'legal footers': 'This email and any attachments are confidential.\n\n',
  banners: 'CAUTION: This email originated from outside\n',
  'device lines': 'Sent from my iPhone\n',
  'answers between the lines': '> q\nViele Grüße\nAda\nTel 030 123456\n',
  'marks of direction': '\u202b\u200f',
  'all at once':
    'On Mon, Nov 23, 2026 at 9:07 AM Ada <a@b.example> wrote:\n> q\nFrom: a@b\n-- \nViele Grüße\nTel 030 123456\n',
};

/** Texts that are meant to take long: 200,000 characters of each kind. */
export function hostileQuoting(): { name: string; text: string }[] {
  return Object.entries(NEVER_ENDS).map(([name, piece]) => ({
    name,
    text: piece.repeat(Math.ceil(HOSTILE_SIZE / piece.length)).slice(0, HOSTILE_SIZE),
  }));
}
