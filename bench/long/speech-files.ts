import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface SpeechFiles {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** As much of the speech service as collecting needs: one job whose one file is written as it is read. */
export async function serveResult(file: () => Iterable<string>): Promise<SpeechFiles> {
  const server = createServer((request, response) => {
    void (request.url?.startsWith('/result') ? sendFile(response, file()) : sendListing(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function sendListing(response: ServerResponse): Promise<void> {
    const links = { contentUrl: `${endpoint}/result` };
    const values = [{ name: 'contenturl_0.json', kind: 'Transcription', links }];
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ values }));
  }

  return {
    endpoint,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function sendFile(response: ServerResponse, chunks: Iterable<string>): Promise<void> {
  response.setHeader('content-type', 'application/json');
  await pipeline(Readable.from(chunks), response);
}
