import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Profile } from '../../../shared/domain/profile';
import { withoutQuery } from '../../../shared/domain/source-url';
import type { JobCheck, ProviderTranscript } from '../../../shared/domain/provider';
import type { BatchLane } from '../../../shared/ports';
import { speechTargets, type SpeechTarget } from '../../support/app/contract/speech-target';
import { audioAt } from '../../support/app/audio-source';
import { anyText, textLike } from '../../support/app/matching';

const PROFILE: Profile = {
  provider: 'azure-speech',
  locale: 'en-US',
  candidateLocales: [],
  separation: 'diarization',
  maxSpeakers: 2,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

async function ended(lane: BatchLane, job: string, patienceMs: number) {
  const end = Date.now() + patienceMs;
  let check: JobCheck = await lane.check(job);
  while (check.state === 'running' && Date.now() < end) {
    await pause(Math.min(check.retryAfterMs ?? 1000, patienceMs / 100));
    check = await lane.check(job);
  }
  return check;
}

async function collected(lane: BatchLane, job: string) {
  const all: ProviderTranscript[] = [];
  let page: string | null = null;
  do {
    const { read, next }: Awaited<ReturnType<BatchLane['transcripts']>> = await lane.transcripts(
      job,
      page,
    );
    for (const readOne of read) all.push(await readOne());
    page = next;
  } while (page !== null);
  return all;
}

describe.each(speechTargets())('batch transcription by $name', ({ open }) => {
  let target: SpeechTarget & { close(): Promise<void> };
  beforeEach(async () => {
    target = await open();
  });
  afterEach(() => target.close());

  /** Uploads recordings and submits them as one job. */
  async function submit(...paths: string[]): Promise<{ name: string; job: string }> {
    const urls: string[] = [];
    for (const path of paths) {
      urls.push(await target.recordings.readUrl(await target.upload(path)));
    }
    const name = `job-${randomUUID()}`;
    return {
      name,
      job: await target.lane.submit({
        name,
        profile: PROFILE,
        audio: urls.map((url) => audioAt(url)),
      }),
    };
  }

  const blob = (path: string) => ({ container: target.recordings.landing, path });

  it('goes from submission to transcripts, and is deleted', async () => {
    const paths = ['a.wav', 'March calls/Ü b&c.wav'];
    const { lane, recordings, patienceMs } = target;
    const { name, job } = await submit(...paths);
    expect(await lane.find(name)).toEqual([job]);
    expect(await ended(lane, job, patienceMs)).toEqual({ state: 'succeeded' });

    const transcripts = await collected(lane, job);
    expect(transcripts.map(({ source }) => source).toSorted()).toEqual(
      paths.map((path) => withoutQuery(recordings.url(blob(path)))).toSorted(),
    );
    for (const { durationMs, channels, phrases } of transcripts) {
      expect(durationMs).toBeGreaterThan(0);
      expect(channels).toBe(1);
      expect(phrases.length).toBeGreaterThan(0);
      for (const phrase of phrases) {
        expect(phrase.text).not.toBe('');
        expect(phrase.speaker).toBeGreaterThan(0);
        expect(phrase.words?.length).toBeGreaterThan(0);
      }
    }
    expect(await lane.failures(job)).toEqual([]);

    await lane.discard(job);
    await lane.discard(job);
    expect(await lane.check(job)).toEqual({ state: 'missing' });
    expect(await lane.find(name)).toEqual([]);
    expect(await collected(lane, job)).toEqual([]);
    expect(await lane.failures(job)).toEqual([]);
  });

  it('states for each file that failed why, and gives the others', async () => {
    const { lane, recordings, patienceMs } = target;
    await target.upload('good.wav');
    const missing = withoutQuery(recordings.url(blob('not there.wav')));
    const urls = await Promise.all(
      ['good.wav', 'not there.wav'].map((path) => recordings.readUrl(blob(path))),
    );
    const name = `job-${randomUUID()}`;
    const job = await lane.submit({
      name,
      profile: PROFILE,
      audio: urls.map((url) => audioAt(url)),
    });
    await ended(lane, job, patienceMs);

    expect(await collected(lane, job)).toHaveLength(1);
    const [failure, ...others] = await lane.failures(job);
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ source: missing, reason: { code: anyText } });
    expect(JSON.stringify(failure)).not.toMatch(/sig=/);
    await lane.discard(job);
  });

  it('tells the jobs of this deployment from those of others on the same resource', async () => {
    const { lane, others, recordings, patienceMs } = target;
    const { name, job } = await submit('a.wav');
    const urls = [await recordings.readUrl(blob('a.wav'))];
    const theirs = await others.submit({
      name: `job-${randomUUID()}`,
      profile: PROFILE,
      audio: urls.map((url) => audioAt(url)),
    });
    expect(await lane.ours()).toEqual([{ id: job, name, createdAt: textLike(/^\d{4}-.*Z$/) }]);
    expect((await others.ours()).map(({ id }) => id)).toEqual([theirs]);
    await ended(others, theirs, patienceMs);
    await ended(lane, job, patienceMs);
    await lane.discard(job);
    expect(await lane.ours()).toEqual([]);
    expect(await others.ours()).toHaveLength(1);
    await others.discard(theirs);
  });

  it('knows no job of a name that was never submitted', async () => {
    expect(await target.lane.find(`it's ${randomUUID()}`)).toEqual([]);
    await expect(target.lane.ping()).resolves.toBeUndefined();
  });
});
