import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { multipartOf } from '../../../../shared/adapters/http/multipart';
import { patientFetch } from '../../../../shared/adapters/http/patient-fetch';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  if (server) await once(server, 'close');
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Answers with what it was sent. */
const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, headers } = request;
    const body = Buffer.concat(chunks).toString('latin1');
    response.writeHead(201, { 'content-type': 'application/json', 'x-one': ['a', 'b'] });
    response.end(JSON.stringify({ method, headers, body }));
  });
};

interface Echo {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

describe('a request that may take long', () => {
  it('sends a form with its length, as fetch reads it', async () => {
    const url = await serve(echo);
    const form = new FormData();
    form.append('definition', '{"a":"ü"}');
    form.append('audio', new File(['some audio'], 'a "b".wav'));
    const response = await patientFetch(url, { method: 'POST', headers: { a: 'b' }, body: form });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-one')).toBe('a, b');
    const sent = (await response.json()) as Echo;
    expect(sent).toMatchObject({ method: 'POST', headers: { a: 'b' } });
    expect(sent.headers['content-length']).toBe(String(sent.body.length));

    const headers = { 'content-type': sent.headers['content-type'] ?? '' };
    const body = Buffer.from(sent.body, 'latin1');
    const read = await new Response(body, { headers }).formData();
    expect(read.get('definition')).toBe('{"a":"ü"}');
    const file = read.get('audio') as File;
    expect([file.name, file.type, await file.text()]).toEqual([
      'a "b".wav',
      'application/octet-stream',
      'some audio',
    ]);
  });

  it('sends text, and nothing', async () => {
    const url = await serve(echo);
    const sent = async (init?: RequestInit) => (await patientFetch(url, init)).json();
    expect(await sent({ method: 'POST', body: 'text' })).toMatchObject({ body: 'text' });
    expect(await sent()).toMatchObject({ method: 'GET', body: '' });
  });

  it('has no body where there is none', async () => {
    const url = await serve((_request, response) => response.writeHead(204).end());
    const response = await patientFetch(url);
    expect([response.status, response.body]).toEqual([204, null]);
  });

  it('fails where nobody listens, where the connection is cut, and in the middle of an answer', async () => {
    const cut = await serve((request) => request.socket.destroy());
    await expect(patientFetch(cut)).rejects.toThrow();
    server?.close();
    await expect(patientFetch('http://127.0.0.1:9/')).rejects.toThrow();
    const half = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.destroy());
    });
    await expect(patientFetch(half).then((response) => response.text())).rejects.toThrow();
  });

  it('ends with its signal, before the answer and in the middle of it', async () => {
    const silent = await serve(() => undefined);
    const signal = AbortSignal.timeout(50);
    await expect(patientFetch(silent, { signal })).rejects.toThrow();
    server?.closeAllConnections();
    server?.close();
    const slow = await serve((_request, response) => void response.writeHead(200).write('half'));
    const response = await patientFetch(slow, { signal: AbortSignal.timeout(200) });
    await expect(response.text()).rejects.toThrow();
  });

  it('hears a refusal that comes before all is sent', async () => {
    const url = await serve((_request, response) => response.writeHead(413).end('too large'));
    const body = new Blob([Buffer.alloc(20_000_000)]);
    const response = await patientFetch(url, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([413, 'too large']);
  });
});

describe('a form as a body', () => {
  it('names no line in the name of a file', async () => {
    const form = new FormData();
    form.append('audio', new File(['x'], 'a"\r\nX-Evil: 1\r\n.wav'));
    const text = await multipartOf(form).text();
    expect(text).not.toMatch(/^X-Evil/m);
    expect(text).toContain('filename="a%22%0D%0AX-Evil: 1%0D%0A.wav"');
  });
});
