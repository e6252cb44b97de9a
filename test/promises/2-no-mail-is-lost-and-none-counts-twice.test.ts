// Promise 2. Killed processes and outages are in test/services/faults*.test.ts.

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, mail, openHouse, replyTo, SUPPORT } from '../support/house.ts';

const ERIKA = 'Erika Muster <erika@kunde.example>';

describe('No mail is lost, and none counts twice', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(config => {
      const [mailbox] = config.mailboxes;
      if (!mailbox) throw new Error('no mailbox');
      return {
        ...config,
        mailboxes: [mailbox, { ...mailbox, address: 'info@sonnenblume.example' }],
      };
    });
  });
  afterEach(() => house.close());

  const count = async (table: 'ticket' | 'article' | 'outbox'): Promise<number> => {
    const row = await house.db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  };
  const statuses = async (): Promise<string[]> =>
    (await house.db.selectFrom('inbound').select('status').orderBy('id').execute()).map(
      row => row.status,
    );

  it('one mail to two of our addresses is one ticket and one handover', async () => {
    const raw = mail({ from: ERIKA, to: `${SUPPORT}, info@sonnenblume.example` });
    await house.arrive(`Delivered-To: ${SUPPORT}\n${raw}`);
    await house.settle();
    await house.arrive(
      `Delivered-To: info@sonnenblume.example\n${raw}`,
      'info@sonnenblume.example',
    );
    await house.settle();
    expect(await statuses()).toEqual(['done', 'duplicate']);
    expect([await count('ticket'), await count('article'), await count('outbox')]).toEqual([
      1, 1, 1,
    ]);
  });

  it('the same mail twice in one batch is one ticket', async () => {
    const raw = mail({ from: ERIKA });
    await house.arrive(`Received: from a\n${raw}`);
    await house.arrive(`Received: from b\n${raw}`);
    await house.settle();
    expect(await statuses()).toEqual(['done', 'duplicate']);
    expect(await count('ticket')).toBe(1);
  });

  it('two mails with one Message-ID but other words are two mails', async () => {
    await house.arrive(mail({ from: ERIKA, messageId: '<form@shop.example>', body: 'first' }));
    await house.arrive(mail({ from: ERIKA, messageId: '<form@shop.example>', body: 'second' }));
    await house.settle();
    expect(await statuses()).toEqual(['done', 'done']);
    expect(await count('article')).toBe(2);
  });

  it('a question and its answer in one batch, the wrong way round, are one ticket', async () => {
    await house.arrive(
      mail(
        { from: ERIKA, messageId: '<2@kunde.example>', body: 'And by the way?' },
        { References: '<1@kunde.example>', 'In-Reply-To': '<1@kunde.example>' },
      ),
    );
    await house.arrive(
      mail({ from: ERIKA, messageId: '<1@kunde.example>', body: 'Where is my lamp?' }),
    );
    await house.settle();
    expect([await count('ticket'), await count('article')]).toEqual([1, 2]);
  });

  it('every stage may run again: nothing happens twice', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    await house.db.updateTable('article').set({ triage: 'waiting' }).execute();
    await house.settle();
    expect(house.left.filter(({ row }) => row.kind === 'handover')).toHaveLength(1);
  });

  it('a mail that cannot be read is put aside with a reason, and the owner hears of it', async () => {
    await house.arrive(Buffer.from('\r\n'));
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    expect(await statuses()).toEqual(['quarantined', 'done']);
    const row = await house.db
      .selectFrom('inbound')
      .select('reason')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    expect(row.reason).not.toBe('');
    const problems = await house.db.selectFrom('problem').select('what').execute();
    expect(problems).toHaveLength(1);
    house.at('2026-11-24T07:01:00.000Z');
    const told = await import('../../workers/digest.ts');
    await house.db
      .transaction()
      .execute(trx => told.queueDigest(house.context, trx, 'x', new Date(0)));
    await house.settle();
    expect(house.to('chef@sonnenblume.example').at(-1)?.message.text).toContain(row.reason);
  });

  it('one bad case does not keep the others of its batch', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.arrive(mail({ from: 'Otto <otto@kunde.example>' }));
    await sql`create function poison() returns trigger language plpgsql as $$ begin
      if new.from_address = 'erika@kunde.example' then raise exception 'poison'; end if; return new; end $$`.execute(
      house.db,
    );
    await sql`create trigger poison before insert on article for each row execute function poison()`.execute(
      house.db,
    );
    await house.settle();
    expect(house.left).toHaveLength(1);
    expect(await statuses()).toEqual(['stored', 'done']);
    await sql`drop trigger poison on article`.execute(house.db);
    await house.db
      .updateTable('inbound')
      .set({ dueAt: new Date(0) })
      .execute();
    await house.settle();
    expect(await statuses()).toEqual(['done', 'done']);
    expect(house.left).toHaveLength(2);
  });

  it("an agent's reply delivered twice is relayed once", async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const reply = replyTo(handover, {
      from: handover.row.recipients[0] ?? '',
      body: 'Here it is.',
    });
    await house.arrive(`Received: from a\n${reply}`);
    await house.arrive(`Received: from b\n${reply}`);
    await house.settle();
    expect(house.to('erika@kunde.example')).toHaveLength(1);
  });

  it('a retry uses the Message-ID of the first try', async () => {
    const tried: string[] = [];
    house.verdict = row => {
      tried.push(row.messageId);
      return tried.length === 1 ? { kind: 'retry', code: 451, words: 'try later' } : undefined;
    };
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    await house.db
      .updateTable('outbox')
      .set({ dueAt: new Date(0) })
      .execute();
    await house.settle();
    expect(tried).toHaveLength(2);
    expect(new Set(tried).size).toBe(1);
    expect(house.left).toHaveLength(1);
  });

  const form = (who: string, stamp: string): string =>
    `Received: from web.example; ${stamp}
From: Formular <forms@web.example>
Reply-To: ${who}
To: ${SUPPORT}
Subject: Kontakt

Bitte rufen Sie mich an.
`;

  it('the same words of two people by one form are two mails', async () => {
    const stamp = 'Mon, 23 Nov 2026 10:00:00 +0100';
    await house.arrive(form('erika@kunde.example', stamp));
    await house.arrive(form('otto@kunde.example', stamp));
    await house.settle();
    expect(await statuses()).toEqual(['done', 'done']);
  });

  it('the same words on another day are another mail, though it has neither date nor id', async () => {
    await house.arrive(form('erika@kunde.example', 'Mon, 23 Nov 2026 10:00:00 +0100'));
    await house.arrive(form('erika@kunde.example', 'Tue, 24 Nov 2026 10:00:00 +0100'));
    await house.settle();
    expect(await statuses()).toEqual(['done', 'done']);
  });

  it.each([
    ['Zustellung fehlgeschlagen', 'Meine Lampe für 550 Euro kam am 5.1.26 nicht an.'],
    ['Returned to sender', 'My parcel 551-22 went back to you.'],
    ['Auto: Scheinwerfer', 'Passt die Lampe an meinen Wagen?'],
  ])('a customer who writes of "%s" is no machine', async (subject, body) => {
    await house.arrive(mail({ from: ERIKA, subject, body }));
    await house.settle();
    expect(await count('ticket')).toBe(1);
  });

  it('a customer who passes on the report that came back to them is no machine', async () => {
    await house.arrive(`From: ${ERIKA}
To: ${SUPPORT}
Subject: Fwd: Undelivered Mail Returned to Sender
Message-ID: <passed-on@kunde.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: text/plain

My mail to you came back. Where is my lamp?
--B
Content-Type: message/delivery-status; name="details.txt"
Content-Disposition: attachment; filename="details.txt"

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; info@sonnenblume.example
Action: failed
Status: 5.1.1

--B--
`);
    await house.settle();
    expect(await count('ticket')).toBe(1);
  });

  it('a reply in which no words were found is not taken for sent', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    const agent = handover.row.recipients[0] ?? '';
    // Everything quoted, their own words as well.
    const quoted = `${handover.message.text}\nIt comes tomorrow.`.replace(/^/gm, '> ');
    await house.arrive(replyTo(handover, { from: agent, body: quoted, quote: false }));
    await house.settle();
    expect(house.to('erika@kunde.example')).toEqual([]);
    expect(house.to(agent).at(-1)?.message.text).toContain('It comes tomorrow.');
  });

  it('several mails of a person without proof: the owner reads that there was more than one', async () => {
    for (const body of ['one', 'two', 'three'])
      await house.arrive(
        mail({ from: 'anna@sonnenblume.example', subject: `About ${body}`, body }),
      );
    await house.settle();
    expect(house.to('anna@sonnenblume.example')).toHaveLength(1);
    expect(house.to('chef@sonnenblume.example')).toHaveLength(1);
    const problems = await house.db.selectFrom('problem').select('what').execute();
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining('About two')]);
  });

  it('a read receipt does not send its human away', async () => {
    await house.arrive(mail({ from: ERIKA }));
    await house.settle();
    const [handover] = house.left;
    if (!handover) throw new Error('no handover');
    await house.arrive(
      replyTo(
        handover,
        { from: handover.row.recipients[0] ?? '', body: 'The message was displayed.' },
        { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary="B"' },
      ),
    );
    await house.settle();
    expect(await house.db.selectFrom('away').selectAll().execute()).toEqual([]);
    expect(house.left).toHaveLength(1);
  });
});
