import { describe } from 'vitest';
import type { Mode } from '../journey-shop.ts';
import { commands } from './commands.ts';
import { conversation } from './conversation.ts';
import { delivery } from './delivery.ts';
import { ending } from './ending.ts';
import { inWorld } from './in-world.ts';
import { latency } from './latency.ts';
import { machines } from './machines.ts';
import { operator } from './operator.ts';
import { owner } from './owner.ts';
import { safety } from './safety.ts';

/** Everything that the product promises to people, on real servers, with storage of that kind. */
export function journeys(mode: Mode): void {
  inWorld({ title: 'journeys', mode }, get => {
    describe('on an idle system', () => latency(get));
    // As in a shop: at the same time, each with customers of its own.
    describe.concurrent('in a busy hour', () => {
      for (const journey of [owner, delivery, conversation, commands, safety, machines, operator])
        journey(get);
    });
    describe('in the end', () => ending(get));
  });
}
