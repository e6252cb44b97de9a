// Topics far from home: questions to a bank (BANKING77). Only intents that mean the same to a shop are asked.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Topic } from '../../src/insight/insight.ts';
import { type Figure, type Section, share } from '../figure.ts';
import { judgeText } from './judged.ts';
import { readLabelled } from './texts.ts';

const SET = 'banking77_en';
/** Everything else (exchange rates, top-ups, cash machines, PINs, identity) has no counterpart in a shop. */
const INTENTS: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  refund: ['request_refund', 'Refund_not_showing_up'],
  payment: [
    ...['declined_card_payment', 'pending_card_payment', 'card_payment_not_recognised'],
    ...['direct_debit_payment_not_recognised', 'transaction_charged_twice'],
    ...['extra_charge_on_statement', 'card_payment_fee_charged'],
  ],
  delivery: ['card_arrival', 'card_delivery_estimate'],
  'access-trouble': ['passcode_forgotten'],
  cancellation: ['terminate_account'],
  question: ['age_limit', 'country_support'],
};

export async function bankingSection(folder: string): Promise<Section> {
  if (!existsSync(join(folder, `${SET}.jsonl`))) return { figures: [], failures: [] };
  const texts = readLabelled(folder, SET);
  const told = Object.entries(INTENTS).flatMap(([topic, intents]) =>
    texts
      .filter(({ label }) => intents.includes(label ?? ''))
      .map(text => ({ topic, said: judgeText(text).topics.map(one => one.topic) })),
  );
  const best = (some: typeof told) => some.map(({ topic, said }) => ({ right: said[0] === topic }));
  const byTopic = Object.keys(INTENTS).map(
    (topic): Figure => share(SET, topic, best(told.filter(one => one.topic === topic))),
  );
  const unsure = told.map(({ said }) => ({ right: said.length === 0 }));
  const mean = byTopic.reduce((sum, { value }) => sum + value / byTopic.length, 0);
  return {
    figures: [
      share(SET, 'main topic', best(told)),
      {
        ...{ corpus: SET, what: 'mean of the topics', unit: '%' },
        value: Math.round(10 * mean) / 10,
      },
      share(SET, 'unsure', unsure),
      ...byTopic,
    ],
    failures: [],
  };
}
