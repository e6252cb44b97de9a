// Who may speak for the shop, and what must stay inside.
import { expect, it } from 'vitest';
import { outlookDesktop } from '../../../support/reply-clients.ts';
import type { Someone } from '../journey-shop.ts';
import { cardLines, expectAnswer, handover, notice, numberOf, reply } from '../letters.ts';
import type { Received } from '../postbox.ts';
import { happened, showTicket, ticketsOf } from '../tickets.ts';
import type { Sent, World } from '../world.ts';

interface Case {
  readonly world: World;
  readonly customer: Someone;
  readonly first: Sent;
  readonly given: Received;
  readonly number: string;
}

/** A customer's question has reached Anna. */
async function openCase(world: World, name: string): Promise<Case> {
  const customer = world.customer(name);
  const first = await world.send(customer, {
    to: world.shop.support,
    subject: `Erstattung für ${name}`,
    text: `Guten Tag, bitte erstatten Sie mir den Betrag der Bestellung 99.\n\n${name}`,
  });
  const given = await handover(world, world.shop.people.anna, customer, first);
  return { world, customer, first, given, number: numberOf(given) };
}

export function safety(get: () => World): void {
  it('a reply with words of the card is held until its human says #senden', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { customer, first, given, number } = await openCase(world, 'Sophie Lenz');
    const secret = cardLines(given.mail.text ?? '').find(line => line.startsWith('Zuständig:'));
    expect(secret).toBeDefined();
    const words = `Liebe Frau Lenz,\n\nso steht es bei uns:\n${secret}\n\nAnna Berger`;
    await reply(world, anna, given, words, outlookDesktop);
    const held = await notice(world, anna, 'Ihre Antwort wartet: bitte einmal ansehen', number);
    expect(held.mail.text).toContain(secret);
    expect(held.mail.text).toContain('so steht es bei uns');
    expect(await world.box(customer).all()).toEqual([]);
    const ticket = await showTicket(world, number);
    expect(ticket.articles.at(-1)).toMatchObject({ hold: 'held' });

    await reply(world, anna, held, '#senden');
    await expectAnswer(world, {
      customer,
      agent: anna,
      words,
      number,
      thread: [first],
      released: true,
    });
  });

  it("a mail under a colleague's address without a token goes nowhere, and they are told", async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { customer, given, number } = await openCase(world, 'Karl Oberländer');
    await world.send(anna, {
      to: world.shop.support,
      subject: `Re: ${given.mail.subject ?? ''}`,
      text: 'Überweisen Sie bitte 500 Euro auf mein Konto.',
    });
    const told = await notice(
      world,
      anna,
      'Eine Mail von Ihrer Adresse wurde nicht angenommen',
      null,
    );
    expect(told.mail.text).toContain('Überweisen Sie bitte 500 Euro');
    expect(told.mail.replyTo).toBeUndefined();
    expect(await world.box(customer).all()).toEqual([]);
    const { articles } = await showTicket(world, number);
    expect(articles.map(({ direction }) => direction)).toEqual(['in']);
    expect(await ticketsOf(world, anna.address)).toEqual([]);
  });

  it("another sender with a colleague's token is held, and the colleague is asked", async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { customer, first, given, number } = await openCase(world, 'Gerda Blum');
    const stranger = world.customer('Anna Berger Privat');
    const words = 'Liebe Frau Blum,\n\ndas Geld kommt morgen.\n\nAnna Berger';
    await reply(world, stranger, given, words);
    const asked = await notice(world, anna, 'War das Ihre Antwort?', number);
    expect(asked.mail.text).toContain(stranger.address);
    expect(asked.mail.text).toContain('das Geld kommt morgen');
    expect(await world.box(customer).all()).toEqual([]);
    expect(await world.box(stranger).all()).toEqual([]);
    expect(happened(await showTicket(world, number))).toContain('held');

    // It was her, from her private address: she says so from her own.
    await reply(world, anna, asked, '#senden');
    await expectAnswer(world, { customer, agent: anna, words, number, thread: [first] });
  });

  it('a stranger who names a number gets a ticket of their own, and its human a word', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { number } = await openCase(world, 'Ida Sommer');
    const stranger = world.customer('Max Fremd');
    const sent = await world.send(stranger, {
      to: world.shop.support,
      subject: `Re: Erstattung für Ida Sommer [${number}]`,
      text: 'Guten Tag, was ist mit der Erstattung?\n\nMax Fremd',
    });
    const given = await handover(world, anna, stranger, sent);
    expect(numberOf(given)).not.toBe(number);
    expect(given.mail.text).toMatch(/Achtung: .*(?:Nummer|Ticket)/);
    const [own, ...more] = await ticketsOf(world, stranger.address);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ number: numberOf(given), customer: { address: stranger.address } });
    const ticket = await showTicket(world, number);
    expect(ticket.articles).toHaveLength(1);
  });

  it('one mail to two addresses and an alias is one ticket', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const { support, alias, store } = world.shop;
    const customer = world.customer('Doris Doppelt');
    const mail = {
      to: [support, alias],
      cc: store,
      subject: 'Erstattung, an alle Adressen',
      text: 'Guten Tag, bitte erstatten Sie Bestellung 12.\n\nDoris Doppelt',
      messageId: `<dreifach-${world.shop.id}@kunde.example>`,
      date: new Date(),
    };
    // Their mail server knows nothing of the alias: it delivers once to each address.
    const envelope = { from: customer.address };
    const sent = await world.send(customer, { ...mail, envelope: { ...envelope, to: support } });
    await world.send(customer, { ...mail, envelope: { ...envelope, to: [alias, store] } });
    const given = await handover(world, anna, customer, sent);
    // What comes after the copies is read after them.
    const witness = world.customer('Werner Zeuge');
    for (const to of [support, store]) {
      const subject = `Erstattung, Nachfrage an ${to}`;
      const after = await world.send(witness, {
        to,
        subject,
        text: 'Bitte erstatten Sie Bestellung 13.',
      });
      await handover(world, anna, witness, after);
    }
    for (const [address, copies] of [
      [support, 2],
      [store, 1],
    ] as const) {
      const mails = await world.box(address).all();
      expect(mails.filter(({ mail }) => mail.messageId === sent.messageId)).toHaveLength(copies);
    }
    expect(await ticketsOf(world, customer.address)).toHaveLength(1);
    const handovers = (await world.box(anna).all()).filter(
      mail => numberOf(mail) === numberOf(given),
    );
    expect(handovers).toHaveLength(1);
  });
}
