// A bounce of a handover may come hours later, when its case has gone on without it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';

const OWNER = 'chef@sonnenblume.example';

function bounceOf({ message, row }: Left, from = 'MAILER-DAEMON@mx.example'): string {
  const body = `--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${row.recipients[0]}
Action: failed
Status: 5.2.2

--B
Content-Type: message/rfc822

Message-ID: ${message.messageId}

--B--`;
  return mail(
    { from, subject: 'Undelivered Mail Returned to Sender', body },
    { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="B"' },
  );
}

describe('a late bounce of a handover', () => {
  let house: House;
  let handover: Left;
  let agent: string;
  beforeEach(async () => {
    house = await openHouse();
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>' }));
    await house.settle();
    const [first] = house.left;
    if (!first) throw new Error('no handover');
    handover = first;
    agent = first.row.recipients[0] ?? '';
  });
  afterEach(() => house.close());

  const arrive = async (raw: string): Promise<void> => {
    await house.arrive(raw);
    await house.settle();
  };
  const handovers = async (): Promise<(string | null)[]> =>
    (
      await house.db
        .selectFrom('outbox')
        .select('person')
        .where('kind', '=', 'handover')
        .orderBy('id')
        .execute()
    ).map(({ person }) => person);
  const ticket = () =>
    house.db.selectFrom('ticket').select(['state', 'assignee']).executeTakeFirstOrThrow();
  const toldOwner = (): number =>
    house.to(OWNER).filter(({ row }) => row.kind === 'notice' && row.ticketId !== null).length;

  it.each([
    ['answered', 'It leaves today.'],
    ['closed', '#close'],
    ['put to rest', '#wait 3d\nIt leaves today.'],
  ])('leaves a case that was %s as it is, and the owner hears of it', async (_, body) => {
    await arrive(replyTo(handover, { from: agent, body }));
    const before = [await ticket(), await handovers()];
    await arrive(bounceOf(handover));
    expect([await ticket(), await handovers()]).toEqual(before);
    expect(toldOwner()).toBe(1);
  });

  it('leaves a case with the colleague who took it over', async () => {
    const other = house.config.people.find(
      ({ id, role }) => role === 'agent' && id !== handover.row.person,
    );
    await arrive(replyTo(handover, { from: agent, body: `#assign ${other?.id}` }));
    const before = await handovers();
    await arrive(bounceOf(handover));
    expect(await handovers()).toEqual(before);
    expect((await ticket()).assignee).toBe(other?.id);
  });

  it.each([
    'MAILER-DAEMON@mx.example',
    'MAILER-DAEMON (Mail Delivery System)',
    'Mail Delivery Subsystem <MAILER-DAEMON>',
  ])('from %s still takes an unanswered case to the next human', async from => {
    await arrive(bounceOf(handover, from));
    expect(await handovers()).toHaveLength(2);
    expect((await ticket()).assignee).not.toBe(handover.row.person);
  });
});
