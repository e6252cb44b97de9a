import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveHealth } from '../../src/io/health.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import type { WorkerContext } from '../../workers/context.ts';
import { checksOf, figuresOf } from '../../workers/health.ts';
import type { Poller, PollHealth } from '../../workers/poll.ts';
import { type House, MONDAY, mail, openHouse } from '../support/house.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

let house: House;
let http: Awaited<ReturnType<typeof serveHealth>>;
let health: PollHealth;
/** What the server asks, unless a test puts another one in its place. */
let context: WorkerContext;

const poller: Poller = { health: () => health, stop: async () => undefined };

beforeEach(async () => {
  house = await openHouse();
  context = house.context;
  health = {
    ...{ mailbox: 'hilfe@shop.example', folder: 'INBOX', state: 'idle' },
    ...{ lastContactAt: new Date(MONDAY), lastError: null },
  };
  http = await serveHealth(0, {
    checks: () => checksOf(context, [poller]),
    figures: () => figuresOf(context),
  });
});

afterEach(async () => {
  await http.close();
  await house.close();
});

async function get(path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${http.port}${path}`, { method });
  return { status: response.status, body: await response.text() };
}

it('lives', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, body: 'ok\n' });
  expect((await get('/healthz', 'POST')).status).toBe(405);
  expect((await get('/')).status).toBe(404);
});

it('counts, before the first mail and after it', async () => {
  const empty = await get('/metrics');
  expect(empty.status).toBe(200);
  expect(empty.body).toMatch(/^kulanz_waiting_rows\{stage="ingest"\} 0$/m);
  expect(empty.body).not.toMatch(/^kulanz_inbound_mails\{/m);
  await house.arrive(mail({ from: 'erika@example.org' }));
  expect((await get('/metrics')).body).toMatch(/^kulanz_waiting_rows\{stage="ingest"\} 1$/m);
  await house.settle();
  const filled = await get('/metrics');
  expect(filled.status).toBe(200);
  expect(filled.body).toMatch(/^kulanz_inbound_mails\{status="done"\} 1$/m);
  expect(filled.body).toMatch(/^kulanz_outbox_mails\{kind="handover",status="sent"\} 1$/m);
  expect(filled.body).toMatch(/^kulanz_tickets\{state="open"\} 1$/m);
  expect(filled.body).not.toMatch(/status="stored"/);
  expect(filled.body).toMatch(/^kulanz_process_resident_memory_bytes /m);
});

it('is ready while the database and the mailboxes answer', async () => {
  const ready = await get('/readyz');
  expect(ready).toEqual({
    status: 200,
    body: 'ok database\nok mailbox hilfe@shop.example INBOX: idle\n',
  });
});

it('is not ready when a mailbox has been silent for long, unless another process reads it', async () => {
  health = { ...health, state: 'waiting', lastError: 'connection refused' };
  house.at('2026-11-23T09:04:00.000Z');
  const silent = await get('/readyz');
  expect(silent.status).toBe(503);
  expect(silent.body).toMatch(/^FAIL mailbox .* INBOX: waiting: connection refused$/m);
  health = { ...health, state: 'standby', lastError: null };
  expect((await get('/readyz')).status).toBe(200);
});

it('lives, but is not ready and has no figures, while the database is away', async () => {
  const url = new URL(house.url);
  const proxy = await startTcpProxy(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${proxy.port}`;
  const db: Db = openDatabase(url.href, { poolSize: 1 });
  context = { ...house.context, db };
  try {
    expect((await get('/readyz')).status).toBe(200);
    await proxy.goDown();
    const away = await get('/readyz');
    expect(away.status).toBe(503);
    expect(away.body).toMatch(/^FAIL database: ./m);
    expect((await get('/metrics')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    await proxy.comeBack();
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/metrics')).status).toBe(200);
  } finally {
    await db.destroy();
    await proxy.close();
  }
});
