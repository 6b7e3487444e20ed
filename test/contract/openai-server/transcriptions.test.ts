import { ScriptedEngine } from '../../../local/speech/scripted-engine';
import { eventually } from '../speech-server/support/speech-client';
import { errorOf, withOpenAi } from './with-openai';

const PHRASES = [
  { text: 'Good morning, Contoso.', channel: 0, speaker: 1, confidence: 0.9 },
  { text: 'Hello.', channel: 1, speaker: 2, durationMs: 2000 },
];

const engine = new ScriptedEngine({
  script: {
    'call.wav': { phrases: PHRASES, channels: 2 },
    'mono.mp3': { phrases: PHRASES.map((phrase) => ({ ...phrase, channel: 0 })) },
    'long.wav': { phrases: PHRASES, durationMs: 1_400_001 },
    'bad.wav': { failure: { kind: 'InvalidData', message: 'no audio' } },
    'short.wav': { failure: { kind: 'EmptyAudioFile', message: 'no audio' } },
    'unlucky.wav': { failure: { kind: 'Internal', message: 'Oops.' } },
  },
});

const sound = (name = 'call.wav', content = 'some audio') => new File([content], name);

describe('audio transcriptions of a Whisper', () => {
  it('have words and segments with their times', async () => {
    await withOpenAi({ engine }, async (client) => {
      const answer = await client.audio.transcriptions.create({
        file: sound(),
        model: 'whisper-1',
        language: 'en',
        response_format: 'verbose_json',
        timestamp_granularities: ['word', 'segment'],
      });
      expect(answer).toMatchObject({
        language: 'english',
        duration: 250 / 1000 + 1.05 + 0.25 + 2 + 1,
        text: 'Good morning, Contoso. Hello.',
        usage: { type: 'duration', seconds: 5 },
      });
      expect(answer.words?.[1]).toEqual({ word: 'morning', start: 0.6, end: 0.95 });
      expect(answer.segments?.[1]).toMatchObject({
        id: 1,
        start: 1.55,
        end: 3.55,
        text: ' Hello.',
      });
      expect(answer.segments?.[0]?.avg_logprob).toBeCloseTo(Math.log(0.9));
    });
  });

  it('have segments alone where nothing is said of words', async () => {
    await withOpenAi({ engine }, async (client) => {
      const answer = await client.audio.transcriptions.create({
        file: sound(),
        model: 'Systran/faster-whisper-large-v3',
        response_format: 'verbose_json',
      });
      expect(answer.segments).toHaveLength(2);
      expect(answer.words).toBeUndefined();
    });
  });

  it('come as text and subtitles', async () => {
    await withOpenAi({ engine }, async (client) => {
      const as = (response_format: 'text' | 'srt' | 'vtt') =>
        client.audio.transcriptions.create({ file: sound(), model: 'whisper-1', response_format });
      expect(await as('text')).toBe('Good morning, Contoso. Hello.\n');
      expect(await as('vtt')).toBe(
        'WEBVTT\n\n00:00:00.250 --> 00:00:01.300\nGood morning, Contoso.\n\n' +
          '00:00:01.550 --> 00:00:03.550\nHello.\n\n',
      );
      expect(await as('srt')).toMatch(/^1\n00:00:00,250 --> 00:00:01,300\nGood morning/);
    });
  });
});

describe('audio transcriptions of the GPT models', () => {
  it('are a text without times, billed by tokens', async () => {
    await withOpenAi({ engine }, async (client) => {
      const model = 'gpt-4o-transcribe';
      const answer = await client.audio.transcriptions.create({ file: sound(), model });
      expect(answer).toEqual({
        text: 'Good morning, Contoso. Hello.',
        usage: {
          type: 'tokens',
          input_tokens: 50,
          input_token_details: { audio_tokens: 50, text_tokens: 0 },
          output_tokens: 8,
          total_tokens: 58,
        },
      });
    });
  });

  it('have no other form', async () => {
    await withOpenAi({ engine }, async (client) => {
      const asked = client.audio.transcriptions.create({
        file: sound(),
        model: 'gpt-4o-transcribe',
        response_format: 'verbose_json',
      });
      expect(await errorOf(asked)).toMatchObject({
        status: 400,
        param: 'response_format',
        code: 'unsupported_value',
      });
    });
  });

  it.each(['call.wav', 'mono.mp3'])('tell the speakers of %s apart', async (name) => {
    await withOpenAi({ engine }, async (client) => {
      const answer: unknown = await client.audio.transcriptions.create({
        file: sound(name),
        model: 'gpt-4o-transcribe-diarize',
        response_format: 'diarized_json',
        chunking_strategy: 'auto',
      });
      expect(answer).toMatchObject({
        task: 'transcribe',
        segments: [
          { type: 'transcript.text.segment', id: 'seg_1', speaker: 'A' },
          { id: 'seg_2', start: 1.55, end: 3.55, speaker: 'B', text: ' Hello.' },
        ],
      });
    });
  });
});

