import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UsageError } from '../../src/errors.ts';
import { variable } from '../../src/io/config-errors.ts';
import { FIELDS } from '../../src/io/config-fields.ts';
import { parseConfig, readConfig } from '../../src/io/config-file.ts';
import { configSchema } from '../../src/io/config-schema.ts';

const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const cases = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const env = {
  IMAP_PASSWORD: 'geheim-imap',
  SMTP_PASSWORD: 'geheim-smtp',
  SMTP_PORT: '465',
  CLIENT_SECRET: 'geheim-client',
  REFRESH_TOKEN: 'geheim-refresh',
};

const text = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8');
const minimal = text('minimal');

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('every configuration in the folder', () => {
  it('has cases, bad ones and good ones', () => {
    expect(cases.length).toBeGreaterThan(50);
    expect(cases).toContain('full.yaml');
  });

  it.each(cases)('%s says exactly what is expected', name => {
    const expected = join(folder, name.replace('.yaml', '.expected.txt'));
    const said = messageOf(() => parseConfig(text(name.slice(0, -5)), 'kulanz.yaml', env));
    expect(said === '' ? '' : `${said}\n`).toBe(
      existsSync(expected) ? readFileSync(expected, 'utf8') : '',
    );
  });

  it.each(cases)('%s gives no secret away', name => {
    const said = messageOf(() => parseConfig(text(name.slice(0, -5)), 'kulanz.yaml', env));
    expect(said).not.toMatch(/geheim|hunter2|4711/);
  });
});

describe('a valid file', () => {
  const config = parseConfig(text('full'), '/srv/shop/kulanz.yaml', env);

  it('is filled in from the environment, in whole values and in parts', () => {
    const [first, second] = config.mailboxes;
    expect(first?.imap.password).toBe('geheim-imap');
    expect(first?.smtp.password).toBe('x-geheim-smtp-y');
    expect(first?.smtp.port).toBe(465);
    expect(second?.smtp.oauth2?.clientSecret).toBe('geheim-client');
  });

  it('is normalised: lower-case addresses, absolute paths, milliseconds, one-line address', () => {
    expect(config.mailboxes.map(mailbox => mailbox.address)).toEqual([
      'hilfe@shop.example',
      'post@xn--bcher-kva.example',
    ]);
    expect(config.people[1]?.address).toBe('anna@shop.example');
    expect(config.storage.database).toBe('/srv/shop/data');
    expect(config.rules).toBe('/srv/shop/rules');
    expect(config.file).toBe('/srv/shop/kulanz.yaml');
    expect(config.responseTarget).toEqual({
      default: 28_800_000,
      unhappy: 7_200_000,
      super: 14_400_000,
    });
    expect(config.business.postalAddress).toBe('Hauptstraße 27, 88422 Seekirch');
    expect(config.business.holidays).toBe('DE-BW');
  });

  it('is frozen to the ground', () => {
    const open: string[] = [];
    const look = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) open.push(path);
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
    };
    look(config, 'config');
    expect(open).toEqual([]);
  });

  it('needs only what nobody can guess', () => {
    const small = parseConfig(minimal, 'kulanz.yaml', env);
    expect(small.business.hours).toEqual([{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }]);
    expect(small.digest.at).toEqual(['08:00', '14:00']);
    expect(small.guarantee).toEqual({ days: 90, graceDays: 14 });
    expect(small.storage.queue).toBe('database');
    expect(small.mailboxes[0]).toMatchObject({ folder: 'INBOX', since: 604_800_000, aliases: [] });
    expect(small.http).toBeUndefined();
    expect(small.logLevel).toBe('info');
  });

  it('keeps the URL of a server as it is', () => {
    const url = 'postgres://kulanz@localhost/kulanz';
    const server = `${minimal}storage: { database: "${url}", queue: "redis://localhost:6379" }\n`;
    expect(parseConfig(server, 'kulanz.yaml', env).storage).toEqual({
      database: url,
      queue: 'redis://localhost:6379',
    });
  });

  it('takes the log level from the environment, and says so when there is none like it', () => {
    expect(parseConfig(minimal, 'k.yaml', { ...env, LOG_LEVEL: 'DEBUG' }).logLevel).toBe('debug');
    expect(messageOf(() => parseConfig(minimal, 'k.yaml', { ...env, LOG_LEVEL: 'debgu' }))).toMatch(
      /LOG_LEVEL.*did you mean "debug"/,
    );
  });

  it('reads what the environment says once: it holds no variables of its own', () => {
    const sly = { ...env, IMAP_PASSWORD: variable('SMTP_PASSWORD') };
    expect(parseConfig(minimal, 'k.yaml', sly).mailboxes[0]?.imap.password).toBe(
      variable('SMTP_PASSWORD'),
    );
  });
});

