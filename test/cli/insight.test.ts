import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run as explain } from '../../src/cli/explain.ts';
import { run as insight } from '../../src/cli/insight.ts';
import { UsageError } from '../../src/errors.ts';
import { exampleText } from '../../src/insight/example.ts';
import { recordExample } from '../../src/store/examples.ts';
import { syncPeople } from '../../src/store/people.ts';
import { storeArticle, storeTicket } from '../support/case.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';
import { teachableLevel, teachableTopic } from '../support/teach.ts';

const MAIL = {
  subject: 'Rechnung',
  text: 'Guten Tag, zum Teeservice hätte ich noch ein Anliegen. Mein Mann ruft morgen an.',
};
const LEVEL = teachableLevel(MAIL, MAIL);
const TOPIC = teachableTopic(MAIL, MAIL);
const ANNA = {
  id: 'anna',
  name: 'Anna Berger',
  address: 'anna@shop.example',
  role: 'owner' as const,
  topics: [],
  languages: [],
};

let own: TestDatabase;
let folder = '';
let ticket = '';

beforeAll(async () => {
  own = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kulanz-insight-'));
  for (const language of ['de', 'en'])
    writeFileSync(join(folder, `${language}.yaml`), yaml(language));
  writeFileSync(
    join(folder, 'a.eml'),
    `From: max@kunde.example\nSubject: ${MAIL.subject}\nMessage-ID: <a@b>\nContent-Type: text/plain; charset=utf-8\n\n${MAIL.text}\n`,
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await own.close();
});

function yaml(language: string, database = own.url): string {
  const server = '{ host: mail.shop.example, port: 993, security: tls, user: a, password: b }';
  return `business:
  { name: Shop, postalAddress: Weg 1, phone: "+49 30 1", timezone: Europe/Berlin, language: ${language}, hours: mon-fri 09:00-17:00 }
mailboxes:
  - { address: hilfe@shop.example, imap: ${server}, smtp: ${server} }
people:
  - { id: anna, name: Anna Berger, address: anna@shop.example, role: owner }
storage: { database: "${database}", queue: database }
`;
}

beforeEach(async () => {
  await sql`truncate person, customer, inbound cascade`.execute(own.db);
  await syncPeople(own.db, [ANNA], 'en', new Date());
  const ticketId = await storeTicket(own.db, 'erika@kunde.example', 'anna');
  const articleId = await storeArticle(own.db, ticketId);
  ticket = (await own.db.selectFrom('ticket').select('number').executeTakeFirstOrThrow()).number;
  const about = { ticketId, articleId, person: 'anna', at: new Date('2026-09-03T10:00:00Z') };
  const example = { ...about, text: exampleText(MAIL), language: 'de' };
  await recordExample(own.db, { ...example, kind: 'mood', value: LEVEL });
  await recordExample(own.db, { ...example, kind: 'topic', value: TOPIC });
  await recordExample(own.db, { ...example, kind: 'vip', value: 'yes' });
});

interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly asked: readonly string[];
}

async function kulanz(
  run: typeof insight,
  args: readonly string[],
  options: Readonly<Record<string, unknown>> & { answer?: string; language?: string } = {},
): Promise<Ran> {
  const [out, asked]: [string[], string[]] = [[], []];
  const { answer, language = 'en', ...rest } = options;
  const context = {
    stdout: (line: string) => void out.push(line),
    stderr: () => undefined,
    env: {},
    cwd: folder,
    isTty: answer !== undefined,
    ask: async (question: string) => {
      asked.push(question);
      return answer ?? '';
    },
  };
  const config = join(folder, `${language}.yaml`);
  const code = await run(context, args, { json: false, config, configGiven: true, ...rest });
  return { code, out, asked };
}

const active = async (): Promise<number> =>
  (await own.db.selectFrom('insightExample').select('id').where('undoneAt', 'is', null).execute())
    .length;

