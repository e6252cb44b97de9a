// One at a time across processes: a session lock of PostgreSQL on a connection of its own. It ends
// with the connection, so a killed process never keeps others waiting.
import { Client } from 'pg';

export interface HeldLock {
  /** Aborted when the lock is lost: the connection died, or the database doesn't answer. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface LockTimings {
  /** Between signs of life, in milliseconds; one that takes as long counts as none. */
  readonly heartbeat: number;
}

/**
 * Tries to get the lock `[space, key]`.
 * @returns null while another session holds it
 * @throws when the database can't be reached
 */
export async function tryLock(
  url: string,
  space: number,
  key: string,
  { heartbeat }: LockTimings = { heartbeat: 5_000 },
): Promise<HeldLock | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'kulanz lock',
    connectionTimeoutMillis: 10_000,
    query_timeout: Math.max(heartbeat, 1_000),
    keepAlive: true,
  });
  const lost = new AbortController();
  const lose = (): void => lost.abort();
  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
    // The server notices a vanished machine in a minute instead of hours, and frees the lock.
    await client.query(
      'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
    );
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as got',
      [space, key],
    );
    if (!rows[0]?.got) {
      await end(client);
      return null;
    }
  } catch (error) {
    await end(client);
    throw error;
  }
  return keepAlive(client, lost, heartbeat);
}

function keepAlive(client: Client, lost: AbortController, heartbeat: number): HeldLock {
  let asking = false;
  const timer = setInterval(() => {
    // One that hangs is ended by its own time limit.
    if (asking) return;
    asking = true;
    client.query('select 1').then(
      () => {
        asking = false;
      },
      () => lost.abort(),
    );
  }, heartbeat);
  lost.signal.addEventListener('abort', () => {
    clearInterval(timer);
    // Whatever is left of the connection must not go on holding the lock.
    void end(client);
  });
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer);
      await end(client);
    },
  };
}

/** Ends a connection that may be dead: waits a second, then destroys it. */
async function end(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, 1_000);
  });
  await Promise.race([client.end().catch(() => undefined), late]);
  clearTimeout(timer);
}
