import { chown, lstat, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Where things lie in the directory of an embedded database. */
export interface Layout {
  readonly directory: string;
  /** PostgreSQL's own files. */
  readonly data: string;
  readonly secret: string;
  readonly log: string;
  /** The port of the last start: kept, so that programs which know it find the server again. */
  readonly port: string;
  readonly lock: string;
  /** Root's files in an ordinary user's directory become that user's, who must read them later. */
  own(file: string): Promise<void>;
}

/** Makes the directory if need be; 0700, for it holds the customers' mail. */
export async function prepareLayout(path: string): Promise<Layout> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const directory = await realpath(path);
  const { uid, gid } = await lstat(directory);
  const foreign = process.getuid?.() === 0 && uid !== 0;
  return {
    directory,
    data: join(directory, 'pg'),
    secret: join(directory, 'secret'),
    log: join(directory, 'postgres.log'),
    port: join(directory, 'port'),
    lock: join(directory, 'lock'),
    own: async file => {
      if (foreign) await chown(file, uid, gid);
    },
  };
}
