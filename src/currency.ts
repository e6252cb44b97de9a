// Currencies, as people write them.

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  $: 'USD',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  '£': 'GBP',
  POUND: 'GBP',
  POUNDS: 'GBP',
  PFUND: 'GBP',
  FR: 'CHF',
  SFR: 'CHF',
  FRANKEN: 'CHF',
  FRANCS: 'CHF',
};

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code that there is. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** `EUR` of `€`, `Euro` or `eur`; null: no currency. */
export function currencyNamed(word: string): string | null {
  const plain = word.trim().replace(/\.$/, '').toUpperCase();
  return SIGNS[plain] ?? (CODES.has(plain) ? plain : null);
}
