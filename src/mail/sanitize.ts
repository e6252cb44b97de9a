/** A customer's HTML, safe to show to a human; null: show the text instead. */
export function sanitizeForHandover(_html: string): string | null {
  return null;
}
