// On an idle system: from the mail lying in the mailbox to the handover accepted by SMTP, one at a time.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { startProduct, writeConfig } from './product.ts';
import { startSink } from './smtp-sink.ts';
import { type Figure, figure, scratch, type World } from './world.ts';

const ROUNDS = 60;
const LIMIT = 30_000;

export async function latencyBench(world: World): Promise<Figure[]> {
  const user = `latency${Date.now()}`;
  const directory = scratch(world, 'latency');
  const sink = await startSink();
  const config = writeConfig({
    directory,
    imapPort: world.imapPort,
    imapUser: user,
    imapPassword: world.imapPassword,
    smtpPort: sink.port,
    database: join(directory, 'data'),
    queue: 'database',
  });
  const running = await startProduct(config);
  const lmtp = createTransport({
    host: '127.0.0.1',
    port: world.lmtpPort,
    lmtp: true,
    ignoreTLS: true,
    pool: true,
  });
  const times: number[] = [];
  try {
    await pause(3_000);
    for (let round = 0; round < ROUNDS; round++)
      times.push(await once(lmtp, sink.taken, user, round));
  } finally {
    lmtp.close();
    await running.stop();
    sink.close();
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [
    figure('mailbox to handover, p50', at(0.5), 'ms', 0),
    figure('mailbox to handover, p95', at(0.95), 'ms', 0),
    figure('mailbox to handover, worst', at(1), 'ms', 0),
  ];
}

async function once(
  lmtp: ReturnType<typeof createTransport>,
  taken: Map<string, number>,
  user: string,
  round: number,
): Promise<number> {
  const word = `Probe${round}x`;
  await lmtp.sendMail({
    envelope: { from: `kunde${round}@kunde.example`, to: [`${user}@shop.example`] },
    from: `kunde${round}@kunde.example`,
    to: 'hilfe@shop.example',
    subject: word,
    text: 'Guten Tag, wann kommt meine Lampe an? Vielen Dank und freundliche Grüße',
  });
  const delivered = Date.now();
  while (Date.now() - delivered < LIMIT) {
    const found = [...taken].find(([subject]) => subject.endsWith(word));
    if (found) {
      // Not in step with any timer of the mail server.
      await pause(200 + ((round * 137) % 900));
      return found[1] - delivered;
    }
    await pause(2);
  }
  throw new Error(`no handover within ${LIMIT / 1000} s`);
}
