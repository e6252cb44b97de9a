import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { type DemoImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import {
  type DemoSmtpServer,
  routeOf,
  type SmtpServerOptions,
  startSmtpServer,
} from '../../src/demo/smtp-server.ts';

const ROUTES: Record<string, string> = {
  'hilfe@shop.example': 'hilfe',
  'info@shop.example': 'hilfe',
  'anna@shop.example': 'anna',
};

let imap: DemoImapServer;
let smtp: DemoSmtpServer;

async function start(options: Partial<SmtpServerOptions> = {}): Promise<void> {
  imap = await startImapServer({
    accounts: [
      { user: 'hilfe', password: 'h' },
      { user: 'anna', password: 'a' },
    ],
  });
  smtp = await startSmtpServer({ imap, route: address => ROUTES[address] ?? null, ...options });
}

afterEach(async () => {
  await smtp.close();
  await imap.close();
});

function send(to: string | string[], raw: string | Buffer, auth?: { user: string; pass: string }) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    secure: false,
    ignoreTLS: true,
    ...(auth ? { auth } : {}),
  });
  return transport.sendMail({ envelope: { from: 'erika@example.org', to }, raw });
}

const MAIL = 'From: erika@example.org\r\nSubject: Grüße\r\n\r\n.Punkt\r\n..zwei\r\nEnde\r\n';

describe('the SMTP server of the demo', () => {
  it('delivers byte for byte, below the trace of the delivery', async () => {
    await start();
    await send('hilfe@shop.example', MAIL);
    expect(smtp.sent[0]).toMatchObject({ from: 'erika@example.org', to: ['hilfe@shop.example'] });
    expect(smtp.sent[0]?.raw.toString()).toBe(MAIL);
    expect(imap.messages('hilfe')[0]?.raw.toString()).toBe(
      `Return-Path: <erika@example.org>\r\nDelivered-To: hilfe@shop.example\r\n${MAIL}`,
    );
  });

  it('takes 20 MB', async () => {
    await start();
    const raw = Buffer.from(
      `Subject: gross\r\n\r\n${'x'.repeat(76).concat('\r\n').repeat(260_000)}`,
    );
    await send('anna@shop.example', raw);
    expect(smtp.sent[0]?.raw.equals(raw)).toBe(true);
  });

  it('finds the account behind a plus-address, and names the address that was used', async () => {
    await start();
    await send('Hilfe+k24813.secret@shop.example', MAIL);
    expect(imap.messages('hilfe')[0]?.raw.toString()).toContain(
      'Delivered-To: Hilfe+k24813.secret@shop.example\r\n',
    );
    expect(routeOf('a+b@x.example', address => (address === 'a+b@x.example' ? 'own' : null))).toBe(
      'own',
    );
  });

  it('delivers once to an account with two addresses, and to each account', async () => {
    await start();
    await send(['hilfe@shop.example', 'info@shop.example', 'anna@shop.example'], MAIL);
    expect(imap.messages('hilfe')).toHaveLength(1);
    expect(imap.messages('hilfe')[0]?.raw.toString()).toContain('Delivered-To: hilfe@');
    expect(imap.messages('anna')).toHaveLength(1);
    expect(smtp.sent).toHaveLength(1);
  });

  it('refuses whom nobody knows with 550', async () => {
    await start();
    await expect(send('niemand@shop.example', MAIL)).rejects.toMatchObject({ responseCode: 550 });
    expect(smtp.sent).toEqual([]);
  });

  it('refuses as told, with the words given', async () => {
    await start({ refuse: () => ({ code: 451, message: '4.7.1 later, please' }) });
    await expect(send('anna@shop.example', MAIL)).rejects.toMatchObject({
      responseCode: 451,
      response: expect.stringContaining('4.7.1 later, please'),
    });
  });

  it('takes any login by default, and only the right one when asked to', async () => {
    await start({ accepts: (_user, password) => password === 'richtig' });
    await send('anna@shop.example', MAIL, { user: 'anna', pass: 'richtig' });
    await expect(
      send('anna@shop.example', MAIL, { user: 'anna', pass: 'falsch' }),
    ).rejects.toMatchObject({ responseCode: 535 });
    expect(smtp.sent).toHaveLength(1);
  });

  it('takes its time when told to', async () => {
    await start({ delay: () => 150 });
    const from = Date.now();
    await send('anna@shop.example', MAIL);
    expect(Date.now() - from).toBeGreaterThanOrEqual(145);
  });

  it('goes down and comes back on the same port', async () => {
    await start();
    await smtp.goDown();
    await expect(send('anna@shop.example', MAIL)).rejects.toMatchObject({ code: 'ESOCKET' });
    await smtp.comeBack();
    await send('anna@shop.example', MAIL);
    expect(imap.messages('anna')).toHaveLength(1);
  });
});
