import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/check.ts';
import { checkPlusAddress } from '../../src/cli/check-mail.ts';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { type DemoSmtpServer, startSmtpServer } from '../../src/demo/smtp-server.ts';
import { UsageError } from '../../src/errors.ts';
import { readConfig } from '../../src/io/config-file.ts';
import { createTokens } from '../../src/io/oauth2.ts';
import { type TestDatabase, testDatabase } from '../support/db.ts';

const SUPPORT = 'hilfe@shop.example';

let folder = '';
let imap: DemoImapServer;
let smtp: DemoSmtpServer;
let database: TestDatabase;
/** What the mail provider of a test does with mail to plus-addresses. */
let plus: 'deliver' | 'refuse' | 'lose' = 'deliver';
/** Which envelope senders it takes. */
let takes: (sender: string) => boolean = () => true;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kulanz-check-'));
  plus = 'deliver';
  takes = () => true;
  imap = await startImapServer({ accounts: [{ user: 'hilfe', password: 'right' }] });
  smtp = await startSmtpServer({
    imap: {
      deliver: (user, raw, into, at) => {
        if (plus === 'deliver') imap.deliver(user, raw, into, at);
      },
    },
    route: recipient => (recipient === SUPPORT ? 'hilfe' : null),
    accepts: (_user, password) => password === 'right',
    refuseSender: sender =>
      takes(sender) ? null : { code: 553, message: '5.7.1 not owned by user hilfe' },
    refuse: recipient =>
      plus === 'refuse' && recipient.includes('+')
        ? { code: 550, message: '5.1.1 no such user' }
        : null,
  });
  database = await testDatabase();
});

afterEach(async () => {
  await Promise.all([imap.close(), smtp.close(), database.close()]);
  rmSync(folder, { recursive: true });
});

function writeConfig(more = '', ofMailbox = ''): string {
  const file = join(folder, 'kulanz.yaml');
  writeFileSync(
    file,
    `business: { name: Shop, postalAddress: Weg 1, phone: "030 1", timezone: Europe/Berlin, language: de }
mailboxes:
  - address: ${SUPPORT}
    imap: { host: 127.0.0.1, port: ${imap.port}, security: none, user: hilfe, password: "\${PASSWORD}" }
    smtp: { host: 127.0.0.1, port: ${smtp.port}, security: none, user: hilfe, password: "\${PASSWORD}" }
${ofMailbox}people:
  - { id: jonas, name: Jonas, address: chef@shop.example, role: owner }
storage: { database: "${database.url}", queue: database }
${more}`,
  );
  return file;
}

interface Line {
  readonly check: string;
  readonly ok: boolean;
  readonly words: string;
}

async function check(password = 'right', more = '', ofMailbox = '') {
  const out: string[] = [];
  const context = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void out.push(line),
    env: { PASSWORD: password },
    cwd: folder,
    isTty: false,
  };
  const code = await run(context, [], { config: writeConfig(more, ofMailbox), json: true });
  const lines: Line[] = out.map(line => JSON.parse(line));
  return { code, lines, of: (name: string) => lines.find(line => line.check === name) };
}

const mailbox = () => {
  const [first] = readConfig(writeConfig(), { PASSWORD: 'right' }).mailboxes;
  if (!first) throw new Error('no mailbox');
  return first;
};
const quick = { arrival: 1500, interval: 100 };

