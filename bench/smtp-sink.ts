// A mail server that takes everything, in a few lines, so that it isn't what is measured.
import { createServer, type Server, type Socket } from 'node:net';

export interface Sink {
  readonly port: number;
  /** Message-ID -> when the server had taken the mail (ms since the epoch). */
  readonly taken: Map<string, number>;
  close(): void;
}

export async function startSink(): Promise<Sink> {
  const taken = new Map<string, number>();
  const server: Server = createServer({ noDelay: true }, socket => serve(socket, taken));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken,
    close: () => server.close(),
  };
}

function serve(socket: Socket, taken: Map<string, number>): void {
  let text = '';
  let data = false;
  socket.on('error', () => undefined);
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', chunk => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf(data ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = text.slice(0, end);
      text = text.slice(end + (data ? 5 : 2));
      if (data) {
        // Where an answer to the customer's mail names it: the latency bench looks it up by subject.
        const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/im.exec(part)?.[1] ?? '';
        taken.set(subject.replace(/\r\n\s+/g, ' '), Date.now());
        data = false;
        socket.write('250 ok\r\n');
        continue;
      }
      const verb = part.slice(0, 4).toUpperCase();
      if (verb === 'EHLO')
        socket.write('250-sink\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n');
      else if (verb === 'DATA') {
        data = true;
        socket.write('354 go\r\n');
      } else if (verb === 'AUTH') socket.write('235 ok\r\n');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}
