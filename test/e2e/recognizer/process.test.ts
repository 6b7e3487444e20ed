import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import { START_TIMEOUT_MS, recognize, startEngine } from './engine';
import { makeWav, silence } from './make-wav';

describe('the process of the recognizer', () => {
  let engine: WhisperEngine;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    file = join(folder, 'silence.wav');
    await writeFile(file, makeWav(600, 8_000, [silence]));
  });

  beforeEach(async () => {
    engine = await startEngine();
  }, START_TIMEOUT_MS);

  afterEach(() => engine.close());
  afterAll(() => rm(folder, { recursive: true }));

  it('reports how far it is, never backwards', async () => {
    const seen: number[] = [];

    await recognize(engine, file, { onProgress: (fraction) => seen.push(fraction) });

    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  });

  it('stops when it is told to, and works again afterwards', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('not needed any more'));

    await expect(recognize(engine, file, { signal: stop.signal, onProgress })).rejects.toThrow(
      'not needed any more',
    );

    await expect(recognize(engine, file)).resolves.toMatchObject({ durationMs: 600_000 });
  });

  it('does not start what was given up before', async () => {
    const stopped = AbortSignal.abort(new Error('too late'));

    await expect(recognize(engine, file, { signal: stopped })).rejects.toThrow('too late');
  });

  it('says so when it crashes, and works again afterwards', async () => {
    const crash = join(folder, 'crash.wav');

    await expect(recognize(engine, crash)).rejects.toMatchObject({
      kind: 'Internal',
      message: expect.stringContaining('SIGSEGV') as string,
    });

    await expect(recognize(engine, file)).resolves.toMatchObject({ durationMs: 600_000 });
  });

  it('keeps the event loop of its parent free', async () => {
    let longest = 0;
    let last = performance.now();
    const heartbeat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);

    await recognize(engine, file);
    clearInterval(heartbeat);

    // Ten minutes of audio take seconds; a loaded machine may well delay a timer.
    expect(longest).toBeLessThan(1_000);
  });

  it('rejects what is waiting when it is closed', async () => {
    const results = Promise.allSettled([recognize(engine, file), recognize(engine, file)]);

    await engine.close();

    for (const result of await results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'Internal' } });
    }
  });
});
