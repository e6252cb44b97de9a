import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/mail/read-message.ts';
import { readNewText } from '../../src/mail/read-new-text.ts';
import { newTextFixtures } from '../support/new-text-fixtures.ts';

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('readNewText', () => {
  it.each(newTextFixtures())('$name', async ({ raw, expected }) => {
    const { newText, signature, quoted } = readNewText(await readMessage(raw));
    expect(newText).toBe(expected.newText);
    for (const line of expected.signature) expect(folded(signature)).toContain(folded(line));
    for (const line of expected.quoted) expect(folded(quoted)).toContain(folded(line));
  });

  it('keeps to the text where the HTML knows no quotation', () => {
    const message = { text: 'eins\n> zwei', html: '<p>eins</p><p>etwas anderes</p>' };
    expect(readNewText(message).newText).toBe('eins');
  });

  it('keeps to the text where the HTML would leave nothing', () => {
    const message = { text: 'eins', html: '<blockquote type="cite"></blockquote>' };
    expect(readNewText(message).newText).toBe('eins');
  });
});
