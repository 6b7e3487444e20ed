import { makeAzureBatchLane } from '../../../shared/adapters/azure-speech/batch-lane';
import { makeAzureBatch } from '../../../shared/adapters/azure-speech/batch-provider';
import { makeSpeechHttp } from '../../../shared/adapters/azure-speech/http';
import type { Profile } from '../../../shared/domain/profile';
import type { JobCheck } from '../../../shared/domain/provider';
import { noIdentity } from '../../support/app/contract/targets';
import {
  openLocalSpeech,
  SPEECH_KEY,
  type LocalSpeech,
} from '../../support/app/contract/speech-target';
import { audioAt } from '../../support/app/audio-source';
import { anyNumber, objectWith, textWith } from '../../support/app/matching';

const profile: Profile = {
  provider: 'azure-speech',
  locale: 'en-US',
  candidateLocales: [],
  separation: 'channels',
  maxSpeakers: 2,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

let speech: LocalSpeech & { close(): Promise<void> };
beforeEach(async () => {
  speech = await openLocalSpeech();
});
afterEach(() => speech.close());

/** Submits one recording. */
async function submit(path = 'call.wav', name = 'job-1'): Promise<string> {
  const urls = [await speech.recordings.readUrl(await speech.upload(path))];
  return speech.lane.submit({ name, profile, audio: urls.map((url) => audioAt(url)) });
}

/** Uploads recordings, and gives the links under which the service may read them. */
async function linksTo(...paths: string[]): Promise<string[]> {
  return Promise.all(
    paths.map(async (path) => speech.recordings.readUrl(await speech.upload(path))),
  );
}

/** Waits until a job is over, and says how it ended. */
async function ended(job: string): Promise<JobCheck> {
  const end = Date.now() + speech.patienceMs;
  for (;;) {
    const check = await speech.lane.check(job);
    if (check.state !== 'running') return check;
    if (Date.now() > end) throw new Error('The job does not come to its end.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('submitting to a service in trouble', () => {
  it.each([
    [429, 'later'],
    [401, 'blocked'],
    [403, 'blocked'],
    [500, 'unsure'],
    [503, 'unsure'],
    [400, 'never'],
  ])('with %d is worth: %s', async (status, verdict) => {
    speech.server.faults.add({ operation: 'submit', action: { status, retryAfter: 9 } });
    await expect(submit()).rejects.toMatchObject({ verdict, status, retryAfterMs: 9000 });
  });

  it.each([
    ['the connection is cut before it is heard', { cut: 'before' }, false],
    ['the connection is cut after it is heard', { cut: 'after' }, true],
    ['the answer is no JSON', { malformed: true }, true],
    ['the answer is cut off', { truncate: true }, true],
  ] as const)(
    'is unsure when %s, and found by its name if it was',
    async (_what, action, isThere) => {
      speech.server.faults.add({ operation: 'submit', action });
      await expect(submit()).rejects.toMatchObject({ verdict: 'unsure' });
      expect(await speech.lane.find('job-1')).toHaveLength(isThere ? 1 : 0);
    },
  );

  it('is unsure when the answer has another shape, for the job was made', async () => {
    const action = { status: 201, body: { id: 'no self link' } };
    speech.server.faults.add({ operation: 'submit', action });
    await expect(submit()).rejects.toMatchObject({ verdict: 'unsure', code: 'submission_unsure' });
  });

  it('needs a person when the key is wrong, and never shows it', async () => {
    const settings = { endpoint: speech.server.url, key: 'another-key' };
    const http = makeSpeechHttp(settings, noIdentity);
    const refused: unknown = await makeAzureBatchLane(http, { environment: 'e' })
      .ping()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      verdict: 'blocked',
      message: textWith('SPEECH_KEY'),
    });
    expect(String(refused)).not.toContain('another-key');
  });

  it('needs a person when the identity gets no token', async () => {
    const settings = { endpoint: speech.server.url };
    for (const getToken of [async () => null, async () => Promise.reject(new Error('no IMDS'))]) {
      const http = makeSpeechHttp(settings, () => ({ getToken }));
      await expect(makeAzureBatchLane(http, { environment: 'e' }).ping()).rejects.toMatchObject({
        verdict: 'blocked',
        code: 'no_token',
      });
    }
  });

  it('shows no signature in what it says of a refused link', async () => {
    const urls = ['ftp://a.example/call.wav?sig=SECRET', 'no url ?sig=SECRET'];
    const refused: unknown = await speech.lane
      .submit({ name: 'job-1', profile, audio: urls.map((url) => audioAt(url)) })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ verdict: 'never' });
    expect(String((refused as Error).message)).not.toContain('SECRET');
  });

  it('holds one of many recordings to blame for a link that is refused', async () => {
    const urls = [...(await linksTo('call.wav')), 'no url at all'];
    const refused = speech.lane.submit({
      name: 'job-1',
      profile,
      audio: urls.map((url) => audioAt(url)),
    });
    await expect(refused).rejects.toMatchObject({ verdict: 'never', oneOfMany: true });
    expect(await speech.lane.find('job-1')).toEqual([]);
  });
});