describe('kulanz check', () => {
  it('finds all well, one line for each, and leaves nothing behind', async () => {
    const { code, lines } = await check();
    expect(lines.filter(line => !line.ok)).toEqual([]);
    expect(code).toBe(0);
    expect(lines.map(line => line.check).sort()).toEqual(
      ['configuration', 'database', 'imap', 'plus-address', 'queue', 'rules', 'smtp'].sort(),
    );
    expect(smtp.sent).toHaveLength(1);
    expect(imap.messages('hilfe')).toEqual([]);
  });

  it('names the rule that never applies, though the rules are in force, and refuses what is wrong', async () => {
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    const rule = (name: string) => `- rule: ${name}\n  when: { super: true }\n  assign: owner\n`;
    const rest = '- otherwise: rest\n  assign: best\n';
    writeFileSync(join(rules, 'routing.yaml'), rule('one') + rule('two') + rest);
    const { code, of } = await check();
    expect([code, of('rules')?.ok]).toEqual([0, true]);
    expect(of('rules')?.words).toMatch(/^rules: routing\.yaml\n +routing\.yaml:4: „two“ gilt nie/);
    writeFileSync(join(rules, 'routing.yaml'), rule('one'));
    await expect(check()).rejects.toThrow(/^routing\.yaml:1: die letzte Regel muss/);
  });

  it('says what to do about a wrong password, and sends no probe then', async () => {
    const { code, of } = await check('wrong');
    expect(code).toBe(1);
    expect(of('imap')).toMatchObject({ ok: false, words: expect.stringMatching(/imap\.password/) });
    expect(of('smtp')).toMatchObject({ ok: false, words: expect.stringMatching(/smtp\.password/) });
    expect(of('plus-address')).toBeUndefined();
    expect(of('database')?.ok).toBe(true);
  });

  it('says what to do when a server is down; the others are checked all the same', async () => {
    await smtp.goDown();
    const { code, of } = await check();
    expect(code).toBe(1);
    expect(of('smtp')?.words).toMatch(/connection refused.*smtp\.port/);
    expect(of('imap')?.ok).toBe(true);
  });

  it('names the folders there are when one is missing', async () => {
    const { code, of } = await check('right', '', '    folder: Eingang\n');
    expect(code).toBe(1);
    expect(of('imap')?.words).toMatch(/no folder "Eingang".*INBOX/);
  });

  it('is wrong usage when a rule file is wrong', async () => {
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    writeFileSync(join(rules, 'routing.yaml'), 'nonsense: [');
    await expect(check()).rejects.toThrow(UsageError);
  });

  it('says what to do when the database is not there', async () => {
    const url = database.url.replace(/\/kulanz_test_\w+/, '/no_such_database');
    const file = writeConfig();
    writeFileSync(file, readFileSync(file, 'utf8').replace(database.url, url));
    const out: string[] = [];
    const write = (line: string) => void out.push(line);
    const context = {
      stdout: write,
      stderr: write,
      env: { PASSWORD: 'right' },
      cwd: folder,
      isTty: false,
    };
    expect(await run(context, [], { config: file, json: false, probe: false })).toBe(1);
    expect(out.join('\n')).toMatch(/FAIL {2}database: .*createdb/);
    expect(out.at(-1)).toMatch(/1 of \d checks failed/);
  });
});

describe('the probe to a plus-address', () => {
  it('deletes nothing but itself', async () => {
    imap.deliver('hilfe', Buffer.from('Subject: a customer\r\n\r\nhello\r\n'));
    expect(await checkPlusAddress(mailbox(), createTokens(), quick)).toMatch(/arrived after/);
    expect(imap.messages('hilfe').map(mail => mail.raw.toString())).toEqual([
      'Subject: a customer\r\n\r\nhello\r\n',
    ]);
  });

  it('carries what tells a poller that it is our own', async () => {
    await checkPlusAddress(mailbox(), createTokens(), quick);
    const raw = smtp.sent[0]?.raw.toString() ?? '';
    expect(raw).toMatch(/^X-Kulanz-Loop: hilfe@shop\.example\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(smtp.sent[0]?.to[0]).toMatch(/^hilfe\+k\.[a-z2-7]{26}@shop\.example$/);
  });

  it('goes out as handovers do, from a plus-address', async () => {
    await checkPlusAddress(mailbox(), createTokens(), quick);
    expect(smtp.sent[0]?.from).toBe(smtp.sent[0]?.to[0]);
    expect(smtp.sent[0]?.from).toMatch(/^hilfe\+k\./);
  });

  it('says so where the server takes no plus-address as the sender, which handovers can do without', async () => {
    takes = sender => sender === SUPPORT;
    expect(await checkPlusAddress(mailbox(), createTokens(), quick)).toMatch(
      /arrived after.*; the SMTP server takes no plus-address/,
    );
    expect(smtp.sent.map(({ from }) => from)).toEqual([SUPPORT]);
  });

  it('says what to do where the login may not send for the support address at all', async () => {
    takes = () => false;
    await expect(checkPlusAddress(mailbox(), createTokens(), quick)).rejects.toThrow(
      /does not let hilfe send as hilfe@shop\.example \(553.*\): allow it there/,
    );
  });

  it('that is refused tells what to switch on', async () => {
    plus = 'refuse';
    await expect(checkPlusAddress(mailbox(), createTokens(), quick)).rejects.toThrow(
      /was refused \(550.*no such user\).*plus-addressing/,
    );
  });

  it('that never arrives is given up in time, and tells the same', async () => {
    plus = 'lose';
    const start = Date.now();
    await expect(checkPlusAddress(mailbox(), createTokens(), quick)).rejects.toThrow(
      /did not arrive within 2 s.*plus-addressing/,
    );
    expect(Date.now() - start).toBeLessThan(5000);
  });
});
