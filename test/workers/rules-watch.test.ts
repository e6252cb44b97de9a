import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRules } from '../../src/io/rules-file.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import type { WorkerContext } from '../../workers/context.ts';
import type { RulesKeeper } from '../../workers/rules-keeper.ts';
import { lookAtRules, rulesKeeper } from '../../workers/rules-watch.ts';
import { type House, MONDAY, mail, openHouse } from '../support/house.ts';

const TO_ANNA = '- otherwise: all to Anna\n  assign: anna\n';
const HOTELS = '- rule: hotels\n  when: { domain: hotel.example }\n  assign: tom\n';
const BROKEN = `- rule: hotels\n  when: { domian: hotel.example }\n  assign: tom\n${TO_ANNA}`;

let house: House;
let folder: string;
let seconds: number;
/** As many processes as a test needs: each with rules of its own. */
let processes: { context: WorkerContext; keeper: RulesKeeper }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kulanz-watch-'));
  write(TO_ANNA);
  house = await openHouse(config => ({ ...config, rules: folder }));
  seconds = 0;
  processes = [newProcess()];
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

function newProcess(): { context: WorkerContext; keeper: RulesKeeper } {
  const keeper = rulesKeeper(house.config, loadRules(folder, house.config));
  const context: WorkerContext = Object.create(house.context, {
    rules: { get: () => keeper.rules },
  });
  return { context, keeper };
}

function write(text: string, file = 'routing.yaml'): void {
  writeFileSync(join(folder, file), text);
}

/** The processes look every two seconds. */
async function wait(duration: number): Promise<void> {
  for (const end = seconds + duration; seconds < end; ) {
    seconds += 2;
    house.at(new Date(Date.parse(MONDAY) + seconds * 1_000));
    for (const { context, keeper } of processes) await lookAtRules(context, keeper);
  }
}

function names(index = 0): string[] {
  return processes[index]?.keeper.rules.rules.map(({ name }) => name) ?? [];
}

async function notices(): Promise<string[]> {
  await house.settle();
  return house.left.flatMap(({ row, message }) => (row.kind === 'notice' ? [message.text] : []));
}

