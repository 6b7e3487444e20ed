import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CONFIG } from './support/client';
import { closeFixtures, startFixture, type Fixture } from './support/fixture';

interface Call {
  readonly method: string;
  readonly query: Record<string, string>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Receiver {
  readonly url: string;
  readonly calls: Call[];
  /** Statuses of the next answers; 200 when used up. */
  readonly statuses: number[];
  close(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const calls: Call[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', headers, url = '' } = request;
      const query = Object.fromEntries(new URL(url, 'http://127.0.0.1').searchParams);
      calls.push({ method, query, headers, body: Buffer.concat(chunks) });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook?from=speech`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url, calls, statuses, close };
}

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await closeFixtures();
  await receiver.close();
});

const telling = (...receivers: object[]) => ({ ...CONFIG, notification_config: receivers });

async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('Waited in vain.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The one call that a job with this receiver leads to. */
async function called({ client }: Fixture, config: object): Promise<Call> {
  await client.upload(telling({ url: receiver.url, ...config }));
  await eventually(() => receiver.calls.length > 0);
  const [call] = receiver.calls;
  if (!call) throw new Error('There was no call.');
  return call;
}

async function partsOf({ headers, body }: Call): Promise<Record<string, string>> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const parts = [...form].map(async ([name, part]) => [
    name,
    typeof part === 'string' ? part : await part.text(),
  ]);
  return Object.fromEntries(await Promise.all(parts)) as Record<string, string>;
}

describe('a notification', () => {
  it('is a call with the job and how it ended, under the headers that were given', async () => {
    const fixture = await startFixture();
    const call = await called(fixture, { contents: [], auth_headers: ['Authorization: Bearer s'] });
    expect(call).toMatchObject({
      method: 'POST',
      query: { from: 'speech', id: expect.any(String) as string, status: 'success' },
      headers: { 'user-agent': 'Speechmatics-API/2.0', authorization: 'Bearer s' },
    });
    expect(call.body).toHaveLength(0);
  });

  it('may be put', async () => {
    const call = await called(await startFixture(), { contents: [], method: 'put' });
    expect(call.method).toBe('PUT');
  });

  it.each([
    ['jobinfo', 'application/json', '"status":"done"'],
    ['transcript', 'application/json', '"format":"2.9"'],
    ['transcript.json-v2', 'application/json', '"format":"2.9"'],
    ['transcript.txt', 'text/plain', 'SPEAKER: UU'],
    ['transcript.srt', 'text/plain', '-->'],
  ])('with %s alone has it as its body', async (name, type, content) => {
    const { headers, body } = await called(await startFixture(), { contents: [name] });
    expect(headers['content-type']).toBe(type);
    expect(body.toString()).toContain(content);
  });

  it('with several contents has them as attachments', async () => {
    const call = await called(await startFixture(), { contents: ['jobinfo', 'transcript.txt'] });
    const parts = await partsOf(call);
    expect(Object.keys(parts)).toEqual(['jobinfo', 'transcript.txt']);
    expect(parts['transcript.txt']).toContain('SPEAKER: UU');
  });

  it('has the recording as an attachment, and the transcript where nothing is said', async () => {
    const fixture = await startFixture();
    expect(await partsOf(await called(fixture, { contents: ['data'] }))).toEqual({
      data: 'some audio',
    });
    receiver.calls.length = 0;
    expect(Object.keys(await partsOf(await called(fixture, {})))).toEqual(['data_file']);
  });

  it.each([
    ['fetch_error', { fetch_data: { url: 'http://127.0.0.1:9/gone.wav' } }, undefined],
    ['error', {}, { name: 'a.wav', content: 'audio' }],
  ])('of a job that failed says %s and has only the job', async (status, more, file) => {
    const { client, server } = await startFixture();
    if (file) server.faults.add({ job: 'reject', message: 'Something went wrong' });
    const config = telling({ url: receiver.url, contents: ['transcript', 'jobinfo'] });
    await client.create({ ...config, ...more }, file);
    await eventually(() => receiver.calls.length > 0);
    const [call] = receiver.calls;
    expect(call?.query['status']).toBe(status);
    expect(call && Object.keys(await partsOf(call))).toEqual(['jobinfo']);
  });

  it('is repeated until it is received', async () => {
    const { client } = await startFixture();
    receiver.statuses.push(500, 503);
    const id = await client.upload(telling({ url: receiver.url, contents: [] }));
    await eventually(() => receiver.calls.length === 3);
    const job = await client.job(id);
    expect(job.status).toBe('done');
    expect(job.errors?.map(({ message }) => message)).toEqual([
      'Error in sending notification: unable to send notification: Response status: 500, retrying',
      'Error in sending notification: unable to send notification: Response status: 503, retrying',
    ]);
  });

  it('is given up after some tries, which is told by the job, still done', async () => {
    const { client } = await startFixture();
    receiver.statuses.push(500, 500, 500);
    const id = await client.upload(telling({ url: receiver.url, contents: [] }));
    await eventually(async () => (await client.job(id)).errors?.length === 4);
    const { status, errors } = await client.job(id);
    expect(status).toBe('done');
    expect(errors?.at(-1)?.message).toBe('Sending notification failed');
  });

  it('goes to up to three receivers', async () => {
    const { client } = await startFixture();
    const one = { url: receiver.url, contents: [] };
    const id = await client.upload(telling(one, { ...one, contents: ['jobinfo'] }, one));
    await eventually(() => receiver.calls.length === 3);
    expect(receiver.calls.map(({ query }) => query['id'])).toEqual([id, id, id]);
  });

  it('is sent after a restart when it was not received before', async () => {
    const { client, restart } = await startFixture({ retries: { notifyDelaysMs: [60_000] } });
    receiver.statuses.push(500);
    await client.upload(telling({ url: receiver.url, contents: [] }));
    await eventually(() => receiver.calls.length === 1);
    await restart();
    await eventually(() => receiver.calls.length === 2);
    await restart();
    expect(receiver.calls).toHaveLength(2);
  });

  it('is lost or doubled when a fault says so', async () => {
    const { client, server } = await startFixture();
    const config = telling({ url: receiver.url, contents: [] });
    server.faults.add({ operation: 'notification', action: { drop: true } });
    await client.ended(await client.upload(config));
    server.faults.add({ operation: 'notification', action: { duplicate: true } });
    const id = await client.upload(config);
    await eventually(() => receiver.calls.length === 2);
    expect(receiver.calls.map(({ query }) => query['id'])).toEqual([id, id]);
  });
});