describe('kulanz insight show', () => {
  it('tells what was learnt, from which ticket, and what it changes', async () => {
    const { code, out } = await kulanz(insight, ['show']);
    const text = out.join('\n');
    expect(code).toBe(0);
    expect(text).toContain('Learnt from 3 corrections:');
    expect(text).toMatch(/topic +1 in German/);
    expect(text).toContain(`${ticket}  3 September 2026, Anna Berger: mood: `);
    expect(text.match(/\(without: /g)).toHaveLength(2);
    expect(text).toContain('customer: matters most');
    expect(text).toContain('“Rechnung Guten Tag, zum Teeservice hätte');
  });

  it('does so in German', async () => {
    const text = (await kulanz(insight, ['show'], { language: 'de' })).out.join('\n');
    expect(text).toContain('Gelernt aus 3 Korrekturen:');
    expect(text).toContain('3. September 2026, Anna Berger: Stimmung: ');
    expect(text).toContain('ohne Korrektur: ');
  });

  it('gives the same as JSON', async () => {
    const { out } = await kulanz(insight, ['show'], { json: true });
    expect(out).toHaveLength(1);
    const { counts, latest } = JSON.parse(out[0] ?? '');
    expect(counts).toContainEqual({ kind: 'mood', language: 'de', count: 1 });
    expect(latest[2]).toMatchObject({ kind: 'mood', value: LEVEL, ticket, person: 'anna' });
    expect(latest[2].effect.now).toBe(LEVEL);
    expect(latest[2].effect.without).not.toBe(LEVEL);
    expect(latest[0]).toMatchObject({ kind: 'vip', effect: null });
  });

  it('says how to begin when nothing was corrected', async () => {
    await own.db.deleteFrom('insightExample').execute();
    expect((await kulanz(insight, ['show'])).out.join('\n')).toContain('#topic refund');
  });
});

describe('kulanz insight reset', () => {
  it('asks the person at the terminal, and forgets after a yes', async () => {
    const { code, out, asked } = await kulanz(insight, ['reset'], { answer: 'y' });
    expect(asked.join()).toContain('3 corrections');
    expect(out.join()).toContain('3 corrections undone');
    expect(code).toBe(0);
    expect(await active()).toBe(0);
  });

  it.each(['', 'n', 'what?'])('keeps everything after %j', async answer => {
    const { code } = await kulanz(insight, ['reset'], { answer });
    expect(code).toBe(1);
    expect(await active()).toBe(3);
  });

  it('does not ask with --yes', async () => {
    const { out, asked } = await kulanz(insight, ['reset'], { yes: true, json: true, answer: 'n' });
    expect(asked).toEqual([]);
    expect(out).toEqual(['{"undone":3}']);
    expect((await kulanz(insight, ['reset'])).out).toEqual(['Nothing had been learnt.']);
  });

  it('where nobody can be asked, it says what to add and forgets nothing', async () => {
    const german = kulanz(insight, ['reset'], { language: 'de' });
    await expect(german).rejects.toThrow('kulanz insight reset --yes');
    await expect(german).rejects.toBeInstanceOf(UsageError);
    expect(await active()).toBe(3);
  });
});

it('an action that is none is answered with those that are', async () => {
  await expect(kulanz(insight, ['shwo'])).rejects.toThrow('Did you mean show?');
  await expect(kulanz(insight, ['show', 'me'])).rejects.toBeInstanceOf(UsageError);
});

describe('kulanz explain', () => {
  const read = async (options: Readonly<Record<string, unknown>>) =>
    JSON.parse((await kulanz(explain, ['a.eml'], { json: true, ...options })).out[0] ?? '');

  it('with --learned judges with what was corrected, and says so', async () => {
    const { sentiment, topics, learned } = await read({ learned: true });
    expect(sentiment.level).toBe(LEVEL);
    expect(topics[0].topic).toBe(TOPIC);
    const because = `because a similar mail was corrected, last on 3 September 2026 (${ticket})`;
    expect(learned).toEqual([
      { about: 'mood', because },
      { about: 'topic', because },
    ]);
    const text = (await kulanz(explain, ['a.eml'], { learned: true })).out.join('\n');
    expect(text.split(`- ${because}`)).toHaveLength(3);
  });

  it('without it asks no database', async () => {
    writeFileSync(join(folder, 'away.yaml'), yaml('en', 'postgres://127.0.0.1:1/away'));
    const { sentiment, learned } = await read({ language: 'away' });
    expect(sentiment.level).not.toBe(LEVEL);
    expect(learned).toBeUndefined();
    await expect(read({ language: 'away', learned: true })).rejects.toThrow();
  });
});