describe('rules that change while Kulanz runs', () => {
  it('a change is in force within seconds, in every process, and decisions name its line', async () => {
    processes.push(newProcess());
    write(`# Hotels first.\n${HOTELS}${TO_ANNA}`);
    await wait(4);
    expect([names(0), names(1)]).toEqual([
      ['hotels', 'all to Anna'],
      ['hotels', 'all to Anna'],
    ]);
    const [first] = processes;
    Object.defineProperty(house.context, 'rules', { get: () => first?.keeper.rules });
    await house.arrive(mail({ from: 'desk@hotel.example' }));
    await house.settle();
    for await (const { assignee } of ticketViews(house.db, {}))
      expect(assignee.because).toMatch(/^routing\.yaml:2 hotels: /);
    expect(await notices()).toEqual([]);
  });

  it('a file that is still being written is not taken, even where its half would do', async () => {
    write(HOTELS, 'a.yaml');
    await wait(2);
    write(`${HOTELS}- rule: spas\n  when: { domain: spa`, 'a.yaml');
    await wait(2);
    write(`${HOTELS}- rule: spas\n  when: { domain: spa.example }\n  assign: tom\n`, 'a.yaml');
    expect(names()).toEqual(['all to Anna']);
    await wait(4);
    expect(names()).toEqual(['hotels', 'spas', 'all to Anna']);
    expect(await notices()).toEqual([]);
  });

  it('goodwill.yaml too: a change is in force, a mistake changes nothing and the owner is told', async () => {
    const goodwill = (total: string) =>
      `currency: EUR\nbudget: { customer: 5, total: ${total} }\ngifts: []\n`;
    write(goodwill('70'), 'goodwill.yaml');
    await wait(4);
    expect(processes[0]?.keeper.goodwill.budget.total).toBe(7_000);
    write(goodwill('seventy'), 'goodwill.yaml');
    await wait(20);
    expect(processes[0]?.keeper.goodwill.budget.total).toBe(7_000);
    const [notice, ...more] = await notices();
    expect(more).toEqual([]);
    expect(notice?.replace(/\s+/g, ' ')).toContain('goodwill.yaml:2: expected an amount');
  });

  it('a German owner is told in German, the mistakes as well', async () => {
    await house.close();
    house = await openHouse(config => ({
      ...config,
      rules: folder,
      business: { ...config.business, language: 'de' },
    }));
    processes = [newProcess()];
    write(BROKEN);
    await wait(20);
    rmSync(join(folder, 'routing.yaml'));
    await wait(20);
    const told = (await notices()).map(notice => notice.replace(/\s+/g, ' '));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('routing.yaml:2: unbekanntes Wort in "when": „domian“. Meinten Sie');
    expect(told[1]).toContain('routing.yaml:1: die Datei ist weg');
  });

  it('two looks in quick succession prove nothing', async () => {
    write(HOTELS + TO_ANNA);
    const [first] = processes;
    if (!first) throw new Error('no process');
    for (let tenth = 0; tenth < 15; tenth += 1) {
      house.at(new Date(Date.parse(MONDAY) + tenth * 100));
      await lookAtRules(first.context, first.keeper);
    }
    expect(names()).toEqual(['all to Anna']);
    await wait(4);
    expect(names()).toEqual(['hotels', 'all to Anna']);
  });

  it('a writer that stops half way changes nothing, and nobody is told of a passing moment', async () => {
    write('- rule: hotels\n  when: { domain: ho');
    await wait(8);
    expect(names()).toEqual(['all to Anna']);
    write(HOTELS + TO_ANNA);
    await wait(4);
    expect(names()).toEqual(['hotels', 'all to Anna']);
    await wait(60);
    expect(await notices()).toEqual([]);
  });

  it('a mistake keeps the last good rules and is told to the owner once, by all processes together', async () => {
    processes.push(newProcess());
    write(BROKEN);
    await wait(120);
    expect(names()).toEqual(['all to Anna']);
    const told = await notices();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('routing.yaml:2: ');
    expect(told[0]).toContain('Did you mean "domain"?');
    write(BROKEN.replace('domian', 'domane'));
    await wait(120);
    expect(await notices()).toHaveLength(2);
    write(HOTELS + TO_ANNA);
    await wait(120);
    const all = await notices();
    expect(all).toHaveLength(3);
    expect(all[2]).toContain('The changed rules are in force');
    expect(names(1)).toEqual(['hotels', 'all to Anna']);
  });

  it('a mistake that is taken back is over as well', async () => {
    write(BROKEN);
    await wait(30);
    write(TO_ANNA);
    await wait(30);
    const all = await notices();
    expect(all).toHaveLength(2);
    expect(all[1]).toContain('from before the faulty change');
  });

  it('a file that vanishes changes nothing, and neither does an editor that replaces it', async () => {
    renameSync(join(folder, 'routing.yaml'), join(folder, 'routing.yaml~'));
    await wait(6);
    expect(names()).toEqual(['all to Anna']);
    renameSync(join(folder, 'routing.yaml~'), join(folder, 'routing.yaml'));
    await wait(30);
    expect(await notices()).toEqual([]);
    rmSync(folder, { recursive: true });
    await wait(30);
    expect(names()).toEqual(['all to Anna']);
    expect((await notices())[0]).toContain('the file is gone');
    mkdirSync(folder);
    write(TO_ANNA);
    await wait(30);
    expect(await notices()).toHaveLength(2);
  });

  it('while the database is away nothing is forgotten: the owner is told later', async () => {
    const [first] = processes;
    if (!first) throw new Error('no process');
    const away: WorkerContext = Object.create(first.context, {
      db: { get: () => ({ transaction: () => ({ execute: () => Promise.reject(new Error()) }) }) },
    });
    write(BROKEN);
    processes = [{ context: away, keeper: first.keeper }];
    await expect(wait(60)).rejects.toThrow();
    processes = [first];
    await wait(4);
    expect(await notices()).toHaveLength(1);
  });
});
