// Texts that the models were trained on tell nothing: most of umsab_de's are tweets of sb10k. They are left out.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPublicTexts, readWrittenMails } from '../../models/examples.ts';
import { LANGUAGES } from './languages.ts';

/** The training texts as `plain` writes them. `folder` is the one of the measuring texts, beside `train/`. */
export function trainedTexts(folder: string): ReadonlySet<string> {
  const data = dirname(folder);
  const known = existsSync(join(data, 'train'));
  return new Set(
    LANGUAGES.flatMap(language => [
      ...(known ? readPublicTexts(data, language) : []),
      ...readWrittenMails(language, 'train'),
    ]).map(({ text }) => plain(text)),
  );
}

/** Letters alone, without names and addresses: sets space, spell and blank the same text differently. */
export function plain(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?:@|https?)\S*|&\w+;/g, ' ');
  return (words.match(/\p{L}/gu) ?? []).join('');
}
