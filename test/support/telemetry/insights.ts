import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { selfSigned } from './self-signed';

const dependency = z.object({
  baseType: z.enum(['RemoteDependencyData', 'RequestData']),
  baseData: z.looseObject({
    id: z.string(),
    name: z.string(),
    success: z.boolean(),
    duration: z.string(),
    properties: z.record(z.string(), z.string()).default({}),
  }),
});

const metric = z.object({
  baseType: z.literal('MetricData'),
  baseData: z.object({
    metrics: z.array(
      z.object({ name: z.string(), value: z.number(), count: z.number().optional() }),
    ),
    properties: z.record(z.string(), z.unknown()).default({}),
  }),
});

/** As the exporter sends it to the ingestion service, version 2.1. */
const envelope = z.object({
  name: z.string(),
  time: z.string(),
  iKey: z.literal('00000000-0000-0000-0000-000000000001'),
  tags: z.record(z.string(), z.string()),
  data: z.discriminatedUnion('baseType', [dependency, metric]),
});

export interface SeenSpan {
  readonly name: string;
  readonly kind: 'request' | 'dependency';
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly startedAt: string;
  readonly success: boolean;
  readonly properties: Readonly<Record<string, string>>;
  /** Trace ids that it links to. */
  readonly links: readonly string[];
}

export interface SeenMetric {
  readonly name: string;
  readonly value: number;
  readonly count: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Stands in for the ingestion service of Application Insights; takes what the real exporter sends,
 * which is sent by https alone.
 */
export class Insights {
  readonly spans: SeenSpan[] = [];
  readonly metrics: SeenMetric[] = [];
  /** All that came, as it came out of the compression. */
  readonly bodies: string[] = [];
  /** Bytes on the line. */
  bytes = 0;
  /** Authorization of each request. */
  readonly authorizations: (string | undefined)[] = [];
  /** Answer to everything from now on, instead of taking it. */
  refuse: number | undefined;
  private readonly identity = selfSigned();
  private readonly folder = mkdtempSync(join(tmpdir(), 'callscribe-insights-'));
  private readonly server = createServer(this.identity);

  static async start(): Promise<Insights> {
    const insights = new Insights();
    insights.server.on('request', (request, response) => {
      insights.authorizations.push(request.headers.authorization);
      void buffer(request).then((body) => {
        const status = insights.take(request.url, request.headers['content-encoding'], body);
        const answer = { itemsReceived: 0, itemsAccepted: 0, errors: [] };
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
    });
    insights.server.listen(0, '127.0.0.1');
    await once(insights.server, 'listening');
    return insights;
  }

  get connectionString(): string {
    const { port } = this.server.address() as AddressInfo;
    return `InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:${port}/`;
  }

  /** Certificate that a client has to trust (PEM). */
  get certificate(): string {
    return this.identity.cert;
  }

  /** The same as a file, for NODE_EXTRA_CA_CERTS. */
  certificateFile(): string {
    const file = join(this.folder, 'certificate.pem');
    writeFileSync(file, this.certificate);
    return file;
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Sums of what a metric was given, by the values of one of its attributes. */
  sums(name: string, attribute: string): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { properties, value } of this.metrics.filter((one) => one.name === name)) {
      const key = String(properties[attribute]);
      sums[key] = (sums[key] ?? 0) + value;
    }
    return sums;
  }

  private take(url: string | undefined, encoding: string | undefined, body: Buffer): number {
    if (this.refuse !== undefined) return this.refuse;
    if (url?.endsWith('/v2.1/track') !== true) return 404;
    this.bytes += body.length;
    const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
    this.bodies.push(text);
    for (const one of z.array(envelope).parse(JSON.parse(text))) this.keep(one);
    return 200;
  }

  private keep({ data, tags, time }: z.output<typeof envelope>): void {
    if (data.baseType === 'MetricData') {
      const { metrics, properties } = data.baseData;
      for (const { name, value, count } of metrics) {
        this.metrics.push({ name, value, count, properties });
      }
      return;
    }
    const { id, name, success, properties } = data.baseData;
    this.spans.push({
      name,
      kind: data.baseType === 'RequestData' ? 'request' : 'dependency',
      traceId: tags['ai.operation.id'] ?? '',
      id,
      parentId: tags['ai.operation.parentId'],
      startedAt: time,
      success,
      properties,
      links: z
        .array(z.object({ operation_Id: z.string() }))
        .parse(JSON.parse(properties['_MS.links'] ?? '[]'))
        .map((link) => link.operation_Id),
    });
  }
}
