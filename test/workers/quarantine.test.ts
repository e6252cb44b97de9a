import { afterEach, beforeEach, expect, it } from 'vitest';
import { type House, mail, openHouse } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse(config => ({
    ...config,
    business: { ...config.business, language: 'de' },
  }));
});
afterEach(() => house.close());

it('a German shop reads in German why a mail was put aside', async () => {
  await house.arrive('Subject: nobody\n\nno sender\n');
  await house.arrive('Subject: again\n\nno sender either\n');
  await house.db.updateTable('inbound').set({ attempts: 99 }).where('uid', '=', 2).execute();
  await house.settle();
  const problems = await house.db.selectFrom('problem').select('what').orderBy('id').execute();
  expect(problems.map(({ what }) => what).sort()).toEqual([
    'Mail 1 an hilfe@sonnenblume.example (Ordner INBOX, UID 1) ist zurückgelegt: kein Absender ist darin zu lesen. Bitte lesen Sie sie im Postfach.',
    expect.stringMatching(/^Mail 2 .*: nach \d+ Versuchen aufgegeben\. Bitte/),
  ]);
});

it('a human without an address to answer is put aside, not guessed at', async () => {
  await house.arrive(mail({ from: '"Big Red Shop" <big red shop@kunde.example>' }));
  await house.arrive(mail({ from: 'Jonas <jonas>' }));
  await house.settle();
  const problems = await house.db.selectFrom('problem').select('what').execute();
  expect(problems.map(({ what }) => /kein Absender/.test(what))).toEqual([true, true]);
  expect(house.left.filter(({ row }) => row.kind === 'handover')).toEqual([]);
});
