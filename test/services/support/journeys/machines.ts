// What machines send: kept, never passed on, never answered.
import { expect, it } from 'vitest';
import {
  expectAnswer,
  handover,
  handoverToAnybody,
  numberOf,
  outOfOffice,
  reply,
} from '../letters.ts';
import { happened, showTicket, ticketsOf, ticketThat } from '../tickets.ts';
import type { World } from '../world.ts';

export function machines(get: () => World): void {
  it("a colleague's out-of-office stays inside, and the next human gets the case", async () => {
    const world = get();
    const { mia } = world.shop.people;
    const partner = world.customer('Petra Partner');
    const first = await world.send(partner, {
      to: world.shop.support,
      subject: 'Provision für Oktober',
      text: 'Guten Tag, als Ihre Affiliate-Partnerin frage ich nach der Provision für Oktober.\n\nPetra Partner',
    });
    const given = await handover(world, mia, partner, first);
    const number = numberOf(given);
    await outOfOffice(
      world,
      mia,
      given,
      'Ich bin im Urlaub und ab Montag wieder für Sie da.\n\nMia Kurz',
    );
    const ticket = await ticketThat(
      world,
      number,
      'is with somebody else',
      ({ assignee, events }) =>
        assignee.id !== 'mia' && events.filter(({ what }) => what === 'handed-over').length === 2,
    );
    expect(happened(ticket)).toContain('away');
    const next = Object.values(world.shop.people).find(({ id }) => id === ticket.assignee.id);
    if (!next) throw new Error(`nobody is called ${ticket.assignee.id}`);
    const passed = await handover(world, next, partner, first);
    expect(numberOf(passed)).toBe(number);
    expect(passed.mail.text).toContain('Mia Kurz');
    expect(await world.box(partner).all()).toEqual([]);

    const words = 'Liebe Frau Partner,\n\ndie Provision ist angewiesen.';
    await reply(world, next, passed, words);
    await expectAnswer(world, { customer: partner, agent: next, words, number, thread: [first] });

    // Mia stays away: another case of her topic goes to somebody else at once.
    const other = world.customer('Bernd Partner');
    const later = await world.send(other, {
      to: world.shop.support,
      subject: 'Provision für November',
      text: 'Guten Tag, wann kommt die Provision für November?\n\nBernd Partner',
    });
    const instead = await handoverToAnybody(world, other, later);
    const own = await showTicket(world, numberOf(instead));
    expect(own.assignee.id).not.toBe('mia');
  });

  it("a customer's out-of-office, a newsletter and a strange bounce open no ticket", async () => {
    const world = get();
    const { anna, jonas, tom } = world.shop.people;
    const { support } = world.shop;
    const frank = world.customer('Frank Fern');
    const first = await world.send(frank, {
      to: support,
      subject: 'Erstattung vor meinem Urlaub',
      text: 'Guten Tag, bitte erstatten Sie Bestellung 55.\n\nFrank Fern',
    });
    const given = await handover(world, anna, frank, first);
    const number = numberOf(given);
    const words = 'Lieber Herr Fern,\n\nerledigt. Schönen Urlaub!';
    await reply(world, anna, given, `#close\n${words}`);
    const answered = await expectAnswer(world, {
      customer: frank,
      agent: anna,
      words,
      number,
      thread: [first],
    });
    await ticketThat(world, number, 'closed', ({ state }) => state === 'closed');
    await outOfOffice(world, frank, answered, 'Ich bin bis Ende des Monats verreist.');

    const news = world.customer('Wochenblatt');
    await world.send(news, {
      to: support,
      subject: 'Neues aus dem Garten, diese Woche mit Erstattung',
      headers: { 'List-Unsubscribe': '<https://news.example/u>', Precedence: 'bulk' },
      text: 'Unsere Angebote der Woche',
    });
    const daemon = { name: 'Mail Delivery System', address: 'MAILER-DAEMON@fern.example' };
    await world.send(daemon, {
      envelope: { from: '', to: support },
      to: support,
      subject: 'Undelivered Mail Returned to Sender',
      headers: { 'Auto-Submitted': 'auto-replied' },
      text: '<somebody@fern.example>: 550 5.1.1 unknown user',
    });
    // A human's mail after them: when it is handed over, they have been dealt with.
    const last = world.customer('Rita Rose');
    const after = await world.send(last, {
      to: support,
      subject: 'Erstattung nach den Maschinen',
      text: 'Guten Tag, bitte erstatten Sie Bestellung 56.\n\nRita Rose',
    });
    await handover(world, anna, last, after);
    expect(await ticketsOf(world, news.address)).toEqual([]);
    expect(await ticketsOf(world, daemon.address.toLowerCase())).toEqual([]);
    // The out-of-office lies with its case and has not opened it again.
    const ticket = await showTicket(world, number);
    expect(ticket.state).toBe('closed');
    expect(ticket.articles.at(-1)).toMatchObject({ direction: 'in', kind: 'auto-reply' });
    expect(await ticketsOf(world, frank.address)).toHaveLength(1);
    for (const who of [anna, tom, jonas]) {
      const words = (await world.box(who).all()).map(({ mail }) => mail.text ?? '').join('\n');
      expect(words).not.toContain('verreist');
      expect(words).not.toContain('Angebote der Woche');
      expect(words).not.toContain('unknown user');
    }
  });
}
