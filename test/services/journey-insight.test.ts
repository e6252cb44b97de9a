// Who writes, how they feel, what is due to them: from a shop's export and from corrections to the card
// in a human's mailbox. Both kinds of storage at the same time.
import { corrections } from './support/journeys/corrections.ts';
import { imports } from './support/journeys/imports.ts';
import { inWorld } from './support/journeys/in-world.ts';
import { ownRules } from './support/journeys/own-rules.ts';
import { value } from './support/journeys/value.ts';

for (const mode of ['embedded', 'server'] as const) {
  inWorld({ title: 'journeys of insight', mode, concurrent: true }, get => {
    for (const journey of [value, corrections, ownRules, imports]) journey(get);
  });
}
