import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Callback {
  readonly event: string;
  readonly signature: string | undefined;
  readonly validationToken: string | null;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  /** Everything that arrived, in order. */
  readonly callbacks: Callback[];
  /** Statuses of the next answers to notifications; 200 when used up. */
  readonly statuses: number[];
  /** What the challenge is answered with; the token unless changed. */
  answerChallenge: (token: string) => string;
  close(): Promise<void>;
}

/** A receiver as the service expects it: answers the challenge and takes what comes. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      const validationToken = url.searchParams.get('validationToken');
      const signature = request.headers['x-microsoftspeechservices-signature'];
      receiver.callbacks.push({
        event: String(request.headers['x-microsoftspeechservices-event']),
        signature: typeof signature === 'string' ? signature : undefined,
        validationToken,
        body: Buffer.concat(chunks).toString(),
      });
      if (validationToken !== null) response.end(receiver.answerChallenge(validationToken));
      else response.writeHead(receiver.statuses.shift() ?? 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook?from=speech`,
    callbacks: [],
    statuses: [],
    answerChallenge: (token) => token,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
