/** text/enriched (RFC 1896) and its forerunner text/richtext as plain text. */
export function enrichedToText(source: string): string {
  return (
    source
      .replace(/<param>[^<]{0,1000}<\/param>/gi, '')
      .replace(/<nl>/gi, '\n\n')
      // A single line end is a space, of several one is left out.
      .replace(/\n+/g, ends => (ends.length === 1 ? ' ' : ends.slice(1)))
      .replace(/<lt>/gi, '<<')
      .replace(/<(?!<)[/a-z][a-z0-9-]{0,60}>/gi, '')
      .replaceAll('<<', '<')
      .trim()
  );
}
