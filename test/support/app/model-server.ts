import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

/** A server of chat completions that answers by script, and with 500 when the script is over. */
export interface ModelServer {
  readonly url: string;
  readonly requests: { path: string; authorization: string | undefined; body: unknown }[];
  /** The next completions have these contents. */
  answers(...contents: (string | null)[]): void;
  /** The next completions have these choices. */
  choices(...choices: object[]): void;
  /** The next answers as they are. */
  replies(...replies: Reply[]): void;
  /** The next connection is dropped. */
  cuts(): void;
  /** The next answer never comes. */
  hangs(): void;
  close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelServer['requests'] = [];
  const script: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      requests.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: text === '' ? undefined : JSON.parse(text),
      });
      const next = script.shift() ?? send({ status: 500, body: 'The script is over.' });
      next(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const add = (...steps: typeof script) => void script.push(...steps);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers: (...contents) =>
      add(...contents.map((content) => send(completion({ message: { content } })))),
    choices: (...choices) => add(...choices.map((choice) => send(completion(choice)))),
    replies: (...replies) => add(...replies.map(send)),
    cuts: () => add((response) => response.destroy()),
    hangs: () => add(() => undefined),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function completion(choice: object): Reply {
  const body = {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', ...choice }],
  };
  return { status: 200, body };
}

function send({ status, headers, body }: Reply): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}
