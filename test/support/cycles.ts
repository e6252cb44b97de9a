import type { SourceFile } from './source-code.ts';

/** Every circle of imports that a walk in the order of the files meets, as `a -> b -> a`. */
export function cyclesIn(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, above: readonly string[]): void => {
    const since = above.indexOf(path);
    if (since >= 0) found.push([...above.slice(since), path].join(' -> '));
    if (since >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...above, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}
