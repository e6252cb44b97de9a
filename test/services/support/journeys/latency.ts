// How long a mail takes on an idle system: in the mailbox, noticed by IDLE, handed over.
import { expect, it } from 'vitest';
import { handover } from '../letters.ts';
import { until } from '../until.ts';
import type { World } from '../world.ts';

const MAILS = 5;

export function latency(get: () => World): void {
  it('a mail is handed over within seconds of its delivery', async () => {
    const world = get();
    const { anna } = world.shop.people;
    const customer = world.customer('Inge Idle');
    const taken: number[] = [];
    for (let count = 1; count <= MAILS; count += 1) {
      const sent = await world.send(customer, {
        to: world.shop.support,
        subject: `Frage ${count} zur Erstattung`,
        text: `Guten Tag, dies ist meine Frage ${count} zur Erstattung.\n\nInge Idle`,
      });
      const given = await handover(world, anna, customer, sent);
      const accepted = await until('the log says so', 5_000, () =>
        acceptedAt(world, given.mail.messageId),
      );
      taken.push(accepted - sent.at);
    }
    taken.sort((a, b) => a - b);
    const shown = taken.map(ms => `${(ms / 1000).toFixed(2)} s`).join(', ');
    console.log(`${world.shop.mode}: from the mail server to the handover taken there: ${shown}`);
    // Generous, because other tests may share the machine; the benchmark is stricter.
    expect(taken[Math.floor(MAILS / 2)]).toBeLessThan(3_000);
    expect(taken.at(-1)).toBeLessThan(10_000);
  });
}

/** When the mail server had taken the mail with this Message-ID, by the product's log. */
function acceptedAt(world: World, messageId: string | undefined): number | null {
  const log = world.shop.processes.flatMap(process => process.log);
  const line = log.find(one => one.msg === 'mail sent' && one.messageId === messageId);
  return line ? Date.parse(line.time) : null;
}
