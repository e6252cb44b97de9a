// What the owner sees first: alerts within a minute, the digest at its time.
import { expect, it } from 'vitest';
import { expectAnswer, handover, numberOf, reply } from '../letters.ts';
import { showTicket } from '../tickets.ts';
import { until } from '../until.ts';
import type { World } from '../world.ts';

const FURIOUS = `Jetzt reicht es mir endgültig. Das ist die DRITTE Mail, die ich Ihnen schreibe, und es
kommt keine Antwort. Eine Unverschämtheit ist das! Wenn das Geld nicht bis Freitag da ist, übergebe
ich die Sache meinem Anwalt, und auf Trustpilot bekommen Sie die Bewertung, die Sie verdienen.

Thorsten Brandt`;

const LOYAL = `Lieber Herr Weber,

ich bin seit acht Jahren Stammkundin und bestelle regelmäßig bei Ihnen, immer wieder eine Freude. Ich
empfehle Sie allen meinen Freundinnen weiter. Dürfte ich um einen Gefallen bitten: Könnten Sie den Strauß
für meine Mutter schon am Samstag liefern?

Margarete Ellis`;

export function owner(get: () => World): void {
  it.for([
    ['Thorsten Brandt', 'DRITTE MAIL!! Wo bleibt mein Geld?', FURIOUS, 'Sehr unzufriedener Kunde'],
    ['Margarete Ellis', 'Ein Dank und eine Bitte', LOYAL, 'Super-Kunde'],
  ] as const)('the owner hears of %s within a minute', async ([name, subject, text, kind]) => {
    const world = get();
    const { jonas } = world.shop.people;
    const customer = world.customer(name);
    const sent = await world.send(customer, { to: world.shop.support, subject, text });
    const alert = await world
      .box(jonas)
      .waitFor(
        `alert about ${name}`,
        ({ mail }) => new RegExp(`^${kind}: ${name} \\[K-\\d+\\]$`).test(mail.subject ?? ''),
        60_000,
      );
    const seconds = (Date.now() - sent.at) / 1000;
    console.log(`${world.shop.mode}: alert about ${name} after ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(60);
    expect(alert.header('Importance')).toBe('high');
    // The owner has the case itself too, and whatever of both is answered reaches the customer.
    const given = await handover(world, jonas, customer, sent);
    const number = numberOf(given);
    expect(numberOf(alert)).toBe(number);
    const ticket = await showTicket(world, number);
    expect(ticket.assignee.id).toBe('jonas');
    if (name === 'Margarete Ellis') {
      expect(ticket.customer.value.super).toBe(true);
      const words = 'Liebe Frau Ellis,\n\nsehr gern, der Strauß kommt am Samstag.\n\nJonas Weber';
      await reply(world, jonas, alert, words);
      await expectAnswer(world, { customer, agent: jonas, words, number, thread: [sent] });
    } else {
      expect(ticket.level).toBe('extremely-unhappy');
      expect(alert.mail.text).toContain('Anwalt');
    }
  });

  it('the digest comes at its time, the worst first', async () => {
    const world = get();
    const { clock, time } = world.shop.digestAt;
    const limit = Math.max(0, time.getTime() - Date.now()) + 45_000;
    const digest = await until(`the digest of ${clock}`, limit, async () =>
      // One that somebody asked for may come before.
      (await digests(world)).find(({ mail }) => mail.date && mail.date >= time),
    );
    const after = (Date.now() - time.getTime()) / 1000;
    console.log(`${world.shop.mode}: digest ${after.toFixed(1)} s after ${clock}`);
    expect(after).toBeGreaterThan(0);
    expect(digest.header('Auto-Submitted')).toBe('auto-generated');
    const text = digest.mail.text ?? '';
    const worst = text.indexOf('Thorsten Brandt');
    expect(worst).toBeGreaterThan(0);
    for (const other of ['Sophie Lenz', 'Ida Sommer', 'Paul Klein']) {
      const at = text.indexOf(other);
      if (at >= 0) expect(worst).toBeLessThan(at);
    }
    // Who waits, since when, with whom, and why it matters.
    const entry = text.slice(Math.max(0, worst - 300), worst + 500);
    expect(entry).toContain('DRITTE MAIL!! Wo bleibt mein Geld?');
    expect(entry).toMatch(/Wartet seit \d+ (?:Minute|Stunde)/);
    expect(entry).toContain('Bei Jonas Weber');
    expect(entry).toContain('Anwalt');
    expect(text).toContain('Wer hat wie viel');
    expect(digest.mail.html).toContain('Thorsten Brandt');
  });

  it('kulanz digest shows it at any time, and --send mails it', async () => {
    const world = get();
    const furious = world.customer('Thorsten Brandt');
    await until('the furious customer is known', 60_000, async () => {
      const { stdout } = await world.kulanz('tickets', '--customer', furious.address);
      return stdout.includes('K-');
    });
    const shown = await world.kulanz('digest');
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stdout).toContain('Thorsten Brandt');
    const json = await world.kulanz('digest', '--json');
    const { rows } = JSON.parse(json.stdout) as { rows: { customer: string; assignee: string }[] };
    expect(rows.find(row => row.customer.includes('Thorsten Brandt'))?.assignee).toBe(
      'Jonas Weber',
    );

    const before = (await digests(world)).length;
    expect((await world.kulanz('digest', '--send')).code).toBe(0);
    await until('a digest by mail', 30_000, async () => (await digests(world)).length > before);
  });
}

async function digests(world: World) {
  const mails = await world.box(world.shop.people.jonas).all();
  return mails.filter(({ mail }) => (mail.subject ?? '').startsWith('Wer wartet'));
}