describe('what audio transcriptions refuse', () => {
  const refused = async (asked: { file: File; model?: string; [field: string]: unknown }) => {
    let error: unknown;
    await withOpenAi(
      { engine, models: ['whisper-1', 'gpt-4o-transcribe-diarize'] },
      async (client) => {
        error = await errorOf(client.audio.transcriptions.create({ model: 'whisper-1', ...asked }));
      },
    );
    return error;
  };
  const diarized = { model: 'gpt-4o-transcribe-diarize', chunking_strategy: 'auto' as const };

  it.each([
    ['a name without an extension', { file: sound('call') }, 400, null],
    ['a format that it does not take', { file: sound('call.wma') }, 400, null],
    [
      'a locale for a language',
      { file: sound(), language: 'en-GB' },
      400,
      'invalid_language_format',
    ],
    ['what is no audio', { file: sound('bad.wav') }, 400, 'invalid_value'],
    ['what is too short', { file: sound('short.wav') }, 400, 'audio_too_short'],
    ['a model that is not there', { file: sound(), model: 'whisper-9' }, 404, 'model_not_found'],
    [
      'a prompt for the diarizing model',
      { file: sound(), ...diarized, prompt: 'x' },
      400,
      'unsupported_value',
    ],
    ['too long a recording', { file: sound('long.wav'), ...diarized }, 400, 'invalid_value'],
    [
      'a longer recording in one piece',
      { file: sound('long.wav'), model: diarized.model },
      400,
      'invalid_value',
    ],
    ['to say why it failed itself', { file: sound('unlucky.wav') }, 500, null],
  ] as const)('%s', async (_what, asked, status, code) => {
    expect(await refused(asked)).toMatchObject({ status, code });
  });

  it('a file of more than 25 MiB, in the words of the service', async () => {
    const bytes = 26_214_401;
    const file = new File([Buffer.alloc(bytes)], 'call.wav');
    expect(await refused({ file })).toMatchObject({
      status: 413,
      message: expect.stringContaining('Maximum content size limit (26214400) exceeded') as unknown,
    });
  });

  it('whoever has no key, and everybody where nobody listens', async () => {
    const asked = { file: sound(), model: 'whisper-1' };
    await withOpenAi({ engine, keys: ['another'] }, async (client) => {
      expect(await errorOf(client.audio.transcriptions.create(asked))).toMatchObject({
        status: 401,
      });
    });
    await withOpenAi({}, async (client) => {
      expect(await errorOf(client.audio.transcriptions.create(asked))).toMatchObject({
        status: 404,
      });
    });
  });
});

describe('a client of audio transcriptions that goes away', () => {
  it('is listened to no longer', async () => {
    const slow = new ScriptedEngine({ serviceMs: 60_000 });
    await withOpenAi({ engine: slow }, async (client) => {
      const leave = new AbortController();
      const options = { signal: leave.signal };
      const asked = client.audio.transcriptions.create(
        { file: sound(), model: 'whisper-1' },
        options,
      );
      const [request] = await eventually(
        () => slow.requests,
        (requests) => requests.length > 0,
      );
      leave.abort();
      await expect(asked).rejects.toThrow();
      const gone = () => request?.signal.aborted;
      expect(await eventually(gone, (aborted) => aborted === true)).toBe(true);
    });
  });
});

describe('faults of audio transcriptions', () => {
  const asked = { file: sound(), model: 'whisper-1' };

  it('strike them like any call, or them alone', async () => {
    const faults = [
      { route: 'chat' as const, action: { status: 418 } },
      { route: 'transcription' as const, action: { status: 429, retryAfterSeconds: 7 } },
    ];
    await withOpenAi({ engine, faults }, async (client, server) => {
      const error = await errorOf(client.audio.transcriptions.create(asked));
      expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
      expect(error.headers?.get('retry-after')).toBe('7');
      await client.audio.transcriptions.create(asked);
      expect(server.journal().map(({ model, status, fault }) => [model, status, fault])).toEqual([
        [null, 429, 'status'],
        ['whisper-1', 200, null],
      ]);
      expect(server.faults.list()).toMatchObject([{ route: 'chat' }]);
    });
  });

  it.each([{ cut: 'before' }, { cut: 'after' }, { truncate: true }] as const)(
    'cut the connection: %j',
    async (action) => {
      await withOpenAi({ engine, faults: [{ action }] }, async (client) => {
        await expect(client.audio.transcriptions.create(asked)).rejects.toThrow();
        await expect(client.audio.transcriptions.create(asked)).resolves.toBeDefined();
      });
    },
  );
});
