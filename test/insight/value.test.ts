import { describe, expect, it } from 'vitest';
import type { CustomerHistory, CustomerValue } from '../../src/insight/insight.ts';
import { judge } from '../../src/insight/judge.ts';
import { customerValue } from '../../src/insight/value.ts';
import { loadModels } from '../../src/io/model-files.ts';

const NOTHING_KNOWN: CustomerHistory = {
  firstSeenAt: null,
  tickets: 0,
  unanswered: 0,
  praised: 0,
  unhappy: 0,
  vip: false,
};

const MODELS = loadModels();

function value(
  text: string,
  known: Partial<CustomerHistory> = {},
  ui: 'de' | 'en' = 'en',
): CustomerValue {
  const history = { ...NOTHING_KNOWN, ...known };
  const insight = judge({ subject: '', text }, history, ui, MODELS);
  return customerValue({ text, insight }, history, ui);
}

describe('customerValue', () => {
  it('knows nothing of a stranger, and says nothing', () => {
    expect(value('Where is my parcel?')).toEqual({ score: 0, super: false, reasons: [] });
  });

  it('quotes loyalty and says that orders are not known', () => {
    const { reasons, score } = value('Ich bin Stammkundin seit 2015 und brauche Rat.', {}, 'de');
    expect(reasons).toEqual([
      'nennt sich treu: „Stammkundin seit 2015“',
      'Bestellungen sind noch nicht bekannt',
    ]);
    expect(score).toBeGreaterThan(0.3);
  });

  it.each([
    'I have now ordered for the fifteenth time, everything lovely as ever, and I recommend you to everyone!',
    'Als Stammkundin seit vielen Jahren empfehle ich euch allen Freundinnen, ihr seid einfach großartig.',
  ])('super: loyal and praising: %s', text => {
    expect(value(text).super).toBe(true);
  });

  it('one kind word or one claim alone is not super', () => {
    expect(value('Super Laden, vielen Dank, ich bin begeistert!').super).toBe(false);
    expect(value('Als langjähriger Kunde bin ich entsetzt, unverschämt ist das.').super).toBe(
      false,
    );
    expect(value('Ich habe zum ersten Mal bei euch bestellt, toll!').super).toBe(false);
  });

  it('who is unhappy recommends nobody', () => {
    const { reasons } = value(
      'Ich habe Sie allen empfohlen, aber das ist eine Frechheit und sehr enttäuschend.',
    );
    expect(reasons.join()).not.toContain('recommends');
  });

  it('a human’s mark decides', () => {
    expect(value('Hallo', { vip: true })).toMatchObject({ super: true });
    expect(value('Hallo', { vip: true }, 'de').reasons[0]).toContain('wichtig');
  });

  it('remembers praise and unhappiness', () => {
    const { reasons, super: isSuper } = value('Bestellen seit Jahren bei Ihnen. Eine Frage dazu?', {
      praised: 2,
      unhappy: 1,
    });
    expect(reasons.join()).toContain('praised you twice');
    expect(reasons.join()).toContain('unhappy once');
    expect(isSuper).toBe(true);
  });

  it('stays within 0 and 1', () => {
    const loud =
      'Stammkundin seit 2015, bestelle zum zwanzigsten Mal bei Ihnen, empfehle Sie allen, begeistert, großes Lob!';
    expect(value(loud, { vip: true, praised: 99 }).score).toBeLessThanOrEqual(1);
    expect(value(loud, { unhappy: 99 }).score).toBeGreaterThanOrEqual(0);
  });
});
