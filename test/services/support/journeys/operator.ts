// What an operator does at the command line while the product runs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ticketNumber } from '../../../../src/tickets/number.ts';
import { runKulanz } from '../kulanz-process.ts';
import { handover, numberOf } from '../letters.ts';
import type { World } from '../world.ts';

export function operator(get: () => World): void {
  it('kulanz check says that all is well, and what is not', async () => {
    const world = get();
    const { code, stdout } = await world.kulanz('check', '--json');
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { check: string; ok: boolean });
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
    const checks = lines.map(({ check }) => check).sort();
    const perMailbox = ['imap', 'plus-address', 'smtp'];
    expect(checks).toEqual(
      [...perMailbox, ...perMailbox, 'configuration', 'database', 'queue', 'rules'].sort(),
    );
    expect(code).toBe(0);

    const good = await readFile(world.shop.config, 'utf8');
    const wrong = join(world.shop.dir, 'wrong-password.yaml');
    await writeFile(wrong, good.replace('password: secret', 'password: wrong'));
    const failed = await runKulanz(['check', '--no-probe', '--config', wrong], world.shop.dir);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/^FAIL {2}imap hilfe-.*password/im);

    const unknown = join(world.shop.dir, 'unknown-key.yaml');
    await writeFile(unknown, good.replace('  phone:', '  fone:'));
    const refused = await runKulanz(['check', '--config', unknown], world.shop.dir);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/unknown-key\.yaml:4/);
    expect(refused.stderr).toContain('phone');
  });

  it('kulanz tickets, show and explain tell what they are asked', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const customer = world.customer('Olga Operator');
    const sent = await world.send(customer, {
      to: world.shop.support,
      subject: 'Erstattung für Olga',
      text: 'Guten Tag, bitte erstatten Sie Bestellung 88.\n\nOlga Operator',
    });
    const given = await handover(world, anna, customer, sent);
    const number = numberOf(given);

    const listed = await world.kulanz('tickets', '--open', '--assignee', 'anna', '--json');
    expect(listed.code).toBe(0);
    const tickets = listed.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Listed);
    expect(
      tickets.every(({ assignee, state }) => assignee.id === 'anna' && state !== 'closed'),
    ).toBe(true);
    expect(tickets.find(ticket => ticket.number === number)).toMatchObject({
      state: 'open',
      customer: { address: customer.address },
      assignee: { id: 'anna', because: expect.stringContaining('routing.yaml:') },
      subject: sent.subject,
      level: 'neutral',
    });
    const plain = await world.kulanz('tickets', '--customer', customer.address);
    expect(plain.stdout.trim().split('\n')).toHaveLength(1);
    expect(plain.stdout).toContain(number);

    const nobody = await world.kulanz('tickets', '--assignee', 'ana');
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain('Did you mean anna?');
    expect((await world.kulanz('show', 'K-1')).code).toBe(2);
    expect((await world.kulanz('show', '99999')).code).toBe(2);
    expect((await world.kulanz('show', ticketNumber(987_654) ?? '')).code).toBe(1);
    expect((await world.kulanz('shwo', number)).code).toBe(2);

    const copy = (await world.box(world.shop.support).all()).find(
      ({ mail }) => mail.messageId === sent.messageId,
    );
    if (!copy) throw new Error("the customer's mail is not in the support mailbox");
    const file = join(world.shop.dir, 'olga.eml');
    await writeFile(file, copy.raw);
    const explained = await world.kulanz('explain', file, '--json');
    expect(explained.code).toBe(0);
    expect(JSON.parse(explained.stdout)).toMatchObject({
      messageId: sent.messageId,
      kind: 'human',
      language: 'de',
      would: { assignee: 'anna', alertOwner: false },
    });
    expect((await world.kulanz('explain', join(world.shop.dir, 'nothing.eml'))).code).toBe(1);
  });
}

interface Listed {
  readonly number: string;
  readonly state: string;
  readonly assignee: { readonly id: string };
}
