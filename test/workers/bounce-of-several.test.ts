// One delivery report may tell of several recipients of an answer: each is a customer who waits.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const ERIKA = 'erika@kunde.example';
const MAX = 'max@kunde.example';

const block = (address: string, action: string, status: string): string =>
  `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`;

function reportOf(messageId: string, blocks: readonly string[]): string {
  const status = ['Reporting-MTA: dns; mx.example\n', ...blocks].join('\n');
  const body = `--B\nContent-Type: message/delivery-status\n\n${status}\n--B\nContent-Type: message/rfc822\n\nMessage-ID: ${messageId}\n\n--B--`;
  return mail(
    { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender', body },
    { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="B"' },
  );
}

async function answered(): Promise<{ agent: string; messageId: string }> {
  await house.arrive(mail({ from: `Erika <${ERIKA}>` }, { Cc: `Max <${MAX}>` }));
  await house.settle();
  const [handover] = house.left;
  if (!handover) throw new Error('no handover');
  const agent = handover.row.recipients[0] ?? '';
  await house.arrive(replyTo(handover, { from: agent, body: 'It leaves today.' }));
  await house.settle();
  const answer = house.left.find(({ row }) => row.kind === 'answer');
  expect(answer?.row.recipients.toSorted()).toEqual([ERIKA, MAX]);
  return { agent, messageId: answer?.message.messageId ?? '' };
}

const notices = (agent: string): string[] =>
  house
    .to(agent)
    .filter(({ row }) => row.kind === 'notice')
    .map(({ message }) => message.text);

it('tells the author of each of them, once', async () => {
  const { agent, messageId } = await answered();
  const report = reportOf(messageId, [
    block(ERIKA, 'failed', '5.1.1'),
    block(MAX, 'failed', '5.2.2'),
  ]);
  await house.arrive(report);
  await house.settle();
  const told = notices(agent);
  expect(told).toHaveLength(2);
  for (const address of [ERIKA, MAX])
    expect(told.filter(text => text.includes(address))).toHaveLength(1);
});

it('says nothing of those whom it reached', async () => {
  const { agent, messageId } = await answered();
  await house.arrive(
    reportOf(messageId, [block(ERIKA, 'delivered', '2.0.0'), block(MAX, 'failed', '5.2.2')]),
  );
  await house.settle();
  const told = notices(agent);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(MAX);
});
