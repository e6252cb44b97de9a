/** The words of a table: divided by `|` and line ends, which a table may have for its looks. */
export function splitWords(table: string): string[] {
  return table
    .split('|')
    .map(word => word.replace(/\s*\n\s*/g, ''))
    .map(word => word.replace(/^ | $/g, ''))
    .filter(word => word !== '');
}
