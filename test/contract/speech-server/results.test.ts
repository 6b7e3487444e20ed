import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { closeFixtures, startFixture } from './support/speech-fixture';

afterEach(closeFixtures);

describe('result files', () => {
  it('have the schema of the service', async () => {
    const script = {
      'a.wav': {
        durationMs: 2580,
        phrases: [{ text: 'Hello, world.', offsetMs: 760, durationMs: 1320, confidence: 0.9 }],
      },
    };
    const engine = new ScriptedEngine({ script });
    const { client, recordings } = await startFixture({ engine });

    const self = await client.submit([recordings.url('a.wav')], {
      wordLevelTimestampsEnabled: true,
      displayFormWordLevelTimestampsEnabled: true,
    });
    await client.ended(self);

    const forms = {
      lexical: 'hello world',
      itn: 'hello world',
      maskedITN: 'hello world',
      display: 'Hello, world.',
    };
    const time = (offsetMs: number, durationMs: number) => ({
      offset: `PT${String(offsetMs / 1000)}S`,
      duration: `PT${String(durationMs / 1000)}S`,
      offsetInTicks: offsetMs * 10_000,
      durationInTicks: durationMs * 10_000,
      offsetMilliseconds: offsetMs,
      durationMilliseconds: durationMs,
    });
    expect(await client.content(self, 'contenturl_0.json')).toEqual({
      source: recordings.url('a.wav'),
      timestamp: expect.stringMatching(/T\d\d:\d\d:\d\dZ$/) as string,
      durationInTicks: 25_800_000,
      durationMilliseconds: 2580,
      duration: 'PT2.58S',
      combinedRecognizedPhrases: [{ channel: 0, ...forms }],
      recognizedPhrases: [
        {
          recognitionStatus: 'Success',
          channel: 0,
          ...time(760, 1320),
          nBest: [
            {
              confidence: 0.9,
              ...forms,
              words: [
                { word: 'hello', ...time(760, 660), confidence: 0.9 },
                { word: 'world', ...time(1420, 660), confidence: 0.9 },
              ],
              displayWords: [
                { displayText: 'Hello,', ...time(760, 660) },
                { displayText: 'world.', ...time(1420, 660) },
              ],
            },
          ],
        },
      ],
    });
    expect(await client.transcription(self)).toMatchObject({
      properties: { durationMilliseconds: 2580 },
    });
  });
});

describe('the report', () => {
  it('names what failed in a job that succeeded', async () => {
    const failure = { kind: 'InvalidData', message: 'no decoder' } as const;
    const engine = new ScriptedEngine({
      script: ({ source }) => (source.includes('text.wav') ? { failure } : undefined),
    });
    const { client, recordings } = await startFixture({ engine });
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());
    recordings.answer('locked.wav', (_request, response) => response.writeHead(403).end());
    recordings.answer('empty.wav', (_request, response) => response.end());

    const names = ['good.wav', 'gone.wav', 'locked.wav', 'text.wav', 'empty.wav'];
    const self = await client.submit(names.map((name) => recordings.url(name)));

    expect(await client.ended(self)).toMatchObject({ status: 'Succeeded' });
    expect((await client.files(self)).values).toHaveLength(2);
    const invalidUri = {
      status: 'Failed',
      errorKind: 'InvalidUri',
      errorMessage: 'The recordings URI is invalid.',
    };
    expect(await client.content(self, 'report.json')).toEqual({
      successfulTranscriptionsCount: 1,
      failedTranscriptionsCount: 4,
      details: [
        { source: recordings.url('good.wav'), status: 'Succeeded' },
        { source: recordings.url('gone.wav'), ...invalidUri },
        { source: recordings.url('locked.wav'), ...invalidUri },
        {
          source: recordings.url('text.wav'),
          status: 'Failed',
          errorKind: 'InvalidData',
          errorMessage: 'The recordings URI contains invalid data.',
        },
        {
          source: recordings.url('empty.wav'),
          status: 'Failed',
          errorKind: 'EmptyAudioFile',
          errorMessage: 'The audio file is empty.',
        },
      ],
    });
  });

  it('is there when every recording failed and the job with them', async () => {
    const { client, recordings } = await startFixture();
    recordings.answer('gone.wav', (_request, response) => response.writeHead(404).end());

    const self = await client.submit([recordings.url('gone.wav')]);

    expect(await client.ended(self)).toMatchObject({
      status: 'Failed',
      properties: { error: { code: 'InvalidUri' } },
    });
    expect((await client.files(self)).values.map(({ name }) => name)).toEqual(['report.json']);
  });

  it('refuses recordings that diarization can not take', async () => {
    const engine = new ScriptedEngine({
      script: {
        'stereo.wav': { channels: 2 },
        'long.wav': { durationMs: 240 * 60_000 + 1 },
        'mono.wav': { phrases: [{ text: 'Hello.', speaker: 2 }] },
      },
    });
    const { client, recordings } = await startFixture({ engine });

    const names = ['stereo.wav', 'long.wav', 'mono.wav'];
    const self = await client.submit(
      names.map((name) => recordings.url(name)),
      { diarization: { enabled: true, maxSpeakers: 2 } },
    );
    await client.ended(self);

    const report = (await client.content(self, 'report.json')) as { details: unknown[] };
    expect(report.details).toMatchObject([
      { errorKind: 'InvalidData' },
      { errorKind: 'LimitExceeded' },
      { status: 'Succeeded' },
    ]);
    expect(await client.content(self, 'contenturl_2.json')).toMatchObject({
      recognizedPhrases: [{ speaker: 2 }],
    });
  });

  it('refuses recordings that are larger than the limit, announced or not', async () => {
    const { client, recordings } = await startFixture({
      limits: { recordingBytes: 1000, requestsPerTenSeconds: Infinity },
    });
    recordings.answer('announced.wav', (_request, response) => {
      response.setHeader('content-length', 1001).end(Buffer.alloc(1001));
    });
    recordings.answer('chunked.wav', (_request, response) => {
      response.write(Buffer.alloc(600));
      response.end(Buffer.alloc(600));
    });

    const names = ['announced.wav', 'chunked.wav'];
    const self = await client.submit(names.map((name) => recordings.url(name)));
    await client.ended(self);

    const report = (await client.content(self, 'report.json')) as { details: unknown[] };
    expect(report.details).toMatchObject([
      { errorKind: 'LimitExceeded' },
      { errorKind: 'LimitExceeded' },
    ]);
  });
});

describe('fetching a recording', () => {
  it('is tried again after a broken connection and a server error', async () => {
    const { client, recordings } = await startFixture();
    let tries = 0;
    recordings.answer('flaky.wav', (_request, response) => {
      tries += 1;
      if (tries === 1) response.writeHead(503).end();
      else if (tries === 2) {
        response.setHeader('content-length', 100).write('half');
        setTimeout(() => response.destroy(), 10);
      } else response.end('audio');
    });

    const self = await client.submit([recordings.url('flaky.wav')]);

    expect(await client.ended(self)).toMatchObject({ status: 'Succeeded' });
    expect(tries).toBe(3);
  });
});
