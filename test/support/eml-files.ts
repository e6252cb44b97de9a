import { readdirSync, readFileSync } from 'node:fs';

/** The bytes of every .eml in a folder of fixtures; throws when there are none. */
export function emlFiles(folder: string): Buffer[] {
  const path = new URL(`../fixtures/${folder}/`, import.meta.url);
  const names = readdirSync(path).filter(name => name.endsWith('.eml'));
  if (names.length === 0) throw new Error(`no fixtures in ${path.pathname}`);
  return names.map(name => readFileSync(new URL(name, path)));
}
