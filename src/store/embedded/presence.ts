import { Socket } from 'node:net';
import { Client } from 'pg';

/** Marks the connection by which a process of Kulanz shows that it is here. */
const NAME = 'kulanz presence';

/**
 * One idle connection for each process. The server drops it when the process dies, however it
 * dies, and it breaks at once when the server dies: who is here needs no other bookkeeping.
 */
export interface Presence {
  /** How many other processes are here. */
  countOthers(): Promise<number>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly gone: Promise<void>;
  leave(): Promise<void>;
}

export async function showPresence(url: string, dataDirectory: string): Promise<Presence> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    stream: () => socket,
    application_name: NAME,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  const gone = new Promise<void>(resolve => client.once('end', resolve));
  client.on('error', () => undefined);
  await client.connect();
  const where = await client.query<{ data_directory: string }>('show data_directory');
  if (where.rows[0]?.data_directory !== dataDirectory) {
    await client.end();
    throw new Error(`another database listens where ${dataDirectory} should`);
  }
  // It alone is no reason for a process to go on.
  socket.unref();
  return {
    gone,
    countOthers: async () => {
      socket.ref();
      const others = await client.query(
        'select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        [NAME],
      );
      return others.rows.length;
    },
    leave: () => client.end().catch(() => undefined),
  };
}