describe('the resources of a deployment', () => {
  it('are told apart by their names, and one that is no longer there is asked for', async () => {
    const http = makeSpeechHttp({ endpoint: speech.server.url, key: 'another-key' }, noIdentity);
    const sound = makeSpeechHttp({ endpoint: speech.server.url, key: SPEECH_KEY }, noIdentity);
    const resources = new Map([
      ['west.example', sound],
      ['north.example', http],
    ]);
    const transcribers = makeAzureBatch(resources, { environment: 'e' });
    expect(transcribers).toMatchObject({
      name: 'azure-speech',
      lanes: ['west.example', 'north.example'],
      capabilities: { recordingsPerJob: 1000, phraseHints: 0 },
    });
    await expect(transcribers.on('west.example').ping()).resolves.toBeUndefined();
    await expect(transcribers.on('north.example').ping()).rejects.toMatchObject({
      verdict: 'blocked',
    });
    expect(() => transcribers.on('south.example')).toThrow(
      objectWith({ code: 'lane_unknown', verdict: 'blocked' }) as Error,
    );
  });

  it('list their jobs page by page, and only those of this deployment', async () => {
    speech.script['call.wav'] = { serviceMs: 60_000 };
    const urls = await linksTo('call.wav');
    for (let index = 0; index < 105; index += 1) {
      await speech.lane.submit({
        name: `job-${index}`,
        profile,
        audio: urls.map((url) => audioAt(url)),
      });
    }
    await speech.others.submit({
      name: 'job-of-others',
      profile,
      audio: urls.map((url) => audioAt(url)),
    });
    const ours = await speech.lane.ours();
    expect(new Set(ours.map(({ name }) => name)).size).toBe(105);
    expect(ours.map(({ name }) => name)).not.toContain('job-of-others');
    expect(await speech.others.ours()).toHaveLength(1);
  });
});

describe('checking a job', () => {
  it('passes on when to ask again', async () => {
    speech.script['call.wav'] = { serviceMs: 60_000 };
    const check = await speech.lane.check(await submit());
    expect(check).toEqual({ state: 'running', retryAfterMs: 2000 });
  });

  it.each([429, 500, 503])('is worth another try after %d', async (status) => {
    const job = await submit();
    speech.server.faults.add({ operation: 'get', action: { status } });
    await expect(speech.lane.check(job)).rejects.toMatchObject({ verdict: 'later', status });
  });

  it.each([{ malformed: true }, { cut: 'before' }, { truncate: true }] as const)(
    'may be repeated after %j',
    async (action) => {
      const job = await submit();
      speech.server.faults.add({ operation: 'get', action });
      await expect(speech.lane.check(job)).rejects.toMatchObject({ verdict: 'unsure' });
    },
  );

  it('states why a job failed as a whole', async () => {
    const message = 'Cannot read https://a.example/b.wav?sig=SECRET at all';
    speech.server.faults.add({ job: 'fail', code: 'InvalidUri', message });
    const check = await ended(await submit());
    expect(check).toMatchObject({
      state: 'failed',
      retryable: false,
      reason: {
        code: 'speech_InvalidUri',
        message: textWith('https://a.example/b.wav at'),
      },
    });
    expect(JSON.stringify(check)).not.toContain('SECRET');
  });

  it('says so when a job has a status that nobody has heard of', async () => {
    speech.server.faults.add({ job: 'status', status: 'Paused', times: 'always' });
    const job = await submit();
    await expect(speech.lane.check(job)).rejects.toMatchObject({
      verdict: 'never',
      code: 'unexpected_response',
      message: textWith('Paused'),
    });
  });
});

describe('fetching results', () => {
  it('states why a file failed, passing or final', async () => {
    speech.script['bad.wav'] = { failure: { kind: 'InvalidData', message: 'Not audio.' } };
    speech.script['unlucky.wav'] = { failure: { kind: 'Internal', message: 'Oops.' } };
    const urls = await linksTo('bad.wav', 'unlucky.wav', 'good.wav');
    const job = await speech.lane.submit({
      name: 'job-1',
      profile,
      audio: urls.map((url) => audioAt(url)),
    });
    expect(await ended(job)).toEqual({ state: 'succeeded' });
    const failures = await speech.lane.failures(job);
    expect(failures.map(({ reason, retryable }) => [reason.code, retryable])).toEqual([
      ['speech_InvalidData', false],
      ['speech_Internal', true],
    ]);
  });

  it('goes through many files page by page, and misses none', async () => {
    const paths = Array.from({ length: 130 }, (_, index) => `call-${index}.wav`);
    const urls = await linksTo(...paths);
    const job = await speech.lane.submit({
      name: 'job-1',
      profile,
      audio: urls.map((url) => audioAt(url)),
    });
    expect(await ended(job)).toEqual({ state: 'succeeded' });
    const sources = new Set<string>();
    let pages = 0;
    for (let page: string | null | undefined; page !== null; pages += 1) {
      const { read, next } = await speech.lane.transcripts(job, page ?? null);
      for (const readOne of read) sources.add((await readOne()).source ?? '');
      page = next;
    }
    expect(sources.size).toBe(130);
    expect(pages).toBeGreaterThan(1);
    expect(await speech.lane.failures(job)).toEqual([]);
  });

  it('asks for the list again when a link has run out', async () => {
    const job = await submit();
    expect(await ended(job)).toEqual({ state: 'succeeded' });
    const { read } = await speech.lane.transcripts(job, null);
    speech.server.faults.add({ operation: 'result', action: { status: 403 } });
    await expect(read[0]?.()).rejects.toMatchObject({ verdict: 'later', code: 'result_403' });
    const { read: again } = await speech.lane.transcripts(job, null);
    await expect(again[0]?.()).resolves.toMatchObject({ durationMs: anyNumber });
  });
});
