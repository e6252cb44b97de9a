import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** While on, connections stay open and no byte passes: a half-open link. */
  freeze(on: boolean): void;
  /** Resets every connection. */
  drop(): void;
  close(): Promise<void>;
}

/** A TCP proxy on loopback that can play dead. */
export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const forward = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', data => {
      if (!frozen && to.writable) to.write(data);
    });
    from.on('end', () => {
      if (!frozen) to.end();
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      if (!frozen) to.destroy();
    });
  };
  const server = createServer(client => {
    const upstream = connect(port, host);
    forward(client, upstream);
    forward(upstream, client);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const drop = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze: on => {
      frozen = on;
    },
    drop,
    close: async () => {
      drop();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
