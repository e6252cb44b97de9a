import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../src/mail/compose-answer.ts';
import { headerValues, letterAsText } from '../support/letter-text.ts';
import { answerFacts, JONAS } from '../support/sample-letters.ts';

describe.each(['de', 'en'] as const)('answer in %s', language => {
  it('reads as a letter from a person', async () => {
    const letter = letterAsText(composeAnswer(answerFacts(language)));
    await expect(letter).toMatchFileSnapshot(`../fixtures/letters/answer-${language}.txt`);
  });
});

describe('answer', () => {
  it('carries no trace of a machine and nothing internal', () => {
    const letter = composeAnswer({ ...answerFacts('de'), html: '<p>Guten Tag</p>' });
    expect(letter.headers).toEqual({});
    expect(letter.replyTo).toBeNull();
    const all = `${letter.text}${letter.html}${headerValues(letter).join('')}`;
    expect(all).not.toMatch(/kulanz|auto-submitted|anna@/i);
    expect(letter.from).toEqual({
      name: 'Anna Berger, Sonnenblume Versand',
      address: 'hilfe@sonnenblume.example',
    });
  });

  it("keeps the human's words as they are and gives phone and postal address", () => {
    const text = 'Hallo,\n\n  eingerückt  \n> zitiert\n\nGruß\n\n';
    const letter = composeAnswer({ ...answerFacts('de'), text });
    expect(letter.text.startsWith('Hallo,\n\n  eingerückt  \n> zitiert\n\nGruß\n\n-- \n')).toBe(
      true,
    );
    expect(letter.text).toContain('Telefon: +49 30 23125001\nHauptstraße 27, 88422 Seekirch\n');
    expect(letter.html).toBeNull();
  });

  it("gives the person's own phone when there is one", () => {
    expect(composeAnswer({ ...answerFacts('en'), agent: JONAS }).text).toContain(
      'Phone: +49 30 23125002',
    );
  });

  it('puts the contact block inside the body of a whole document, pictures kept', () => {
    const html = '<html><body><p>Hi <img src="cid:a1"></p></BODY></html>';
    const letter = composeAnswer({ ...answerFacts('de'), html });
    expect(letter.html).toMatch(/<img src="cid:a1">[\s\S]*Anna Berger[\s\S]*<\/BODY><\/html>$/);
    expect(letter.html?.match(/<html/gi)).toHaveLength(1);
  });

  it('makes a fragment a document', () => {
    const letter = composeAnswer({ ...answerFacts('en'), html: '<div>Hello</div>' });
    expect(letter.html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(letter.html).toMatch(/<div>Hello<\/div>[\s\S]*Anna Berger[\s\S]*<\/body>/);
  });

  it('cannot be made to carry another header', () => {
    const letter = composeAnswer({
      ...answerFacts('de'),
      subject: 'x\r\nBcc: a@b',
      to: [{ name: '"Evil\r\nBcc: x@y', address: 'e@example.org' }],
      inReplyTo: '<a@b>\r\nBcc: x@y',
      references: ['<a@b>\r\nBcc: x@y', '<ok@b>'],
    });
    for (const value of headerValues(letter)) expect(value).not.toMatch(/[\r\n]/);
    expect(letter.inReplyTo).toBeNull();
    expect(letter.references).toEqual(['<ok@b>']);
  });

  it('escapes the contact block', () => {
    const facts = answerFacts('de');
    const business = { ...facts.business, name: 'Müller & <Söhne>' };
    const letter = composeAnswer({ ...facts, business, html: '<p>x</p>' });
    expect(letter.html).toContain('Müller &amp; &lt;Söhne&gt;');
  });
});
