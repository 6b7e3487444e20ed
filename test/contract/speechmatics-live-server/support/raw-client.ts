import { once } from 'node:events';
import { WebSocket } from 'ws';
import { API_KEY } from './live-fixture';

export type Message = { readonly message: string } & Readonly<Record<string, unknown>>;

/** What the vendor's client hides: each frame as it comes, and the close code. */
export class RawClient {
  readonly received: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString('utf8')) as Message);
      for (const look of this.#waiting) look();
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
    });
  }

  /** @throws Error with the HTTP status when it is refused */
  static async connect(url: string, key = API_KEY): Promise<RawClient> {
    const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${key}` } });
    const client = new RawClient(socket);
    await once(socket, 'open');
    return client;
  }

  send(message: object | Buffer): void {
    this.socket.send(Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  /** The first message of a kind, when it comes or has come. */
  async next(message: string): Promise<Message> {
    const { promise, resolve } = Promise.withResolvers<Message>();
    const look = () => {
      const found = this.received.find((one) => one.message === message);
      if (found) resolve(found);
    };
    this.#waiting.add(look);
    look();
    return promise.finally(() => this.#waiting.delete(look));
  }

  all(message: string): Message[] {
    return this.received.filter((one) => one.message === message);
  }
}

/** `StartRecognition` for 16 kHz PCM. */
export const start = (config: object = {}, format: object = {}) => ({
  message: 'StartRecognition',
  audio_format: { type: 'raw', encoding: 'pcm_s16le', sample_rate: 16_000, ...format },
  transcription_config: { language: 'en', enable_partials: true, ...config },
});

/** The texts of transcripts. */
export const texts = (messages: readonly Message[]) =>
  messages.map(({ metadata }) => (metadata as { transcript: string }).transcript.trim());
