// A house whose mail leaves by a real SMTP server.
import { type Refusal, type SentMail, startSmtpServer } from '../../src/demo/smtp-server.ts';
import { createTokens } from '../../src/io/oauth2.ts';
import { createSender } from '../../src/io/sender.ts';
import type { Outbox } from '../../src/store/schema.ts';
import { deliver, type Unstored } from '../../workers/deliver.ts';
import { ingest } from '../../workers/ingest.ts';
import { triage } from '../../workers/triage.ts';
import { type House, mail, openHouse, replyTo } from './house.ts';

export interface SmtpHouse {
  readonly house: House;
  /** What the server took, oldest first. */
  readonly sent: readonly SentMail[];
  /** The server's rules; change them at will. */
  readonly rules: {
    recipient: (address: string, sender: string) => Refusal | null;
    sender: (address: string) => Refusal | null;
    login: boolean;
  };
  /** Ingest, triage and delivery by SMTP, once; rows that wait are due. */
  work(): Promise<void>;
  /** Delivers what is due. */
  deliver(): Promise<void>;
  rows(kind: Outbox['kind']): Promise<Outbox[]>;
  row(kind: Outbox['kind']): Promise<Outbox>;
  /** A customer's mail, handed over, and its human's answer on its way in. */
  answer(cc?: readonly string[]): Promise<void>;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export const ERIKA = 'erika@kunde.example';

export async function openSmtpHouse(): Promise<SmtpHouse> {
  const rules: SmtpHouse['rules'] = { recipient: () => null, sender: () => null, login: true };
  const server = await startSmtpServer({
    imap: { deliver: () => undefined },
    route: () => 'anybody',
    accepts: () => rules.login,
    refuse: (address, sender) => rules.recipient(address, sender),
    refuseSender: address => rules.sender(address),
  });
  const house = await openHouse(config => ({
    ...config,
    mailboxes: config.mailboxes.map(mailbox => ({
      ...mailbox,
      smtp: { ...mailbox.smtp, port: server.port },
    })),
  }));
  const { context, db } = house;
  const sender = createSender(house.config, db, createTokens(), context.log);
  const unstored: Unstored = new Map();
  const rows = (kind: Outbox['kind']) =>
    db.selectFrom('outbox').selectAll().where('kind', '=', kind).orderBy('id').execute();
  const deliverNow = () =>
    deliver(context, { send: sender.send, answersLeft: () => undefined }, unstored);
  return {
    house,
    sent: server.sent,
    rules,
    async work() {
      await ingest(context);
      await triage(context);
      await db
        .updateTable('outbox')
        .set({ dueAt: new Date(context.now().getTime() - 1_000) })
        .where('status', '=', 'waiting')
        .execute();
      await deliverNow();
    },
    deliver: deliverNow,
    rows,
    async row(kind) {
      const [row] = await rows(kind);
      if (!row) throw new Error(`no ${kind}`);
      return row;
    },
    async answer(cc = []) {
      const headers: Record<string, string> = cc.length > 0 ? { Cc: cc.join(', ') } : {};
      await house.arrive(mail({ from: `Erika <${ERIKA}>` }, headers));
      await house.settle();
      const handover = house.left.find(({ row }) => row.kind === 'handover');
      if (!handover) throw new Error('no handover');
      const [from = ''] = handover.row.recipients;
      await house.arrive(replyTo(handover, { from, body: 'It left today.' }));
    },
    goDown: () => server.goDown(),
    comeBack: () => server.comeBack(),
    async close() {
      sender.close();
      await server.close().catch(() => undefined);
      await house.close();
    },
  };
}
