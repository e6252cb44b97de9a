import { describe, expect, it } from 'vitest';
import { formAuthor, isFilledForm } from '../../src/mail/contact-form.ts';
import { readMessage } from '../../src/mail/read-message.ts';

const OURS = ['hilfe@shop.example', 'anna@shop.example'];
const mailOf = (from: string, replyTo: string, text = 'Guten Tag', more = '') =>
  readMessage(
    Buffer.from(
      `From: ${from}\nReply-To: ${replyTo}\nTo: hilfe@shop.example\n${more}Subject: Frage\n\n${text}\n`,
    ),
  );
const authorOf = async (from: string, replyTo: string) =>
  formAuthor(await mailOf(from, replyTo), OURS)?.address ?? null;

describe('who wrote by way of a form', () => {
  it.each([
    ['noreply@hoster.example'],
    ['wordpress@shop.example'],
    ['mailer@shops.example'],
    ['hilfe@shop.example'],
    ['hilfe+form@shop.example'],
    ['anna@shop.example'],
    ['kontaktformular@web.example'],
    ['www-data@host.example'],
  ])('%s: Reply-To', async from => {
    expect(await authorOf(from, 'otto@kunde.example')).toBe('otto@kunde.example');
  });

  it.each([
    ['erika@firma.example', 'erika@privat.example'],
    ['webert@firma.example', 'otto@kunde.example'],
    ['mailer@firma.example', 'info@firma.example'],
    ['noreply@laden.example', 'no-reply@laden.example'],
    ['noreply@laden.example', 'hilfe@shop.example'],
  ])('%s with Reply-To %s is no form', async (from, replyTo) => {
    expect(await authorOf(from, replyTo)).toBeNull();
  });
});

describe('a form that its program marks as generated', () => {
  const filled = async (from: string, text: string, more = '') =>
    isFilledForm(await mailOf(from, 'otto@kunde.example', text, more), OURS);

  it('comes from our own site', async () => {
    expect(await filled('noreply@shop.example', 'Guten Tag')).toBe(true);
  });

  it('repeats the address that was filled in', async () => {
    expect(await filled('noreply@hoster.example', 'E-Mail: Otto@Kunde.example')).toBe(true);
  });

  it('is no notification with an address for answers', async () => {
    expect(await filled('noreply@bank.example', 'Ihr Kontoauszug ist da.')).toBe(false);
  });

  it('is no newsletter', async () => {
    const unsubscribe = 'List-Unsubscribe: <https://laden.example/ab>\n';
    expect(await filled('noreply@shop.example', 'Angebote', unsubscribe)).toBe(false);
  });
});
