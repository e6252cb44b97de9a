import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** While on, connections stay open and no byte passes: a half-open link. */
  freeze(on: boolean): void;
  /** Resets every connection. */
  drop(): void;
  /** Resets every connection and refuses new ones, until `comeBack`. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** What to pass on instead of the bytes; `null` resets the connection. */
export type Tamper = (data: Buffer) => Buffer | null;

/** A TCP proxy on loopback that can play dead, and tamper with what passes. */
export async function startTcpProxy(
  host: string,
  port: number,
  tamper: { fromServer?: Tamper; fromClient?: Tamper } = {},
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const drop = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const forward = (from: Socket, to: Socket, change: Tamper = data => data): void => {
    sockets.add(from);
    from.on('data', data => {
      const passed = frozen ? Buffer.alloc(0) : change(data);
      if (!passed) from.resetAndDestroy();
      else if (passed.length > 0 && to.writable) to.write(passed);
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
  const listen = (at: number): Promise<Server> => {
    const server = createServer(client => {
      const upstream = connect(port, host);
      forward(client, upstream, tamper.fromClient);
      forward(upstream, client, tamper.fromServer);
    });
    return new Promise(resolve => server.listen(at, '127.0.0.1', () => resolve(server)));
  };
  let server = await listen(0);
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  const goDown = async (): Promise<void> => {
    const closed = new Promise(resolve => server.close(resolve));
    drop();
    await closed;
  };
  return {
    port: own,
    freeze: on => {
      frozen = on;
    },
    drop,
    goDown,
    comeBack: async () => {
      server = await listen(own);
    },
    close: goDown,
  };
}
