// Health and metrics over HTTP, on loopback only and off unless configured.
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { wordsOf } from '../errors.ts';

/** One thing that must work; `words` say what is wrong. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly words: string;
}

export interface HealthSources {
  /** Looked at by /readyz; must answer soon. */
  checks(): Promise<Check[]>;
  /** Figures for /metrics: name -> value by label. */
  figures(): Promise<Figure[]>;
}

export interface Figure {
  readonly name: string;
  readonly help: string;
  /** Names of the labels that every value carries: known also while there is no value. */
  readonly labels: readonly string[];
  readonly values: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

const LIMIT = 5_000;

/** Serves /healthz (the process lives), /readyz (it can work) and /metrics (Prometheus). */
export async function serveHealth(
  port: number,
  sources: HealthSources,
): Promise<{ port: number; close(): Promise<void> }> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kulanz_' });
  const gauges = new Map<string, Gauge>();
  const server = createServer(async (request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    try {
      const path = (request.url ?? '').split('?')[0];
      if (request.method !== 'GET') return answer(405, 'text/plain', 'GET only\n');
      if (path === '/healthz') return answer(200, 'text/plain', 'ok\n');
      if (path === '/readyz') {
        const checks = await within(sources.checks());
        const ready = checks.every(check => check.ok);
        const lines = checks.map(
          check =>
            `${check.ok ? 'ok' : 'FAIL'} ${check.name}${check.words ? `: ${check.words}` : ''}`,
        );
        return answer(ready ? 200 : 503, 'text/plain; charset=utf-8', `${lines.join('\n')}\n`);
      }
      if (path === '/metrics') {
        fill(registry, gauges, await within(sources.figures()));
        return answer(200, registry.contentType, await registry.metrics());
      }
      return answer(404, 'text/plain', '/healthz, /readyz or /metrics\n');
    } catch (error) {
      return answer(503, 'text/plain; charset=utf-8', `${wordsOf(error)}\n`);
    }
  });
  server.requestTimeout = LIMIT * 2;
  server.headersTimeout = LIMIT;
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fill(registry: Registry, gauges: Map<string, Gauge>, figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { name, help } = figure;
    const gauge =
      gauges.get(name) ??
      new Gauge({ name, help, labelNames: [...figure.labels], registers: [registry] });
    gauges.set(name, gauge);
    gauge.reset();
    for (const { labels, value } of figure.values) gauge.set({ ...labels }, value);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT / 1000} s`)), LIMIT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
