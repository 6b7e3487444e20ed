import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobCheck, ProviderTranscript } from '../../../../shared/domain/provider';
import { withoutQuery } from '../../../../shared/domain/source-url';
import type { AudioSource, BatchLane, BatchProvider, Submission } from '../../../../shared/ports';
import { objectWith, textLike, textWith } from '../matching';
import type { ProviderTarget } from './provider-targets';
import type { Target } from './targets';

const SAMPLE = readFileSync(join(__dirname, '../../../../samples/lost-bank-card.wav'));
const LOOK_MS = 200;

/** What the ports BatchProvider and BatchLane promise, checked against a service of one vendor. */
export function describeBatchProvider({ name, open }: Target<ProviderTarget>): void {
  describe(`the port of transcription services before ${name}`, () => {
    let target: ProviderTarget & { close(): Promise<void> };
    let lane: BatchLane;
    beforeAll(async () => {
      target = await open();
      lane = laneOf(target.provider);
    });
    afterAll(() => target.close());

    const laneOf = (provider: BatchProvider) => provider.on(provider.lanes[0] ?? '');

    /** Uploads a recording, and offers it as the app does. */
    async function recording(path: string, content = SAMPLE): Promise<AudioSource> {
      const { recordings } = target;
      await target.upload(path, content);
      const blob = { container: recordings.landing, path };
      const { etag = '', sizeBytes = 0 } = (await recordings.properties(blob)) ?? {};
      return {
        source: recordings.url(blob),
        name: path.split('/').at(-1) ?? path,
        sizeBytes,
        link: () => recordings.readUrl(blob),
        signedLink: () => recordings.signedUrl(blob),
        open: () => recordings.open(blob, etag),
      };
    }

    function jobOf(...audio: readonly AudioSource[]): Submission {
      return {
        name: `job-${randomUUID()}`,
        profile: {
          ...{ provider: target.provider.name, locale: 'en-US', candidateLocales: [] },
          ...{ separation: 'none', maxSpeakers: 2, profanity: 'None', length: 'short', lanes: [] },
        },
        audio,
      };
    }

    async function ended(job: string): Promise<JobCheck> {
      const end = Date.now() + target.patienceMs;
      for (;;) {
        const check = await lane.check(job);
        if (check.state !== 'running') return check;
        if (Date.now() > end) throw new Error('The job does not come to its end.');
        await pause(Math.min(check.retryAfterMs ?? LOOK_MS, LOOK_MS));
      }
    }

    async function collected(job: string): Promise<ProviderTranscript[]> {
      const all: ProviderTranscript[] = [];
      for (let page: string | null | undefined; page !== null;) {
        const { read, next } = await lane.transcripts(job, page ?? null);
        for (const readOne of read) all.push(await readOne());
        page = next;
      }
      return all;
    }

    it('has lanes of its own, and needs a person for one that it does not know', () => {
      const { provider } = target;
      expect(provider.lanes.length).toBeGreaterThan(0);
      expect(new Set(provider.lanes).size).toBe(provider.lanes.length);
      expect(() => provider.on('nowhere.example#1')).toThrow(
        objectWith({ code: 'lane_unknown', verdict: 'blocked' }) as Error,
      );
    });

    it('says what it can do', () => {
      const { capabilities } = target.provider;
      expect(capabilities.recordingsPerJob).toBeGreaterThan(0);
      expect(capabilities.formats).toContain('wav');
      expect(capabilities.separations).toContain('none');
      expect(capabilities.profanities).toContain('None');
      expect(capabilities.mostSeconds).toBeGreaterThan(600);
    });

    it('is reached', async () => {
      await expect(lane.ping()).resolves.toBeUndefined();
    });

    it('goes from a submission to the transcript, and forgets both when it is told to', async () => {
      const audio = await recording('March calls/Ü b&c.wav');
      const job = jobOf(audio);
      const id = await lane.submit(job);
      expect(await lane.find(job.name)).toEqual([id]);
      expect(await ended(id)).toEqual({ state: 'succeeded' });

      const [transcript, ...others] = await collected(id);
      expect(others).toEqual([]);
      expect(transcript?.durationMs).toBeGreaterThan(0);
      expect(transcript?.phrases.length).toBeGreaterThan(0);
      for (const phrase of transcript?.phrases ?? []) {
        expect(phrase.text.trim()).not.toBe('');
        expect(phrase.durationMs).toBeGreaterThanOrEqual(0);
      }
      expect(JSON.stringify(transcript)).not.toMatch(/sig=/);
      if (target.provider.capabilities.recordingsPerJob > 1) {
        expect(transcript?.source).toBe(withoutQuery(audio.source));
      }
      expect(await lane.failures(id)).toEqual([]);

      await lane.discard(id);
      await lane.discard(id);
      expect(await lane.check(id)).toEqual({ state: 'missing' });
      expect(await lane.find(job.name)).toEqual([]);
      expect(await collected(id)).toEqual([]);
      expect(await lane.failures(id)).toEqual([]);
    });

    it('lists the jobs of this deployment, and none of others', async () => {
      const audio = await recording('listed.wav');
      const [ours, theirs] = [jobOf(audio), jobOf(audio)];
      const id = await lane.submit(ours);
      const other = laneOf(target.others);
      const theirId = await other.submit(theirs);
      const listed = await lane.ours();
      expect(listed).toContainEqual({ id, name: ours.name, createdAt: textWith('T') });
      expect(listed.map((job) => job.name)).not.toContain(theirs.name);
      for (const job of [id, theirId]) await ended(job);
      await lane.discard(id);
      await other.discard(theirId);
    });

    it('takes words that are likely to be said, where it takes any', async () => {
      const { phraseHints } = target.provider.capabilities;
      const phrases = ['Contoso', 'lost bank card'].slice(0, phraseHints);
      const id = await lane.submit(jobOf({ ...(await recording('hints.wav')), phrases }));
      expect(await ended(id)).toEqual({ state: 'succeeded' });
      expect(await collected(id)).toHaveLength(1);
      await lane.discard(id);
    });

    it('states why a recording can’t be transcribed, for good, and shows no signature', async () => {
      const job = jobOf(await recording('refused.wav', Buffer.from('This is no audio at all.')));
      const id = await lane.submit(job);
      const check = await ended(id);
      const [failure = check.state === 'failed' ? check : undefined] = await lane.failures(id);
      expect(await collected(id)).toEqual([]);
      expect(failure).toMatchObject({ retryable: false });
      expect(failure?.reason.message).toMatch(/\w{3,}/);
      expect(JSON.stringify([check, failure])).not.toMatch(/sig=/);
      await lane.discard(id);
    });

    it('needs a person when the key is wrong, and never shows it', async () => {
      const locked = laneOf(target.locked);
      const job = jobOf(await recording('locked.wav'));
      const refused: unknown = await locked.submit(job).catch((error: unknown) => error);
      expect(refused).toMatchObject({ verdict: 'blocked' });
      expect(String(refused)).not.toContain('another-key');
      await expect(locked.ping()).rejects.toMatchObject({ verdict: 'blocked' });
      expect(await lane.find(job.name)).toEqual([]);
    });

    it('says when to come again while a stand-in is busy, and has made no job', async () => {
      const { trouble } = target;
      const job = jobOf(await recording('busy.wav'));
      trouble?.busy();
      if (trouble) {
        await expect(lane.submit(job)).rejects.toMatchObject({
          verdict: 'later',
          retryAfterMs: 7000,
        });
        expect(await lane.find(job.name)).toEqual([]);
      }
      const id = await lane.submit(job);
      expect(await ended(id)).toEqual({ state: 'succeeded' });
      await lane.discard(id);
    });

    it.each(['before', 'after'] as const)(
      'knows what became of a submission whose connection was cut %s it was heard',
      async (when) => {
        const job = jobOf(await recording(`cut-${when}.wav`));
        target.trouble?.cut(when);
        const first = await lane.submit(job).catch((error: unknown) => error);
        if (target.trouble) expect(first).toMatchObject({ verdict: textLike(/later|unsure/) });
        const [found] = await lane.find(job.name);
        const id = found ?? (await lane.submit(job));
        expect(await ended(id)).toEqual({ state: 'succeeded' });
        expect(await lane.find(job.name)).toEqual([id]);
        await lane.discard(id);
      },
    );
  });
}
