import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../../src/cli/context.ts';
import { run } from '../../src/cli/init.ts';
import { type Answers, collectAnswers } from '../../src/cli/init-answers.ts';
import { guessProvider, type Provider, providerOfHost } from '../../src/cli/init-providers.ts';
import { configText, variablesOf } from '../../src/cli/init-template.ts';
import { UsageError } from '../../src/errors.ts';
import { parseConfig, readConfig } from '../../src/io/config-file.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { loadRules } from '../../src/io/rules-file.ts';

const FLAGS = {
  name: 'Sonnenblume Versand',
  address: 'hilfe@shop.example',
  imapHost: 'imap.shop.example',
  smtpHost: 'smtp.shop.example',
  postalAddress: 'Hauptstraße 27, 88422 Seekirch',
  phone: '+49 30 23125001',
  ownerName: 'Jörg Weber',
  ownerAddress: 'chef@shop.example',
  timezone: 'Europe/Berlin',
};

let folder = '';
let out: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kulanz-init-'));
  out = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function context(env: NodeJS.ProcessEnv = {}): CliContext {
  const write = (line: string) => void out.push(line);
  return { stdout: write, stderr: write, env, cwd: folder, isTty: false };
}

function init(more: Record<string, unknown> = {}, env: NodeJS.ProcessEnv = {}) {
  const options = {
    ...FLAGS,
    ...more,
    config: join(folder, 'kulanz.yaml'),
    json: more.json === true,
  };
  return run(context(env), [], options);
}

const config = (env: NodeJS.ProcessEnv = { IMAP_PASSWORD: 'x' }) =>
  readConfig(join(folder, 'kulanz.yaml'), env);

describe('kulanz init with flags', () => {
  it('writes a configuration that is valid, and the rules beside it', async () => {
    expect(await init()).toBe(0);
    const { business, mailboxes, people, rules } = config();
    expect(business).toMatchObject({ name: FLAGS.name, phone: FLAGS.phone, language: 'en' });
    expect(mailboxes[0]).toMatchObject({
      address: 'hilfe@shop.example',
      imap: { host: 'imap.shop.example', port: 993, security: 'tls', user: 'hilfe@shop.example' },
      smtp: { host: 'smtp.shop.example', port: 465, security: 'tls', password: 'x' },
    });
    expect(people).toMatchObject([{ id: 'jörg', name: 'Jörg Weber', role: 'owner' }]);
    expect(rules).toBe(join(folder, 'rules'));
    expect(existsSync(rules)).toBe(existsSync(join(packageRoot(), 'rules')));
  });

  it.each(['Best Lampen', 'Owner', '!?'])('%j gets an id that no rule uses', async ownerName => {
    expect(await init({ ownerName })).toBe(0);
    expect(config().people).toMatchObject([{ id: 'merchant', name: ownerName }]);
  });

  it('speaks German where the terminal does, in the comments too', async () => {
    await init({}, { LANG: 'de_AT.UTF-8' });
    expect(out.join('\n')).toMatch(/So geht es weiter:[\s\S]*export IMAP_PASSWORD=/);
    expect(readFileSync(join(folder, 'kulanz.yaml'), 'utf8')).toContain(
      '# Wann Menschen antworten',
    );
    expect(config().business.language).toBe('de');
  });

  it.each([
    ['en', 'Dear merchant', '# Rules'],
    ['de', 'Lieber Händler', '# Regeln'],
  ])('the rules are a letter in the language of the business: %s', async (language, dear, head) => {
    await init({ language });
    const rules = (name: string) => readFileSync(join(folder, 'rules', name), 'utf8');
    expect(rules('routing.yaml')).toContain(dear);
    expect(rules('README.md').split('\n')[0]).toBe(head);
    expect(JSON.parse(rules('routing.schema.json'))).toMatchObject({ type: 'array' });
    expect(existsSync(join(folder, 'rules', 'de'))).toBe(false);
    const { warnings, files } = loadRules(join(folder, 'rules'), config());
    expect([warnings, files.own]).toEqual([[], true]);
  });

  it('holds no password, and says which variable is to be set', async () => {
    await init();
    expect(readFileSync(join(folder, 'kulanz.yaml'), 'utf8')).toMatch(
      /password: "\$\{IMAP_PASSWORD\}"/,
    );
    expect(out.join('\n')).toContain('npx kulanz check');
    expect(() => config({})).toThrow(/IMAP_PASSWORD is not set/);
  });

  it('never replaces a configuration unasked; asked, it keeps the old one', async () => {
    const file = join(folder, 'kulanz.yaml');
    writeFileSync(file, 'mine');
    await expect(init()).rejects.toThrow(/there already. --force/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await init({ force: true })).toBe(0);
    expect(readFileSync(`${file}.old`, 'utf8')).toBe('mine');
    expect(config().business.name).toBe(FLAGS.name);
  });

  it('leaves rules alone that are there', async () => {
    const rules = join(folder, 'rules');
    writeFileSync(rules, 'a file of my own');
    await init({ force: true });
    expect(readFileSync(rules, 'utf8')).toBe('a file of my own');
  });

  it('names the flags that are missing when nobody can be asked', async () => {
    const asked = init({ phone: undefined, ownerAddress: undefined, imapHost: undefined });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(/--phone[\s\S]*--imap-host[\s\S]*--owner-address/);
    expect(existsSync(join(folder, 'kulanz.yaml'))).toBe(false);
  });

  it('writes nothing when a flag is wrong, and says which', async () => {
    const wrong = init({ timezone: 'Europe/Berln' });
    await expect(wrong).rejects.toThrow(
      /nothing was written[\s\S]*business\.timezone.*Europe\/Berlin/,
    );
    expect(existsSync(join(folder, 'kulanz.yaml'))).toBe(false);
  });

  it('prints JSON when asked', async () => {
    await init({ json: true });
    expect(JSON.parse(out.join(''))).toMatchObject({ variables: ['IMAP_PASSWORD'] });
  });
});

