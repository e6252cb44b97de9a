import { Pool, type PoolConfig } from 'pg';

/**
 * A pool whose connections may break at any moment without ending the process: an idle one is told to
 * `lost`, one in use fails its next query. Connects only when it is used.
 */
export function createPool(config: PoolConfig, lost: (error: Error) => void): Pool {
  const pool = new Pool({ connectionTimeoutMillis: 10_000, keepAlive: true, ...config });
  pool.on('error', lost);
  // The pool listens to idle connections only. One that breaks in a transaction, between two queries,
  // would end the process.
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
}
