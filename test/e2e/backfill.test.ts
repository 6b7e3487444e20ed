import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ScriptedEngine } from '../../local/speech/scripted-engine';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { wav } from '../support/e2e/audio';
import { PROJECT, type Ended } from '../support/e2e/command';
import { TestStack } from '../support/e2e/test-stack';

jest.setTimeout(180_000);

const WAIT_MS = 90_000;
const LOOK_MS = 100;
const COUNT = 60;
const ARCHIVE = { container: 'archive', prefix: '2024/' };

interface View {
  readonly id: string;
  readonly status: string;
  readonly taken: number;
  readonly known: number;
  readonly error?: string;
}

describe('an archive in a container of its own, of which no event ever told', () => {
  let system: TestStack;
  const paths = Array.from({ length: COUNT }, (_, index) => `2024/march/call ${index}.wav`);

  beforeEach(async () => {
    system = await TestStack.start({
      engine: new ScriptedEngine({ serviceMs: 1 }),
      settings: { SWEEP_SCHEDULE: '*/5 * * * * *' },
    });
    await system.blobs('archive').create();
    const content = wav();
    for (const path of [...paths, '2023/other.wav']) {
      await system.blobs('archive').getBlockBlobClient(path).upload(content, content.length);
    }
  });
  afterEach(() => system.close());

  it('is taken in with progress, completes, and a second run takes 0', async () => {
    const first = await backfill('archive/2024/', { json: true });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toMatch(/\d\d:\d\d:\d\d {2}\d+ taken in, 0 known already/);
    expect(JSON.parse(first.stdout)).toMatchObject({
      ...{ ...ARCHIVE, status: 'done', pages: 1 },
      ...{ taken: COUNT, known: 0, rejected: 0, failed: 0 },
    });
    await untilAllCompleted();
    await expectEachOnce();

    const second = await backfill('archive/2024/');
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toContain(`done: 0 taken in, ${COUNT} known already`);
    expect(await system.documents('recordings')).toHaveLength(COUNT);
  });

  it('goes on by itself when the host is killed in the middle, and takes nothing twice', async () => {
    // Each new document takes its time, so that there is a middle.
    const slow = { delayMs: 300 };
    system.stack.cosmos.faults.add({
      ...{ operation: 'create', container: 'recordings', action: slow },
    });
    const { id } = await post('/api/backfill', ARCHIVE, 202);
    await until(async () => (await system.documents('recordings')).length >= 10);
    await system.stack.host().kill('SIGKILL');
    const before = (await system.documents('recordings')).length;
    await system.stack.restartHost();

    const ended = await until(async () => {
      const { body } = await system.get(`/api/backfill/${id}`);
      return (body as View).status === 'done' ? (body as View) : undefined;
    });
    expect(before).toBeLessThan(COUNT);
    expect(ended.taken + ended.known).toBe(COUNT);
    await untilAllCompleted();
    await expectEachOnce();
  });

  it('goes on without its command, is listed, cancelled, and refused by sentences', async () => {
    system.stack.cosmos.faults.add({
      ...{ operation: 'create', container: 'recordings', action: { status: 503 } },
    });
    const interrupted = await backfill('archive/2024/', { interruptAt: /; waits: Cosmos DB/ });
    expect(interrupted).toMatchObject({ code: 130 });
    const { id } = await post('/api/backfill', ARCHIVE, 202);
    const { body } = await system.get('/api/backfill');
    expect(body).toMatchObject({ backfills: [{ id, ...ARCHIVE, status: 'waiting' }] });
    await post(`/api/backfill/${id}/cancel`, undefined, 200);
    await until(async () => {
      const view = (await system.get(`/api/backfill/${id}`)).body as View;
      return view.status === 'cancelled' ? view : undefined;
    });
    expect((await system.get('/api/backfill')).body).toEqual({ backfills: [] });

    const { error } = await post('/api/backfill', { container: 'unknown' }, 404);
    expect(error).toBe(
      'There is no container "unknown" in the storage account of the recordings. Copy the archive there, or correct the name.',
    );
    await post('/api/backfill', { container: 'archive', prefix: '2042/' }, 404);
    await post('/api/backfill', { container: 'transcripts' }, 400);
    await post('/api/backfill', { prefix: '2024/' }, 400);
    expect(await backfill('unknown/2024')).toMatchObject({ code: 2 });
  });

  async function untilAllCompleted(): Promise<void> {
    await until(async () => {
      const all = await system.documents('recordings');
      return all.length === COUNT && all.every(({ status }) => status === 'completed');
    });
  }

  /** One document and one result each, at low priority and at the first try. */
  async function expectEachOnce(): Promise<void> {
    const ids = paths.map((path) => recordingIdOf('archive', path)).toSorted();
    const recordings = await system.documents('recordings');
    expect(recordings.map(({ id }) => id).toSorted()).toEqual(ids);
    for (const recording of recordings) {
      expect(recording).toMatchObject({ container: 'archive', priority: 'low', attempts: 1 });
    }
    const results = await system.documents('results');
    expect(results.map(({ recordingId }) => recordingId).toSorted()).toEqual(ids);
  }

  async function post(path: string, body: object | undefined, status: number): Promise<View> {
    const response = await fetch(new URL(path, system.stack.host().url), {
      method: 'POST',
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as View;
    expect({ status: response.status, answer }).toMatchObject({ status });
    if (status === 202) {
      const at = new URL(`/api/backfill/${answer.id}`, system.stack.host().url).href;
      expect(response.headers.get('location')).toBe(at);
    }
    return answer;
  }

  /** Runs the command that people run, to its end or to a Ctrl-C when it prints what matches. */
  async function backfill(
    archive: string,
    { json = false, interruptAt }: { json?: boolean; interruptAt?: RegExp } = {},
  ): Promise<Ended> {
    const main = join(PROJECT, 'dist', 'local', 'cli', 'backfill.js');
    const words = [archive, '--url', system.stack.host().url, ...(json ? ['--json'] : [])];
    const child = spawn(process.execPath, [main, ...words]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
      if (interruptAt?.test(stdout)) child.kill('SIGINT');
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, stdout, stderr };
  }
});

/** Looks until there is something, and gives it. */
async function until<T>(look: () => Promise<T | false | undefined>): Promise<T> {
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline;) {
    const found = await look();
    if (found) return found;
    await sleep(LOOK_MS);
  }
  throw new Error('What was waited for did not come in time.');
}
