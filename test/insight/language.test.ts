import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/insight/language.ts';

describe('detectLanguage', () => {
  it.each([
    ['de', 'Hallo, wo ist mein Paket?'],
    ['de', 'Koennen Sie mir bitte sagen, wann die Ware fuer uns verschickt wird?'],
    ['de', 'wo bleibt die ware???'],
    ['en', "Hi, I don't know where my parcel is"],
    ['de', 'Bravo! Tolle Leistung, alles kam wunderbar verpackt an.'],
    ['en', 'refund please'],
    ['fr', 'Bonjour, je voudrais être remboursé, merci'],
    ['it', 'Buongiorno, vorrei un rimborso per il mio ordine'],
    ['es', 'Hola, ¿dónde está mi pedido?'],
    ['nl', 'Goedemorgen, waar blijft mijn pakket?'],
    ['pl', 'Dzień dobry, gdzie jest moja paczka?'],
    ['ru', 'Где моя посылка?'],
    ['uk', 'Де моя посилка? Її ще немає'],
    ['el', 'Πού είναι το δέμα μου;'],
    ['ja', '荷物はどこですか'],
    ['zh', '我的包裹在哪里'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('says und where there is too little to go by', () => {
    for (const text of [
      '',
      'Danke',
      'ok',
      '👍👍👍',
      '12345 67890 4711-22',
      'https://shop.example/die/der/das',
    ]) {
      expect(detectLanguage(text)).toBe('und');
    }
  });

  it('is not led astray by a link, an address or an order number', () => {
    expect(
      detectLanguage(
        'Where is it? I need it. https://shop.example/der-die-das info@mein-laden.example A77B',
      ),
    ).toBe('en');
  });

  it('reads a bounded stretch of endless text', () => {
    const start = performance.now();
    expect(detectLanguage('x'.repeat(5_000_000))).toBe('und');
    expect(detectLanguage('das ist ein Haus und '.repeat(100_000))).toBe('de');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
