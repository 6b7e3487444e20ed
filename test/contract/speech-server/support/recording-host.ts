import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves recordings; what is not set is a few bytes. */
export interface RecordingHost {
  readonly origin: string;
  /** Paths (without query) that were asked for, in order. */
  readonly requests: string[];
  url(name: string): string;
  /** Answers a path in another way, e.g. 404. */
  answer(name: string, answer: Answer): void;
  close(): Promise<void>;
}

export async function startRecordingHost(): Promise<RecordingHost> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    requests.push(path);
    const answer = answers.get(path);
    if (answer === undefined) response.end('some audio');
    else answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    requests,
    url: (name) => `${origin}/audio/${name}?sig=secret-signature`,
    answer: (name, answer) => void answers.set(`/audio/${name}`, answer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