describe('a file that can not be read', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'kulanz-config-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  const file = join(scratch, 'kulanz.yaml');

  it('is missing: kulanz init makes one', () => {
    expect(messageOf(() => readConfig(file, env))).toMatch(/no such file.*"kulanz init"/);
  });
  it('is a directory', () => {
    expect(messageOf(() => readConfig(scratch, env))).toMatch(/is a directory/);
  });
  it('is Latin-1', () => {
    writeFileSync(file, Buffer.from(minimal, 'latin1'));
    expect(messageOf(() => readConfig(file, env))).toMatch(/not UTF-8/);
  });
  it('is UTF-8 with a byte order mark and Windows line ends: fine', () => {
    writeFileSync(file, `\uFEFF${minimal.replaceAll('\n', '\r\n')}`);
    expect(readConfig(file, env).business.postalAddress).toBe('Hauptstraße 27, 88422 Seekirch');
  });
  it('is far too large: said at once', () => {
    writeFileSync(file, `${minimal}# ${'x'.repeat(10_000_000)}\n`);
    const start = Date.now();
    expect(messageOf(() => readConfig(file, env))).toMatch(/too large: 10\.0 MB, at most 1 MB/);
    expect(Date.now() - start).toBeLessThan(1000);
  });
});

describe('whatever somebody does to a valid file', () => {
  const noise = fc.constantFrom(
    ...[
      '\n',
      ' ',
      '\t',
      ':',
      ': ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '- ',
      '#',
      '*',
      '&a ',
      '!',
      '|',
      '>',
    ],
    ...[
      '${',
      '}',
      variable('SMTP_PASSWORD'),
      variable('IMAP_PASSWORD'),
      '@',
      '%',
      '---\n',
      '\u0000',
      'ä',
      '0',
      '-1',
      '~',
    ],
  );
  const edit = fc.record({
    at: fc.nat(5000),
    cut: fc.nat(30),
    put: fc.array(noise, { maxLength: 3 }),
  });
  const source = text('full');

  it('gives a configuration or a UsageError with the line, and never a secret', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), edits => {
        let changed = source;
        for (const { at, cut, put } of edits) {
          const start = at % (changed.length + 1);
          changed = changed.slice(0, start) + put.join('') + changed.slice(start + cut);
        }
        const said = messageOf(() => parseConfig(changed, 'kulanz.yaml', env));
        for (const secret of Object.values(env).filter(value => value.length > 4)) {
          expect(said).not.toContain(secret);
        }
        for (const line of said.split('\n')) {
          if (line !== '') expect(line).toMatch(/^kulanz\.yaml:(\d+:| and \d+ more)/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('gives no secret away wherever the variable is put', () => {
    const lines = source.split('\n');
    for (let index = 0; index < lines.length; index += 1) {
      const value = /^(.*?[:,[] ?)[^,{}[\]]+(.*)$/.exec(lines[index] ?? '');
      if (!value) continue;
      const changed = lines.with(index, `${value[1]}"\${CLIENT_SECRET}"${value[2]}`).join('\n');
      expect(messageOf(() => parseConfig(changed, 'k.yaml', env))).not.toContain('geheim');
    }
  });
});

describe('the words for every key', () => {
  it('are there for exactly the keys of the schema', () => {
    const paths = new Set<string>(['']);
    const walk = (schema: unknown, path: string) => {
      if (path !== '') paths.add(path);
      if (schema instanceof z.ZodObject) {
        for (const [key, inner] of Object.entries(schema.shape)) {
          walk(inner, path === '' ? key : `${path}.${key}`);
        }
      } else if (schema instanceof z.ZodArray) walk(schema.element, `${path}.*`);
      else if (schema instanceof z.ZodPipe) walk(schema.in, path);
      else if (
        schema instanceof z.ZodOptional ||
        schema instanceof z.ZodDefault ||
        schema instanceof z.ZodPrefault
      ) {
        walk(schema.unwrap(), path);
      }
    };
    walk(configSchema, '');
    expect([...paths].sort()).toEqual(Object.keys(FIELDS).sort());
  });
});
