import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { AppError } from '../../../shared/domain/errors';
import { closeFixtures, startFixture } from '../speechmatics-server/support/fixture';
import {
  collected,
  ended,
  laneOf,
  newName,
  PROFILE,
  providerOf,
  recording,
} from '../speechmatics-server/support/lane';

/** Where uploads are spooled, for this test alone. */
const usual = process.env['TMPDIR'];
let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'speechmatics-batch-'));
  process.env['TMPDIR'] = temporary;
});
afterEach(async () => {
  await closeFixtures();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  await rm(temporary, { recursive: true, force: true });
});

const spooled = async () =>
  (await readdir(temporary)).filter((name) => !name.startsWith('speechmatics-server-'));

describe.each(['link', 'upload'] as const)('a recording by %s', (audio) => {
  it('goes from submission to its transcript, and is deleted', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture, { audio }));
    const name = newName();
    const job = await lane.submit({
      name,
      profile: PROFILE,
      audio: [recording(fixture, 'Ü call.wav')],
    });
    expect(await lane.find(name)).toEqual([job]);
    expect(await ended(lane, job)).toEqual({ state: 'succeeded' });

    const [transcript, ...others] = await collected(lane, job);
    expect(others).toEqual([]);
    expect(transcript).not.toHaveProperty('source');
    expect(new Set(transcript?.phrases.map(({ speaker }) => speaker))).toEqual(new Set([1, 2]));
    for (const phrase of transcript?.phrases ?? []) {
      expect(phrase.text).not.toBe('');
      expect(phrase.words?.length).toBeGreaterThan(0);
      expect(phrase.displayWords?.map(({ text }) => text).join(' ')).toBe(phrase.text);
    }
    expect(await lane.failures(job)).toEqual([]);

    await lane.discard(job);
    await lane.discard(job);
    expect(await lane.check(job)).toEqual({ state: 'missing' });
    expect(await lane.find(name)).toEqual([]);
    expect(await collected(lane, job)).toEqual([]);
    expect(await lane.failures(job)).toEqual([]);
    expect(await spooled()).toEqual([]);
  });
});

describe('an upload', () => {
  it('arrives whole', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture, { audio: 'upload' }));
    const bytes = 'a longer recording '.repeat(50_000);
    const job = await lane.submit({
      name: newName(),
      profile: PROFILE,
      audio: [recording(fixture, 'long.wav', bytes)],
    });
    expect((await fixture.client.call('GET', `/jobs/${job}/data`)).text).toBe(bytes);
    expect(fixture.recordings.requests).toEqual([]);
  });

  it('is not begun when the recording was overwritten meanwhile, and leaves nothing behind', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture, { audio: 'upload' }));
    const changed = new AppError('recording_changed', 'It is another by now.', {
      verdict: 'never',
    });
    const audio = { ...recording(fixture, 'a.wav'), open: () => Promise.reject(changed) };
    await expect(lane.submit({ name: newName(), profile: PROFILE, audio: [audio] })).rejects.toBe(
      changed,
    );
    expect(fixture.server.journal()).toEqual([]);
    expect(await spooled()).toEqual([]);
  });
});

