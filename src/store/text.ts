/** Text as PostgreSQL takes it: no NUL, no lone surrogate, at most `limit` characters. */
export function storable(text: string, limit = 1_000_000): string {
  const cut = text.length > limit ? text.slice(0, limit) : text;
  return cut.includes('\u0000') || !cut.isWellFormed()
    ? cut.toWellFormed().replaceAll('\u0000', '')
    : cut;
}

/** A value as jsonb takes it. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? storable(inner) : inner,
  );
}
