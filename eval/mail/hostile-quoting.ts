// 200 KB each of what makes readers of quotations slow: made here, like nobody's mail.

const SIZE = 200_000;

interface HostileMail {
  readonly name: string;
  /** A body as text; null: the whole mail is read. */
  readonly text: string | null;
  readonly raw: Buffer;
}

const PATTERNS: Readonly<Record<string, string>> = {
  'one line of >': '>',
  'lines of >': '> \n',
  'deep >': `${'> '.repeat(200)}x\n`,
  attributions: 'On Mon, Nov 23, 2026 at 10:00 AM Erika <erika@example.org> wrote:\n\n',
  'attributions that never end': 'On Mon, Am Montag, Le lun. El lun, ',
  'wrapped attributions': 'Am Mo., 23. Nov. 2026 um\n10:00 Uhr hat Erika\n',
  'header blocks': 'Von: Erika\nGesendet: Montag\nAn: Shop\nBetreff: x\n',
  dividers: '-----Ursprüngliche Nachricht-----\n',
  underscores: '_',
  dashes: '-- \n',
  'empty lines': '\n',
  spaces: ' ',
  'non-breaking spaces': '\u00a0\n',
  'marks of direction': '\u200e\u200f',
  'colons and angles': '<a@b.c>: ',
};

const HTML: Readonly<Record<string, string>> = {
  'HTML: open blockquotes': '<blockquote>',
  'HTML: gmail quotes': '<div class="gmail_quote">x</div>',
  'HTML: unclosed tags': '<div style="',
  'HTML: declarations': '<!',
  'HTML: open comments': '<!-- ',
  'HTML: angles': '<',
  'HTML: entities': '&',
};

export function hostileMails(): HostileMail[] {
  const filled = (pattern: string) => pattern.repeat(Math.ceil(SIZE / pattern.length));
  const texts = Object.entries(PATTERNS).map(([name, pattern]) => {
    const text = `Guten Tag\n\n${filled(pattern)}`;
    return { name, text, raw: Buffer.from(text) };
  });
  const htmls = Object.entries(HTML).map(([name, pattern]) => {
    const head = 'From: e@example.org\nContent-Type: text/html; charset=utf-8\n\n<p>Guten Tag</p>';
    return { name, text: null, raw: Buffer.from(head + filled(pattern)) };
  });
  return [...texts, ...htmls];
}
