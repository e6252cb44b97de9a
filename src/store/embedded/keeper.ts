import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentError, TransientError, wordsOf } from '../../errors.ts';
import { errorCode } from '../error-code.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { createCluster, hasCluster, readSecret, USER } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { chooseLauncher, type RootWay } from './launcher.ts';
import type { Layout } from './layout.ts';
import type { Log } from './log.ts';
import { boundLog } from './log-file.ts';
import { findPostmaster } from './postmaster.ts';
import { type Presence, showPresence } from './presence.ts';
import { findRunning, type Installation, startServer, stopServer } from './server.ts';

/** Milliseconds: a start may have to wait for another one's recovery, or for its stop. */
const LOCK_LIMIT = 150_000;
const LOG_CHECK = 3_600_000;
const FULL = 'is full, make room';
const FIRST_RETRY = 200;
const SLOWEST_RETRY = 30_000;

/** A server that dies younger than this is not started again at once. */
const SHORT_LIFE = 10_000;

/** PostgreSQL's words name processes and files; the reason is the same without their numbers. */
function kindOf(words: string): string {
  return words.includes(FULL) ? FULL : words.replace(/\d+/g, '');
}

/** One process's hold on the server of a directory: enters, watches, leaves. */
export class Keeper {
  url = '';
  joined = false;
  readonly #layout: Layout;
  readonly #log: Log;
  readonly #options: { readonly unsafe?: boolean; readonly rootWay?: RootWay };
  #presence: Presence | null = null;
  #restoring: Promise<void> | null = null;
  #stopped: Promise<void> | null = null;
  #logCheck: NodeJS.Timeout | null = null;
  #enteredAt = 0;
  readonly #leaving = new AbortController();

  constructor(layout: Layout, log: Log, options: { unsafe?: boolean; rootWay?: RootWay }) {
    this.#layout = layout;
    this.#log = log;
    this.#options = options;
  }

  async start(): Promise<void> {
    this.joined = await this.#enter();
    this.#logCheck = setInterval(() => {
      boundLog(this.#layout.log).catch(error => this.#log.warn(wordsOf(error)));
    }, LOG_CHECK).unref();
  }

  async ensureRunning(): Promise<void> {
    if (this.#presence === null && this.#stopped === null) {
      this.#restoring ??= this.#restore().finally(() => {
        this.#restoring = null;
      });
    }
    await this.#restoring;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#leave();
    return this.#stopped;
  }

  async #enter(): Promise<boolean> {
    try {
      return await this.#enterAlone();
    } catch (error) {
      if (!/ENOSPC|No space left/.test(wordsOf(error))) throw error;
      throw new TransientError(`the disk of ${this.#layout.directory} ${FULL}: ${wordsOf(error)}`);
    }
  }

  /** True: joined a server that ran already. */
  #enterAlone(): Promise<boolean> {
    return withFileLock(this.#layout.lock, LOCK_LIMIT, async () => {
      const binaries = await findBinaries();
      const exists = await hasCluster(this.#layout, binaries);
      const secret = await readSecret(this.#layout, exists);
      const installation = await this.#install(binaries, exists ? null : secret);
      const running = await findRunning(installation);
      const bound = this.url === '' ? null : Number(new URL(this.url).port);
      const { port } = running ?? (await startServer(installation, bound));
      const url = `postgres://${USER}:${secret}@127.0.0.1:${port}/postgres`;
      this.#watch(await this.#show(url));
      if (this.url !== '' && this.url !== url)
        this.#log.error(
          `somebody took the port of the database, it listens on ${port} now: start Kulanz anew`,
        );
      else this.url = url;
      return running !== null;
    });
  }

  /** `secret`: the password of the database to be made; null: there is one. */
  async #install(binaries: Binaries, secret: string | null): Promise<Installation> {
    const layout = this.#layout;
    const { unsafe = false, rootWay } = this.#options;
    const launcher = await chooseLauncher(binaries, layout.directory, layout.data, rootWay);
    if (secret !== null) {
      this.#log.info(`making a database in ${layout.directory}`);
      await createCluster(layout, binaries, launcher, secret, unsafe);
    }
    return { layout, binaries, launcher, unsafe };
  }

  async #show(url: string): Promise<Presence> {
    try {
      return await showPresence(url, this.#layout.data);
    } catch (error) {
      if (errorCode(error) !== '28P01') throw error;
      throw new PermanentError(
        `the password in ${this.#layout.secret} is not the one of the database beside it: ` +
          'put the right file back from a backup',
      );
    }
  }

  #watch(presence: Presence): void {
    this.#presence = presence;
    this.#enteredAt = Date.now();
    void presence.gone.then(() => {
      this.#presence = null;
      if (this.#stopped !== null) return;
      this.#log.warn('the database is gone: starting it again');
      void this.ensureRunning();
    });
  }

  /** Tries until it runs. A reason is told once, not at every attempt. */
  async #restore(): Promise<void> {
    let told = '';
    if (Date.now() - this.#enteredAt < SHORT_LIFE) await this.#pause(SHORT_LIFE / 10);
    for (let delay = FIRST_RETRY; this.#stopped === null; delay *= 2) {
      try {
        await this.#enter();
        this.#log.info('the database runs again');
        return;
      } catch (error) {
        const words = wordsOf(error);
        if (kindOf(words) !== told) this.#log.error(`the database does not run: ${words}`);
        told = kindOf(words);
      }
      await this.#pause(Math.min(delay, SLOWEST_RETRY));
    }
  }

  #pause(milliseconds: number): Promise<void> {
    const options = { ref: false, signal: this.#leaving.signal };
    return sleep(milliseconds, undefined, options).catch(() => undefined);
  }

  async #leave(): Promise<void> {
    if (this.#logCheck) clearInterval(this.#logCheck);
    this.#leaving.abort();
    await this.#restoring;
    await withFileLock(this.#layout.lock, LOCK_LIMIT, async () => {
      // Without an answer the server is down or recovers: whoever needs it starts it again.
      const others = (await this.#presence?.countOthers().catch(() => 0)) ?? 0;
      await this.#presence?.leave();
      if (others > 0) return this.#log.info(`the database goes on for ${others} other process(es)`);
      await this.#stopServer();
    });
  }

  async #stopServer(): Promise<void> {
    const running = await findPostmaster(this.#layout.data);
    if (running === null) return;
    const installation = await this.#install(await findBinaries(), null);
    if (!(await stopServer(installation, running.pid)))
      this.#log.warn('the database belongs to another user of this computer: it goes on');
  }
}
