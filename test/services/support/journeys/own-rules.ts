// The merchant edits the rules while Kulanz runs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handover, notice, numberOf } from '../letters.ts';
import { showTicket } from '../tickets.ts';
import { until } from '../until.ts';
import type { World } from '../world.ts';

const PACKAGED = new URL('../../../../rules/de/routing.yaml', import.meta.url);
const TAKEN = 'rules: the new ones are in force';
const REFUSED = 'rules: the change has a mistake, the last good ones stay in force';

/** Only for customers that no other journey has. */
const gardeners = (who: string): string =>
  `- rule: Gärtner\n  when: { domain: gaertner.example }\n  assign: ${who}\n\n`;

export function ownRules(get: () => World): void {
  it('a change of the rules takes effect with the next mail, a broken file never', async () => {
    const world = get();
    const { jonas, mia, tom } = world.shop.people;
    const packaged = await readFile(PACKAGED, 'utf8');
    await save(world, gardeners('mia') + packaged, TAKEN);
    const first = await asks(world, 'Gerda Grün');
    expect((await goesTo(world, first, mia)).because).toContain('routing.yaml:1 Gärtner');

    // Half of it: the disk was full, or the upload broke.
    await save(world, gardeners('tom').slice(0, 60), REFUSED);
    await goesTo(world, await asks(world, 'Hans Halm'), mia);
    const broken = await notice(
      world,
      jonas,
      'In Ihren Regeln ist ein Fehler; die bisherigen gelten weiter',
      null,
    );
    expect(broken.mail.text).toContain('routing.yaml:3: ');

    await save(world, gardeners('tom') + packaged, TAKEN);
    const mended = await notice(world, jonas, 'Ihre Regeln sind wieder in Ordnung', null);
    expect(mended.mail.text).toContain('Die geänderten Regeln gelten ab jetzt.');
    await goesTo(world, await asks(world, 'Ina Immergrün'), tom);
    const told = (await world.box(jonas).all()).filter(({ mail }) =>
      /Ihre[nr]? Regeln/.test(mail.subject ?? ''),
    );
    expect(told).toHaveLength(2);
  });
}

/** Writes the file and waits until every process has seen it. */
async function save({ shop }: World, text: string, says: string): Promise<void> {
  const heard = (): number[] =>
    shop.processes.map(({ log }) => log.filter(({ msg }) => msg === says).length);
  const before = heard();
  await writeFile(join(shop.dir, 'rules', 'routing.yaml'), text);
  await until(`every process says "${says}"`, 30_000, () =>
    heard().every((count, at) => count > (before[at] ?? 0)),
  );
}

async function asks(world: World, name: string) {
  const customer = world.customer(name, 'gaertner.example');
  const sent = await world.send(customer, {
    to: world.shop.support,
    subject: `Frage von ${name}`,
    text: `Guten Tag, wie tief pflanzt man Tulpenzwiebeln?\n\n${name}`,
  });
  return { customer, sent };
}

async function goesTo(
  world: World,
  { customer, sent }: Awaited<ReturnType<typeof asks>>,
  who: World['shop']['people']['mia'],
) {
  const given = await handover(world, who, customer, sent);
  const { assignee } = await showTicket(world, numberOf(given));
  expect(assignee.id).toBe(who.id);
  return assignee;
}
