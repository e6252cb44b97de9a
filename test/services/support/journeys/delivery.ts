// What happens with an answer that the mail server does not take, or takes later, or gives back.
import { expect, it } from 'vitest';
import { startGreylist } from '../greylist.ts';
import { handover, handoverToAnybody, nextAnswer, notice, numberOf, reply } from '../letters.ts';
import { happened, showTicket } from '../tickets.ts';
import { until } from '../until.ts';
import type { World } from '../world.ts';

const WORDS = 'Guten Tag,\n\ndas Geld ist unterwegs.\n\nAnna Berger';

export function delivery(get: () => World): void {
  it('an answer that is refused comes back to its author, with the words of the server', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const nobody = world.customer('Norbert Niemand', 'leer.example');
    const { given, number } = await answered(world, 'Norbert Niemand', 'leer.example');
    const told = await notice(
      world,
      anna,
      'Ihre Antwort an Norbert Niemand konnte nicht gesendet werden',
      number,
    );
    expect(told.mail.text).toContain('550 5.1.1');
    expect(told.mail.text).toContain('User unknown in virtual mailbox table');
    expect(told.mail.text).toContain(nobody.address);
    expect(told.mail.text).toContain('das Geld ist unterwegs');
    expect(told.mail.inReplyTo).toBe(given.mail.messageId);
    const ticket = await showTicket(world, number);
    expect(ticket).toMatchObject({ state: 'open' });
    expect(ticket.waitingSince).not.toBeNull();
    expect(happened(ticket)).toContain('not-delivered');
  });

  it('an answer that bounces later comes back to its author', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { number } = await answered(world, 'Sabine Spät', 'spaet.example');
    const told = await notice(world, anna, 'Ihre Antwort an Sabine Spät kam zurück', number);
    expect(told.mail.text).toContain('5.2.2');
    expect(told.mail.text).toContain('This mailbox is full since Easter');
    expect(told.mail.text).toContain('das Geld ist unterwegs');
    const ticket = await showTicket(world, number);
    expect(ticket).toMatchObject({ state: 'open' });
    expect(happened(ticket)).toEqual(
      expect.arrayContaining(['answered', 'bounce', 'not-delivered']),
    );
  });

  it('an answer that must wait is sent again, under the same Message-ID, and arrives once', async () => {
    const world = get();
    const greta = world.customer('Greta Grau', 'grau.example');
    const greylist = await startGreylist();
    const { number } = await answered(world, 'Greta Grau', 'grau.example');
    const found = await nextAnswer(world, greta).finally(() => greylist.close());
    expect(greylist.asked.get(greta.address)).toBe(2);
    const tries = await until('two tries in the log', 5_000, () => {
      const log = world.shop.processes.flatMap(process => process.log);
      const lines = log.filter(line => line.messageId === found.mail.messageId);
      // Each may be another process's.
      return lines.length > 1 && lines.sort((a, b) => (a.time < b.time ? -1 : 1));
    });
    expect(tries.map(({ msg }) => msg)).toEqual([
      'mail not accepted yet, trying again',
      'mail sent',
    ]);
    expect(tries[0]?.words).toContain('450 4.7.1');
    expect((await showTicket(world, number)).state).toBe('waiting');
  });

  it("a colleague's mailbox that refuses mail: the next human gets the case, the owner knows", async () => {
    const world = get();
    const { jonas, otto } = world.shop.people;
    const klaus = world.customer('Klaus Ende');
    const sent = await world.send(klaus, {
      to: world.shop.support,
      subject: 'Kündigung meines Blumenabos',
      text: 'Guten Tag, hiermit kündige ich mein Blumenabo zum nächsten Monat.\n\nKlaus Ende',
    });
    const given = await handoverToAnybody(world, klaus, sent);
    const number = numberOf(given);
    const told = await notice(world, jonas, 'Otto Leer ist per Mail nicht zu erreichen', number);
    expect(told.mail.text).toContain(otto.address);
    expect(told.mail.text).toContain('550 5.1.1');
    const ticket = await showTicket(world, number);
    const assigned = ticket.events.filter(({ what }) => what === 'assigned');
    expect(assigned.map(({ person }) => person)).toEqual(['otto', ticket.assignee.id]);
    expect(ticket.assignee.id).not.toBe('otto');
  });
}

/** A case of somebody at that domain, which Anna has answered. */
async function answered(world: World, name: string, domain: string) {
  const { anna } = world.shop.people;
  const customer = world.customer(name, domain);
  const sent = await world.send(customer, {
    to: world.shop.support,
    subject: `Erstattung für ${name}`,
    text: `Guten Tag, bitte erstatten Sie mir die Bestellung 77.\n\n${name}`,
  });
  const given = await handover(world, anna, customer, sent);
  await reply(world, anna, given, WORDS);
  return { given, number: numberOf(given) };
}
