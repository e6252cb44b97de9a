import { Client } from 'pg';

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Names come from the tests alone, thus are written as they are. */
export function createDatabase(url: string, name: string, template = 'template0'): Promise<void> {
  return command(url, `create database ${name} template ${template} encoding 'UTF8'`);
}

export function dropDatabase(url: string, name: string): Promise<void> {
  return command(url, `drop database if exists ${name} with (force)`);
}

export async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'kulanz tests' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
