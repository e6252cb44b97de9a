/** The same text, kept by itself: a piece cut from a large text keeps all of that in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
