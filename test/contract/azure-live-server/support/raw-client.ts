import { once } from 'node:events';
import { WebSocket } from 'ws';

export const REQUEST_ID = '0123456789abcdef0123456789abcdef';

interface Message {
  readonly path: string;
  readonly requestId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the SDK hides: each message as it comes, and the close code. */
export class RawClient {
  readonly received: Message[] = [];
  readonly unreadable: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.#read(data.toString('utf8'));
      for (const look of this.#waiting) look();
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
    });
  }

  /** @throws Error with the HTTP status when it is refused */
  static async connect(
    url: string,
    credentials: { readonly key: string } | { readonly token: string },
  ): Promise<RawClient> {
    const address = new URL('/stt/speech/universal/v2', url.replace('http', 'ws'));
    address.searchParams.set('language', 'en-GB');
    if ('key' in credentials) {
      address.searchParams.set('Ocp-Apim-Subscription-Key', credentials.key);
    } else {
      address.searchParams.set('Authorization', `Bearer ${credentials.token}`);
    }
    const socket = new WebSocket(address);
    const client = new RawClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** Begins a turn: its context, and the header of the audio. */
  begin({ channels = 1 } = {}): void {
    const context = { phraseDetection: { mode: 'Conversation', language: 'en-GB' } };
    this.socket.send(
      `Path: speech.context\r\nX-RequestId: ${REQUEST_ID}\r\n\r\n${JSON.stringify(context)}`,
    );
    const header = Buffer.alloc(44);
    header.write('RIFF', 0, 'latin1');
    header.write('WAVEfmt ', 8, 'latin1');
    header.writeUInt32LE(16, 16);
    header.writeUInt16LE(1, 20);
    header.writeUInt16LE(channels, 22);
    header.writeUInt32LE(16_000, 24);
    header.writeUInt16LE(16, 34);
    header.write('data', 36, 'latin1');
    this.audio(header);
  }

  audio(bytes: Buffer): void {
    const headers = Buffer.from(`Path: audio\r\nX-RequestId: ${REQUEST_ID}\r\n\r\n`);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(headers.length);
    this.socket.send(Buffer.concat([length, headers, bytes]));
  }

  /** The first message of a kind, when it comes or has come. */
  async next(path: string): Promise<Message> {
    const { promise, resolve } = Promise.withResolvers<Message>();
    const look = () => {
      const found = this.received.find((one) => one.path === path);
      if (found) resolve(found);
    };
    this.#waiting.add(look);
    look();
    return promise.finally(() => this.#waiting.delete(look));
  }

  bodies(path: string): Message['body'][] {
    return this.received.filter((one) => one.path === path).map(({ body }) => body);
  }

  #read(text: string): void {
    const [head = '', body = ''] = text.split('\r\n\r\n');
    try {
      this.received.push({
        path: /^Path:(.*)$/im.exec(head)?.[1]?.trim() ?? '',
        requestId: /^X-RequestId:(.*)$/im.exec(head)?.[1]?.trim() ?? '',
        body: body === '' ? {} : (JSON.parse(body) as Message['body']),
      });
    } catch {
      this.unreadable.push(text);
    }
  }
}
