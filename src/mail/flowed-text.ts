// format=flowed (RFC 3676): soft line breaks are a space before the line end.

/** One paragraph a line; quoted lines join those of the same depth; `-- ` never joins. */
export function unflow(text: string, delSp: boolean): string {
  const lines: string[] = [];
  /** The line under way and its quotes; null when the last one was fixed. */
  let open: { quotes: string; parts: string[] } | null = null;
  const close = () => {
    if (open) lines.push(open.quotes + (open.quotes && ' ') + open.parts.join(''));
    open = null;
  };
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const quotes = /^>*/.exec(raw)?.[0] ?? '';
    // Space-stuffing, 4.4.
    const line = raw.slice(quotes.length).replace(/^ /, '');
    const isSignature = line === '-- ';
    if (open && (open.quotes !== quotes || isSignature)) close();
    const flows = line.endsWith(' ') && !isSignature;
    open ??= { quotes, parts: [] };
    open.parts.push(flows && delSp ? line.slice(0, -1) : line);
    if (!flows) close();
  }
  close();
  return lines.join('\n');
}
