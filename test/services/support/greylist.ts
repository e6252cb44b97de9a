// A greylisting server, as Postfix asks it (SMTP Access Policy Delegation).
import { createServer, type Socket } from 'node:net';
import { service } from './services.ts';

export interface Greylist {
  /** How often each recipient has been asked about. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const LATER = 'action=450 4.7.1 Greylisted, please come again';

/** Says "later" to the first try for every recipient, and yes from then on. */
export async function startGreylist(): Promise<Greylist> {
  const asked = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let text = '';
    socket.setEncoding('utf8').on('data', data => {
      text += data;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        socket.write(`${verdict(text.slice(0, end), asked)}\n\n`);
        text = text.slice(end + 2);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(service('POLICY_PORT')), '127.0.0.1', () => resolve());
  });
  return {
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function verdict(request: string, asked: Map<string, number>): string {
  const recipient = /^recipient=(.*)$/m.exec(request)?.[1]?.toLowerCase() ?? '';
  const times = (asked.get(recipient) ?? 0) + 1;
  asked.set(recipient, times);
  return times === 1 ? LATER : 'action=dunno';
}
