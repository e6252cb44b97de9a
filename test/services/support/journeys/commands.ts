// What a colleague does with a line that begins with #.
import { expect, it } from 'vitest';
import { gmailWeb, outlookDesktop, thunderbirdTop } from '../../../support/reply-clients.ts';
import { expectAnswer, handover, notice, numberOf, reply } from '../letters.ts';
import { happened, showTicket, ticketThat } from '../tickets.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;

export function commands(get: () => World): void {
  it('#notiz stays inside, #an passes the case on, #warten lets it rest', async () => {
    const world = get();
    const { anna, tom } = world.shop.people;
    const lena = world.customer('Lena Krüger');
    const first = await world.send(lena, {
      to: world.shop.support,
      subject: 'Erstattung für den Topf',
      text: 'Hallo, der Topf passt leider nicht zu uns. Bekomme ich eine Erstattung?\n\nLena Krüger',
    });
    const given = await handover(world, anna, lena, first);
    const number = numberOf(given);
    await reply(world, anna, given, '#notiz Tom kennt den Spediteur\n#an Tom', gmailWeb);
    const passed = await handover(world, tom, lena, first);
    expect(numberOf(passed)).toBe(number);
    expect(passed.mail.text).toContain('Anna Berger');
    expect(passed.mail.replyTo?.value[0]?.address).not.toBe(given.mail.replyTo?.value[0]?.address);

    const words = 'Liebe Frau Krüger,\n\nein neuer Topf ist unterwegs.\n\nTom Vogel';
    await reply(world, tom, passed, `#warten 5d\n\n${words}`, outlookDesktop);
    const answered = await expectAnswer(world, {
      customer: lena,
      agent: tom,
      words,
      number,
      thread: [first],
    });
    expect(answered.raw.toString('latin1')).not.toContain('Spediteur');
    const ticket = await ticketThat(world, number, 'waits', ({ events }) =>
      events.some(({ what }) => what === 'waiting'),
    );
    expect(ticket).toMatchObject({ state: 'waiting', assignee: { id: 'tom' } });
    const days = (Date.parse(ticket.nextActionAt) - Date.now()) / DAY;
    expect(days).toBeGreaterThan(4.9);
    // A weekend or a holiday may stand between.
    expect(days).toBeLessThan(9.5);
    expect(ticket.events.map(({ because }) => because).join('\n')).toContain(
      'Tom kennt den Spediteur',
    );
  });

  it('a command that nobody knows sends nothing and gets the list back', async () => {
    const world = get();
    const { anna, tom } = world.shop.people;
    const ali = world.customer('Ali Yildiz');
    const first = await world.send(ali, {
      to: world.shop.support,
      subject: 'Frage zur Erstattung',
      text: 'Guten Tag, ich habe die Schuhe zurückgeschickt. Wann kommt die Erstattung?\n\nAli Yildiz',
    });
    const given = await handover(world, anna, ali, first);
    const number = numberOf(given);
    await reply(world, anna, given, '#erldigt\nDie Rechnung ist unterwegs.', thunderbirdTop);
    const told = await notice(
      world,
      anna,
      'Ein Befehl war nicht verständlich; nichts wurde gesendet',
      number,
    );
    for (const words of [
      '#erldigt',
      '#erledigt',
      '#notiz',
      '#an',
      '#warten',
      'Die Rechnung ist unterwegs.',
    ])
      expect(told.mail.text).toContain(words);
    const ticket = await showTicket(world, number);
    expect(ticket.state).toBe('open');
    expect(ticket.articles.map(({ direction }) => direction)).toEqual(['in', 'internal']);
    expect(await world.box(ali).all()).toEqual([]);

    // Somebody who isn't there is no command that can be obeyed either.
    await reply(world, anna, given, '#an karla');
    const nobody = await world
      .box(anna)
      .waitFor(
        'notice about a colleague who is not there',
        ({ mail }) => mail.subject === told.mail.subject && (mail.text ?? '').includes('karla'),
      );
    expect(nobody.mail.text).toContain('anna (Anna Berger), ');

    // Answering the notice goes on with the case.
    const words = 'Die Rechnung ist jetzt unterwegs.\n\nAnna Berger';
    await reply(world, anna, told, `#assign tom\n${words}`);
    await expectAnswer(world, { customer: ali, agent: anna, words, number, thread: [first] });
    await handover(world, tom, ali, first);
    expect(happened(await showTicket(world, number))).toContain('assigned');
  });
}
