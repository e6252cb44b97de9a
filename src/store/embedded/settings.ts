// Settings of the embedded server. They are given at every start, not written into
// postgresql.conf, so that a new release changes them for directories that exist already.

/** For a machine that does other things too: below 200 MB in all, and nothing that risks data. */
const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'kulanz',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  shared_buffers: '40MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  huge_pages: 'off',
  jit: 'off',
  // No helper processes that a few mails a minute do not need; autovacuum stays.
  io_method: 'sync',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '2',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  max_replication_slots: '0',
  wal_level: 'minimal',
  min_wal_size: '64MB',
  max_wal_size: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // A killed Kulanz must not go on holding its locks in the middle of a wait.
  client_connection_check_interval: '5s',
  // The log tells what failed, without the statements and keys that hold people's data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
};

/** Only for servers that are thrown away, as in tests: a crash of the machine loses their data. */
const UNSAFE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Arguments for `postgres`. */
export function serverArguments(dataDirectory: string, port: number, unsafe: boolean): string[] {
  const settings = { ...SETTINGS, ...(unsafe ? UNSAFE : {}), port: String(port) };
  return [
    '-D',
    dataDirectory,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
