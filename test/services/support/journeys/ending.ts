// When all has been said: what everybody has heard, what has been read, how the product ends.
import { expect, it } from 'vitest';
import { runKulanz } from '../kulanz-process.ts';
import { expectNothingInternal } from '../letters.ts';
import type { World } from '../world.ts';

export function ending(get: () => World): void {
  it('no customer has heard anything but the words of a human, and nothing internal', async () => {
    const world = get();
    expect(world.heard.size).toBeGreaterThan(8);
    for (const address of world.customers) {
      const mails = await world.box(address).all();
      const ids = mails.map(({ mail }) => mail.messageId);
      expect(ids, `mails to ${address}`).toEqual(world.heard.get(address) ?? []);
      for (const mail of mails) await expectNothingInternal(world, mail);
    }
  });

  it('kulanz reconcile accounts for every mail', async () => {
    const world = get();
    const { code, stdout, stderr } = await world.kulanz('reconcile', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const reports = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Report);
    for (const address of [world.shop.support, world.shop.store]) {
      const report = reports.find(one => one.mailbox === address && one.folder === 'INBOX');
      const here = (await world.box(address).all()).length;
      expect(report).toMatchObject({ unaccounted: [], quarantined: [] });
      // The probes of kulanz check came and went.
      expect(report?.onServer).toBeLessThanOrEqual(here);
      expect((report?.stored ?? 0) + (report?.duplicates ?? 0)).toBe(report?.onServer);
    }
    expect(reports.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(2);
  });

  it('nothing went wrong unseen: the logs hold no error that no journey caused', async () => {
    const { processes } = get().shop;
    const errors = processes.flatMap(({ name, log }) =>
      log
        .filter(({ level }) => !['info', 'warn', 'debug'].includes(level))
        .map(line => ({ name, ...line })),
    );
    const expected = ['mail refused'];
    expect(errors.filter(({ msg }) => !expected.includes(msg))).toEqual([]);
  });

  it('SIGTERM ends every process within 10 s, with 0', async () => {
    const { processes } = get().shop;
    const ends = await Promise.all(processes.map(process => process.stop()));
    expect(ends.map(({ code }) => code)).toEqual(processes.map(() => 0));
    for (const { ms } of ends) expect(ms).toBeLessThan(10_000);
    for (const { log } of processes) expect(log.at(-1)?.msg).toBe('stopped');
  });

  it('kulanz reconcile fails when a mail has not been read', async () => {
    const world = get();
    const sent = await world.send(world.customer('Nora Nachzüglerin'), {
      to: world.shop.support,
      subject: 'Wird erst morgen gelesen',
      text: 'Guten Abend!',
    });
    await world
      .box(world.shop.support)
      .waitFor('the late mail', ({ mail }) => mail.messageId === sent.messageId);
    const { code, stdout } = await runKulanz(
      ['reconcile', '--config', world.shop.config],
      world.shop.dir,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('1 Mail fehlt hier.');
  });
}

interface Report {
  readonly mailbox: string;
  readonly folder: string;
  readonly onServer: number;
  readonly stored: number;
  readonly duplicates: number;
}
