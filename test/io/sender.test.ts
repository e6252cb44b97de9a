import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMessage } from '../../src/mail/read-message.ts';
import { mail, SUPPORT } from '../support/house.ts';
import { ERIKA, openSmtpHouse, type SmtpHouse } from '../support/smtp-house.ts';

let world: SmtpHouse;

beforeEach(async () => {
  world = await openSmtpHouse();
});
afterEach(() => world.close());

const question = async (): Promise<void> => {
  await world.house.arrive(mail({ from: ERIKA }));
  await world.work();
};

const TOKEN = /^hilfe\+k\.[a-z2-7]{26}@/;

describe('the envelope sender of a handover', () => {
  it('is its token, so that bounces prove themselves', async () => {
    await question();
    expect(world.sent[0]?.from).toMatch(TOKEN);
  });

  it('is the plain address where the server takes no other one, and the first refusal is remembered', async () => {
    const asked: string[] = [];
    world.rules.sender = address => {
      asked.push(address);
      return address === SUPPORT
        ? null
        : { code: 553, message: '5.7.1 sender address rejected: not owned by user' };
    };
    await question();
    await question();
    expect(world.sent.map(({ from }) => from)).toEqual([SUPPORT, SUPPORT]);
    const { replyTo } = await readMessage(world.sent[0]?.raw ?? Buffer.alloc(0));
    expect(replyTo[0]?.address).toMatch(TOKEN);
    expect(asked).toEqual([expect.stringMatching(TOKEN), SUPPORT, SUPPORT]);
    expect((await world.rows('handover')).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  it('is the plain address also where the server says so only at the recipients (Postfix)', async () => {
    world.rules.recipient = (_address, sender) =>
      sender === SUPPORT
        ? null
        : {
            code: 553,
            message: `5.7.1 <${sender}>: Sender address rejected: not owned by user hilfe`,
          };
    await question();
    expect(world.sent.map(({ from }) => from)).toEqual([SUPPORT]);
    expect(await world.row('handover')).toMatchObject({ status: 'sent' });
  });

  it('that is refused as such is no word on the mailbox of its human', async () => {
    world.rules.sender = () => ({ code: 550, message: '5.7.1 sender rejected' });
    await question();
    expect(await world.row('handover')).toMatchObject({ status: 'waiting' });
    expect(world.sent).toEqual([]);
  });

  it('that must wait is not changed for that', async () => {
    world.rules.sender = address =>
      address === SUPPORT ? null : { code: 451, message: '4.7.1 later' };
    await question();
    expect(world.sent).toEqual([]);
    expect(await world.row('handover')).toMatchObject({ status: 'waiting' });
  });
});