describe('the servers of well-known providers', () => {
  const nowhere = async () => [];
  it.each([
    ['hilfe@gmail.com', 'imap.gmail.com', 'smtp.gmail.com'],
    ['hilfe@outlook.de', 'outlook.office365.com', 'smtp-mail.outlook.com'],
    ['hilfe@gmx.de', 'imap.gmx.net', 'mail.gmx.net'],
    ['hilfe@web.de', 'imap.web.de', 'smtp.web.de'],
    ['hilfe@t-online.de', 'secureimap.t-online.de', 'securesmtp.t-online.de'],
    ['hilfe@mailbox.org', 'imap.mailbox.org', 'smtp.mailbox.org'],
    ['hilfe@FASTMAIL.com', 'imap.fastmail.com', 'smtp.fastmail.com'],
  ])('%s', async (address, imap, smtp) => {
    const provider = await guessProvider(address, nowhere);
    expect([provider?.imap.host, provider?.smtp.host]).toEqual([imap, smtp]);
  });

  it.each([
    ['mx00.ionos.de', 'imap.ionos.de'],
    ['smtpin.rzone.de', 'imap.strato.de'],
    ['www123.your-server.de', 'mail.your-server.de'],
    ['w0123abc.kasserver.com', 'w0123abc.kasserver.com'],
    ['shop-example.mail.protection.outlook.com', 'outlook.office365.com'],
    ['aspmx.l.google.com', 'imap.gmail.com'],
  ])("a domain of one's own behind %s", async (mx, imap) => {
    const provider = await guessProvider('hilfe@shop.example', async () => [`${mx}.`]);
    expect(provider?.imap.host).toBe(imap);
  });

  it('is not fooled by a name that only looks like it', async () => {
    expect(providerOfHost('notgoogle.com')).toBeNull();
    expect(providerOfHost('google.com.evil.example')).toBeNull();
    expect(await guessProvider('hilfe@shop.example', nowhere)).toBeNull();
  });

  it('gives Microsoft OAuth2, because a password is no longer taken', async () => {
    const provider = await guessProvider('hilfe@outlook.com', nowhere);
    const text = configText({ ...FLAGS, language: 'en', user: 'u' }, provider);
    const env = Object.fromEntries(variablesOf(provider).map(name => [name, 'x']));
    expect(parseConfig(text, 'k.yaml', env).mailboxes[0]?.imap.oauth2?.provider).toBe('microsoft');
  });
});

describe('questions on the terminal', () => {
  const machine = { timezone: 'UTC', lookUpMx: async () => [] };

  it('asks again after nonsense, and takes guesses by Return', async () => {
    const typed: Record<string, string[]> = {
      'Name des Geschäfts': ['', 'Sonnenblume'],
      Postanschrift: ['Weg 1'],
      Telefonnummer: ['030 1'],
      'Support-Adresse, an die': ['keine adresse', 'hilfe@gmx.de'],
      'Ihr Name': ['Jonas'],
      'Ihre eigene Mailadresse': ['hilfe@gmx.de', 'jonas@gmx.de'],
    };
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      const key = Object.keys(typed).find(name => question.includes(name));
      if (asked.length > 30) throw new Error(`asked for ever: ${question}`);
      return (key && typed[key]?.shift()) ?? '';
    };
    const { answers } = await collectAnswers({}, ask, 'de', machine);
    expect(answers).toMatchObject({
      name: 'Sonnenblume',
      address: 'hilfe@gmx.de',
      imapHost: 'imap.gmx.net',
      smtpHost: 'mail.gmx.net',
      user: 'hilfe@gmx.de',
      timezone: 'Europe/Berlin',
      language: 'de',
      ownerAddress: 'jonas@gmx.de',
    });
    expect(asked.join('\n')).toContain('IMAP-Server [imap.gmx.net]:');
  });

  it('does not ask what a flag says', async () => {
    const ask = async (question: string) => expect.fail(`asked: ${question}`);
    const flags: Answers = { ...FLAGS, language: 'en', user: 'hilfe' };
    expect((await collectAnswers(flags, ask, 'en', machine)).answers).toEqual(flags);
  });
});

describe('whatever a merchant is called', () => {
  it.each([
    ['İlhan Demir', 'ilhan'],
    ['Jörg-Peter Weber', 'jörg-peter'],
  ])('%s is %s in #assign', (ownerName, id) => {
    const text = configText({ ...FLAGS, language: 'de', user: 'u', ownerName }, null);
    expect(parseConfig(text, 'k.yaml', { IMAP_PASSWORD: 'x' }).people[0]?.id).toBe(id);
  });

  const words = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter(text => text.trim() !== '' && !/\p{Cc}/u.test(text) && !text.includes('${'));

  it('the file is valid and says just that', () => {
    const provider: Provider | null = null;
    fc.assert(
      fc.property(words, words, words, (name, postalAddress, ownerName) => {
        const text = configText(
          { ...FLAGS, language: 'de', user: 'u', name, postalAddress, ownerName },
          provider,
        );
        const parsed = parseConfig(text, 'k.yaml', { IMAP_PASSWORD: 'x' });
        expect(parsed.business.name).toBe(name.trim());
        expect(parsed.business.postalAddress).toBe(postalAddress.trim());
        expect(parsed.people[0]?.name).toBe(ownerName.trim());
      }),
      { numRuns: 300 },
    );
  });
});
