import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { untilCompleted } from '../../../compare/run/until-completed';
import { App } from '../../../evaluate/run/app';

const STORAGE =
  'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a';
const transcript = { locale: 'en-US', phrases: [] };

/** What the app answers, one after another; the last again and again. */
type Answer = readonly [status: number, body: object];

describe('untilCompleted', () => {
  let server: Server;
  let answers: Answer[];
  let app: App;

  beforeEach(async () => {
    server = createServer((_, response) => {
      const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    app = new App({ url, storage: STORAGE, container: 'recordings', folder: '' });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const recording = (status: string, more: object = {}) => ({
    id: 'a',
    status,
    times: {},
    ...more,
  });

  it('waits for the transcript, also where the app is silent for a moment', async () => {
    answers = [
      [404, {}],
      [503, {}],
      [200, recording('transcribing', { result: null })],
      [200, recording('completed', { result: { transcript } })],
    ];

    expect(await untilCompleted(app, 'a', 60_000)).toMatchObject({ transcript });
  });

  it('gives the reason where there will be none', async () => {
    const reason = { code: 'key', message: 'The key was refused.' };
    answers = [[200, recording('parked', { reason, result: null })]];

    await expect(untilCompleted(app, 'a', 60_000)).rejects.toThrow(
      'The recording is parked: The key was refused.',
    );
  });

  it('gives up where the app says no for good, and when it has waited long enough', async () => {
    answers = [[401, {}]];
    await expect(untilCompleted(app, 'a', 60_000)).rejects.toThrow(/401.*FUNCTION_KEY/);

    answers = [[200, recording('transcribing')]];
    await expect(untilCompleted(app, 'a', 600)).rejects.toThrow(/still transcribing.*--patience/);
  });
});