describe('a job that comes to nothing', () => {
  it('says why, without the signature of the link', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture));
    fixture.recordings.answer('gone.wav', (request) => request.socket.destroy());
    const job = await lane.submit({
      name: newName(),
      profile: PROFILE,
      audio: [recording(fixture, 'gone.wav')],
    });
    const check = await ended(lane, job);
    expect(check).toMatchObject({
      state: 'failed',
      retryable: true,
      reason: { code: 'speechmatics_fetch_failed' },
    });
    expect(JSON.stringify(check)).not.toMatch(/sig=|secret-signature/);
    expect(await lane.failures(job)).toMatchObject([
      { reason: { code: 'speechmatics_fetch_failed' } },
    ]);
    expect(await collected(lane, job)).toEqual([]);
  });

  it('is final where it is no audio', async () => {
    const failure = { kind: 'InvalidData', message: 'no stream' } as const;
    const fixture = await startFixture({
      engine: new ScriptedEngine({ script: () => ({ failure }) }),
    });
    const lane = laneOf(providerOf(fixture));
    const audio = [recording(fixture, 'notes.txt')];
    const job = await lane.submit({ name: newName(), profile: PROFILE, audio });
    expect(await ended(lane, job)).toMatchObject({
      state: 'failed',
      retryable: false,
      reason: { code: 'speechmatics_invalid_audio' },
    });
  });

  it('is an error where its status is new to us', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture));
    const audio = [recording(fixture, 'a.wav')];
    const job = await lane.submit({ name: newName(), profile: PROFILE, audio });
    fixture.server.faults.add({ job: 'status', status: 'meditating' });
    await expect(lane.check(job)).rejects.toMatchObject({ code: 'unexpected_response' });
  });
});

describe('a running job', () => {
  it('is checked without waiting, and deleted by force', async () => {
    const fixture = await startFixture({
      engine: new ScriptedEngine({ serviceMs: 600_000 }),
      defaultWaitMs: 600_000,
    });
    const lane = laneOf(providerOf(fixture));
    const audio = [recording(fixture, 'a.wav')];
    const job = await lane.submit({ name: newName(), profile: PROFILE, audio });
    expect(await lane.check(job)).toEqual({ state: 'running' });
    expect(await collected(lane, job)).toEqual([]);
    await lane.discard(job);
    expect(await lane.check(job)).toEqual({ state: 'missing' });
  });
});

describe('jobs of an account', () => {
  it('are found over pages, though many were created in the same millisecond', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const fixture = await startFixture({ clock: () => now });
    const lane = laneOf(providerOf(fixture, { audio: 'upload' }));
    const names = Array.from({ length: 130 }, (_, index) => `job-${index}`);
    const ids = new Map<string, string>();
    for (const [index, name] of names.entries()) {
      if (index % 7 === 0) now += 1;
      const audio = [recording(fixture, 'a.wav')];
      ids.set(name, await lane.submit({ name, profile: PROFILE, audio }));
    }
    const ours = await lane.ours();
    expect(ours.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(await lane.find('job-0')).toEqual([ids.get('job-0')]);
    expect(await lane.find("it's another")).toEqual([]);
  });

  it('are told from those of another deployment, and from jobs of other programs', async () => {
    const fixture = await startFixture();
    const here = laneOf(providerOf(fixture));
    const there = laneOf(providerOf(fixture, {}, 'there'));
    const audio = [recording(fixture, 'a.wav')];
    const name = newName();
    const ours = await here.submit({ name, profile: PROFILE, audio });
    const theirs = await there.submit({ name: newName(), profile: PROFILE, audio });
    await fixture.client.upload({
      type: 'transcription',
      transcription_config: { language: 'de' },
    });
    const tracking = { reference: 'x', details: { callscribeEnvironment: 7 } };
    await fixture.client.upload({
      type: 'transcription',
      transcription_config: { language: 'de' },
      tracking,
    });
    const createdAt = expect.stringMatching(/^\d{4}-.*Z$/) as string;
    expect(await here.ours()).toEqual([{ id: ours, name, createdAt }]);
    expect((await there.ours()).map(({ id }) => id)).toEqual([theirs]);
  });

  it('expire, and count as missing then', async () => {
    let now = Date.parse('2026-05-01T12:00:00Z');
    const fixture = await startFixture({ clock: () => now });
    const lane = laneOf(providerOf(fixture));
    const audio = [recording(fixture, 'a.wav')];
    const job = await lane.submit({ name: newName(), profile: PROFILE, audio });
    await ended(lane, job);
    now += 8 * 24 * 3_600_000;
    expect(await lane.check(job)).toEqual({ state: 'missing' });
    expect(await lane.ours()).toEqual([]);
    await expect(lane.discard(job)).resolves.toBeUndefined();
  });
});
