import { copyFile, open, stat, truncate } from 'node:fs/promises';

/** Bytes beyond which the log is put aside; two files of it are kept. */
const MOST = 10 * 1024 * 1024;

/** The server appends, so its open file can be emptied under it. Resolves to the size it has now. */
export async function boundLog(file: string): Promise<number> {
  const size = await sizeOf(file);
  if (size <= MOST) return size;
  await copyFile(file, `${file}.1`);
  await truncate(file, 0);
  return 0;
}

export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.size ?? 0;
}

/** What PostgreSQL complained of since byte `from`: the last few grave lines, else the last lines. */
export async function complaints(file: string, from: number): Promise<string> {
  const lines = (await readEnd(file, from)).split('\n').filter(line => line.trim() !== '');
  const grave = lines.filter(line => /\b(FATAL|PANIC|ERROR|HINT):/.test(line));
  return (grave.length > 0 ? grave : lines).slice(-4).map(withoutPrefix).join(' / ');
}

/** Without date and process, which initdb may precede with what it was doing. */
export function withoutPrefix(line: string): string {
  return line.replace(/\d{4}-\S{5} [\d:.]+ UTC \[\d+\] /, '').trim();
}

async function readEnd(file: string, from: number): Promise<string> {
  const size = await sizeOf(file);
  const start = Math.max(from, size - 65_536, 0);
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return '';
  try {
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(Math.max(size - start, 0)),
      position: start,
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
