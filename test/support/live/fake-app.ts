import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const appendBody = z.object({ phrases: z.array(z.looseObject({ sequence: z.number() })) });
const closeBody = z.object({ lastSequence: z.number(), durationMs: z.number() });

export interface Request {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** What the app shall do with the next request of a path instead of its work. */
export interface Mishap {
  readonly path: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  /** It does its work, and the answer is lost. */
  readonly loseAnswer?: true;
}

/** The app's side of a live session over real HTTP, in memory, with things going wrong as told. */
export class FakeApp {
  readonly requests: Request[] = [];
  readonly phrases = new Map<number, unknown>();
  closed: z.output<typeof closeBody> | undefined;
  tokens = 0;
  /** Forgets these once, when the session is closed. */
  forgets: number[] = [];
  readonly mishaps: Mishap[] = [];
  limits = { phrasesPerAppend: 3, idleSeconds: 600, mostSeconds: 28_800 };
  private readonly server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<FakeApp> {
    const app = new FakeApp();
    await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
    return app;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get texts(): unknown[] {
    return [...this.phrases.entries()]
      .toSorted(([one], [other]) => one - other)
      .map(([, phrase]) => z.looseObject({ text: z.string() }).parse(phrase).text);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const path = new URL(request.url ?? '/', this.url).pathname;
    this.requests.push({ path, headers: request.headers, body });
    const index = this.mishaps.findIndex((mishap) => path.endsWith(mishap.path));
    const mishap = index < 0 ? undefined : this.mishaps.splice(index, 1)[0];
    if (mishap?.status !== undefined) {
      return send(response, mishap.status, mishap.body ?? {}, mishap.headers);
    }
    const [status, answer] = this.answer(path, body);
    if (mishap?.loseAnswer) response.destroy();
    else send(response, status, answer);
  }

  private answer(path: string, body: unknown): [status: number, answer: object] {
    switch (path.replace('/api/live/a-session', '') || path) {
      case '/api/live':
        return [201, this.opened()];
      case '/phrases': {
        const { phrases } = appendBody.parse(body);
        for (const phrase of phrases) this.phrases.set(phrase.sequence, phrase);
        return [200, { acknowledged: phrases.map(({ sequence }) => sequence) }];
      }
      case '/token':
        this.tokens += 1;
        return [200, { connection: this.connection() }];
      case '/close':
        return this.closeWith(closeBody.parse(body));
      default:
        return [404, { error: 'There is nothing here.' }];
    }
  }

  private closeWith(said: z.output<typeof closeBody>): [status: number, answer: object] {
    for (const sequence of this.forgets.splice(0)) this.phrases.delete(sequence);
    const missing = Array.from({ length: said.lastSequence }, (_, index) => index + 1).filter(
      (sequence) => !this.phrases.has(sequence),
    );
    if (missing.length > 0) return [409, { error: 'Some never came.', missing }];
    this.closed = said;
    return [202, { id: 'a-session' }];
  }

  private opened(): object {
    return {
      id: 'a-session',
      provider: 'speechmatics',
      reasons: ['It was asked for.'],
      connection: this.connection(),
      options: { locale: 'en-GB', separation: 'none', channels: 1, phrases: [] },
      limits: this.limits,
      nextSequence: 1,
    };
  }

  private connection(): object {
    return {
      endpoint: 'ws://127.0.0.1:9/v2',
      token: `token-${this.tokens}`,
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
    };
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
