// A human says what Kulanz misread; later mails like it are judged so, until it is undone.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordsFor } from '../../../../src/mail/words.ts';
import { teachableLevel, teachableTopic } from '../../../support/teach.ts';
import type { Someone } from '../journey-shop.ts';
import { runKulanz } from '../kulanz-process.ts';
import { handover, handoverToAnybody, notice, numberOf, reply } from '../letters.ts';
import type { Received } from '../postbox.ts';
import { showTicket, ticketThat } from '../tickets.ts';
import type { World } from '../world.ts';

const MAIL = {
  subject: 'Mein Kundenbereich',
  text: 'Guten Tag, in meinem Kundenbereich fehlt die Rechnung über das Teeservice. Bitte ergänzen Sie sie.',
};
const ALIKE = {
  ...MAIL,
  text: 'Hallo, in meinem Kundenbereich fehlt die Rechnung über das Teeservice immer noch. Bitte ergänzen.',
};
const BECAUSE = /weil eine ähnliche Mail korrigiert wurde, zuletzt am [^()]{8,30} \((K-\d+)\)/g;

export function corrections(get: () => World): void {
  it('what an agent corrects, the next mail like it is judged by, until it is reset', async () => {
    const world = get();
    const names = wordsFor('de');
    // Whatever today's models read: it was wrong.
    const [level, topic] = [teachableLevel(MAIL, ALIKE), teachableTopic(MAIL, ALIKE)];
    const first = await writes(world, 'Erika Sommer', MAIL);
    await reply(
      world,
      agentOf(world, first),
      first,
      `#thema ${names.topic[topic]}\n#stimmung ${names.level[level]}`,
    );
    const number = numberOf(first);
    const corrected = await ticketThat(world, number, 'is corrected', one => one.level === level);
    expect(corrected.topics).toEqual([{ topic, score: 1 }]);

    const second = await writes(world, 'Max Winter', ALIKE);
    expect(because(second.mail.text)).toEqual([number, number]);
    const shown = await world.kulanz('show', numberOf(second));
    expect(shown.stdout).toMatch(new RegExp(`^Stimmung: +${names.level[level]} – weil eine `, 'm'));
    // Once more each when the mail went to a second human.
    expect(because(shown.stdout).length).toBeGreaterThan(1);
    expect(new Set(because(shown.stdout))).toEqual(new Set([number]));
    expect(because(await explained(world, '--learned'))).toEqual([number, number]);
    expect(because(await explained(world))).toEqual([]);
    expect((await world.kulanz('insight', 'show')).stdout).toContain(number);

    expect((await world.kulanz('insight', 'reset')).code).toBe(2);
    expect((await world.kulanz('insight', 'reset', '--yes')).code).toBe(0);
    const third = await writes(world, 'Lena Herbst', ALIKE);
    expect(because(third.mail.text)).toEqual([]);
    const judged = await showTicket(world, numberOf(third));
    expect(judged.level).not.toBe(level);
    expect(judged.topics[0]?.topic).not.toBe(topic);
    // What a human said of a mail stands.
    expect((await showTicket(world, number)).level).toBe(level);
  });

  it('#vip: from the next mail on the owner hears of this customer', async () => {
    const world = get();
    const { jonas } = world.shop.people;
    const first = await writes(world, 'Nina Vogt', MAIL);
    const nina = world.customer('Nina Vogt');
    await reply(world, agentOf(world, first), first, '#vip');
    await ticketThat(world, numberOf(first), 'matters', ({ customer }) => customer.value.super);
    const sent = await world.send(nina, {
      to: world.shop.support,
      subject: 'Öffnungszeiten',
      text: 'Guten Tag, wann haben Sie am Samstag geöffnet?\n\nNina Vogt',
    });
    const second = await handover(world, jonas, nina, sent);
    expect(second.mail.text).toMatch(
      /^Kundenwert: Super-Kunde – von Ihnen als besonders wichtig markiert/m,
    );
    await notice(world, jonas, `Super-Kunde: Nina Vogt [${numberOf(second)}]`, null);
    expect(await world.box(nina).all()).toEqual([]);
  });
}

/** What `kulanz explain` says of the mail that is like the corrected one. */
async function explained({ shop }: World, ...options: string[]): Promise<string> {
  const [file, config] = [join(shop.dir, 'alike.eml'), join(shop.dir, 'explain.yaml')];
  await writeFile(file, `From: a@kunde.example\nSubject: ${ALIKE.subject}\n\n${ALIKE.text}\n`);
  // Another journey edits the rules of the shop, and breaks them.
  await mkdir(join(shop.dir, 'no-rules'), { recursive: true });
  await writeFile(config, `${await readFile(shop.config, 'utf8')}rules: ./no-rules\n`);
  const args = ['explain', ...options, file, '--config', config];
  const { code, stdout, stderr } = await runKulanz(args, shop.dir);
  if (code !== 0) throw new Error(`kulanz explain: ${code} ${stderr}`);
  return stdout;
}

async function writes(world: World, name: string, mail: typeof MAIL): Promise<Received> {
  const customer = world.customer(name);
  const sent = await world.send(customer, { to: world.shop.support, ...mail });
  return handoverToAnybody(world, customer, sent);
}

/** In whose mailbox it lies. */
function agentOf({ shop }: World, { mail }: Received): Someone {
  const to = [mail.to ?? []].flat()[0]?.value[0]?.address;
  const agent = Object.values(shop.people).find(({ address }) => address === to);
  if (!agent) throw new Error(`nobody has ${to}`);
  return agent;
}

/** The tickets of the corrections that are named as reasons. */
function because(text = ''): string[] {
  return [...text.replace(/\s+/g, ' ').matchAll(BECAUSE)].map(([, number]) => number ?? '');
}
