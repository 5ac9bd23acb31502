/** `/metrics`, on an address of its own, so that what serves Slack never serves it. */
import { createServer } from 'node:http';
import type { Log } from '../core/ports.ts';
import type { Metrics } from './metrics.ts';

interface Options {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly log: Log;
}

export interface MetricsServer {
  /** Resolves when it listens, or can't: that is a warning, and nobody's end. */
  start(): Promise<void>;
  stop(): void;
}

export function createMetricsServer({ host, port, metrics, log }: Options): MetricsServer {
  const server = createServer((request, response) => {
    if (request.url?.replace(/\?.*$/s, '') !== '/metrics') {
      response.writeHead(404).end('nothing here\n');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (err: unknown) => {
        log.warn({ err }, 'the metrics could not be shown');
        response.writeHead(500).end('see the log\n');
      },
    );
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  return {
    start: () =>
      new Promise((resolve) => {
        server.once('listening', () => {
          const address = server.address();
          const at = typeof address === 'object' ? address?.port : port;
          log.info({ host, metricsPort: at }, 'serving /metrics');
          resolve();
        });
        server.on('error', (err) => {
          const why = Reflect.get(err, 'code') === 'EADDRINUSE' ? 'is taken' : "can't be used";
          log.warn(
            { err, host, metricsPort: port },
            `METRICS_PORT ${port} ${why}, so there are no metrics. Set it to another number, or to "off".`,
          );
          resolve();
        });
        server.listen(port, host);
      }),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
