import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Profile } from '../../../shared/domain/profile';
import { withoutQuery } from '../../../shared/domain/source-url';
import type { BatchTranscriber, JobCheck, ProviderTranscript } from '../../../shared/ports';
import { speechTargets, type SpeechTarget } from '../../support/app/contract/speech-target';
import { anyText } from '../../support/app/matching';

const PROFILE: Profile = {
  provider: 'azure-speech',
  locale: 'en-US',
  candidateLocales: [],
  separation: 'diarization',
  maxSpeakers: 2,
};

async function ended(transcriber: BatchTranscriber, job: string, patienceMs: number) {
  const end = Date.now() + patienceMs;
  let check: JobCheck = await transcriber.check(job);
  while (check.state === 'running' && Date.now() < end) {
    await pause(Math.min(check.retryAfterMs ?? 1000, patienceMs / 100));
    check = await transcriber.check(job);
  }
  return check;
}

async function collected(transcriber: BatchTranscriber, job: string) {
  const all: ProviderTranscript[] = [];
  let page: string | null = null;
  do {
    const { read, next }: Awaited<ReturnType<BatchTranscriber['transcripts']>> =
      await transcriber.transcripts(job, page);
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
    for (const path of paths) await target.upload(path);
    const urls = await Promise.all(paths.map((path) => target.recordings.readUrl(path)));
    const name = `job-${randomUUID()}`;
    return { name, job: await target.transcriber.submit({ name, profile: PROFILE, urls }) };
  }

  it('goes from submission to transcripts, and is deleted', async () => {
    const paths = ['a.wav', 'March calls/Ü b&c.wav'];
    const { transcriber, recordings, patienceMs } = target;
    const { name, job } = await submit(...paths);
    expect(await transcriber.find(name)).toEqual([job]);
    expect(await ended(transcriber, job, patienceMs)).toEqual({ state: 'succeeded' });

    const transcripts = await collected(transcriber, job);
    expect(transcripts.map(({ source }) => source).toSorted()).toEqual(
      paths.map((path) => withoutQuery(recordings.url(path))).toSorted(),
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
    expect(await transcriber.failures(job)).toEqual([]);

    await transcriber.discard(job);
    await transcriber.discard(job);
    expect(await transcriber.check(job)).toEqual({ state: 'missing' });
    expect(await transcriber.find(name)).toEqual([]);
    expect(await collected(transcriber, job)).toEqual([]);
    expect(await transcriber.failures(job)).toEqual([]);
  });

  it('states for each file that failed why, and gives the others', async () => {
    const { transcriber, recordings, patienceMs } = target;
    await target.upload('good.wav');
    const missing = withoutQuery(recordings.url('not there.wav'));
    const urls = await Promise.all(
      ['good.wav', 'not there.wav'].map((path) => recordings.readUrl(path)),
    );
    const name = `job-${randomUUID()}`;
    const job = await transcriber.submit({ name, profile: PROFILE, urls });
    await ended(transcriber, job, patienceMs);

    expect(await collected(transcriber, job)).toHaveLength(1);
    const [failure, ...others] = await transcriber.failures(job);
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ source: missing, reason: { code: anyText } });
    expect(JSON.stringify(failure)).not.toMatch(/sig=/);
    await transcriber.discard(job);
  });

  it('knows no job of a name that was never submitted', async () => {
    expect(await target.transcriber.find(`it's ${randomUUID()}`)).toEqual([]);
    await expect(target.transcriber.ping()).resolves.toBeUndefined();
  });
});
