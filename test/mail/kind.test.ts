import { describe, expect, it } from 'vitest';
import { readAway } from '../../src/mail/away.ts';
import { readBounce } from '../../src/mail/bounce.ts';
import { classifyKind } from '../../src/mail/kind.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { mailFixtures } from '../support/mail-fixtures.ts';

const OWN = {
  addresses: ['hilfe@shop.example', 'info@shop.example'],
  messageIdDomain: 'kulanz.shop.example',
};
const NOW = new Date('2026-11-23T10:00:00Z');
const fixtures = mailFixtures();

describe('who wrote a mail: human, or which machine', () => {
  it.each(fixtures)('$name', async ({ raw, expected }) => {
    const message = await readMessage(raw);
    expect(classifyKind(message, OWN)).toEqual({ kind: expected.kind, reason: expected.reason });
  });

  it('knows fixtures of every kind', () => {
    const kinds = new Set(fixtures.map(({ expected }) => expected.kind));
    expect([...kinds].sort()).toEqual(['auto-reply', 'bounce', 'bulk', 'human', 'loop']);
  });
});

describe('an Exchange rule', () => {
  const mailOf = (from: string, rule: string) =>
    readMessage(
      Buffer.from(
        `From: ${from}\r\nTo: hilfe@shop.example\r\nSubject: Frage\r\n` +
          `X-Auto-Response-Suppress: DR\r\nX-MS-Exchange-Inbox-Rules-Loop: ${rule}\r\n\r\nGuten Tag\r\n`,
      ),
    );

  it("of the writer's own mailbox announces an absence", async () => {
    const message = await mailOf('anna@firma.example', 'anna@firma.example');
    expect(classifyKind(message, OWN).kind).toBe('auto-reply');
  });

  it("of another mailbox passes a human's mail on", async () => {
    const message = await mailOf('erika@kunde.example', 'alt@shop.example');
    expect(classifyKind(message, OWN).kind).toBe('human');
  });
});

describe('what a bounce tells', () => {
  it.each(fixtures.filter(({ expected }) => expected.bounce))('$name', async fixture => {
    expect(readBounce(await readMessage(fixture.raw))).toEqual(fixture.expected.bounce);
  });

  it.each(fixtures.filter(({ expected }) => expected.kind === 'human'))(
    '$name is none',
    async ({ raw }) => {
      expect(readBounce(await readMessage(raw))).toBeNull();
    },
  );
});

describe('until when the writer is away', () => {
  it.each(fixtures.filter(({ expected }) => expected.away !== undefined))(
    '$name',
    async ({ raw, expected }) => {
      const { until } = readAway(await readMessage(raw), NOW);
      expect(until?.toISOString() ?? null).toBe(expected.away);
    },
  );
});
