/** What a mail to a human carries at most (the contract, 3), in bytes: larger ones are often refused. */
export const MOST_ATTACHED = 25_000_000;

export interface Fitting<File> {
  readonly kept: readonly File[];
  /** Largest first. */
  readonly leftOut: readonly File[];
}

/** Leaves out the largest files until the others fit; keeps their order. */
export function fitAttachments<File extends { readonly size: number }>(
  files: readonly File[],
  most = MOST_ATTACHED,
): Fitting<File> {
  let size = files.reduce((sum, file) => sum + file.size, 0);
  const leftOut = new Set<File>();
  for (const file of files.toSorted((a, b) => b.size - a.size)) {
    if (size <= most) break;
    size -= file.size;
    leftOut.add(file);
  }
  return { kept: files.filter(file => !leftOut.has(file)), leftOut: [...leftOut] };
}
