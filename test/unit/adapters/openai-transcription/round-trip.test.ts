import { makeTranscriptionService } from '../../../../shared/adapters/openai-transcription/service';
import { toTranscript } from '../../../../shared/domain/transcript';
import { noIdentity } from '../../../support/app/contract/targets';
import { answersIn, keptTextOf, SOURCE, textOf } from '../../../support/immediate/fixtures';
import { jsonOf, rebuiltOpenAi, withoutDust } from '../../../support/immediate/rebuild-openai';

const FOLDER = 'openai-transcriptions';

const settings = { baseUrl: 'https://a.example/v1', key: 'k', model: 'whisper-1' };
const service = makeTranscriptionService(settings, noIdentity);

const about = {
  recordingId: 'march-call',
  version: '0x8DE000001',
  provider: 'openai',
  locale: 'en-US',
};
const transcriptOf = (name: string, more = {}) =>
  toTranscript(service.read(keptTextOf(FOLDER, name, more)), about);

/** Which lists each answer has. */
const SHAPES = {
  'whisper-verbose': { duration: true, segments: true, words: true, wordsInSegments: false },
  'faster-whisper': { duration: true, segments: true, words: true, wordsInSegments: true },
  diarized: { duration: true, segments: true, words: false, wordsInSegments: false },
  plain: { duration: false, segments: false, words: false, wordsInSegments: false },
  'words-only': { duration: true, segments: false, words: true, wordsInSegments: false },
};

describe('a transcript of an OpenAI-compatible service', () => {
  it.each(Object.entries(SHAPES))(
    'holds all of %s: the answer can be made again from it',
    (name, shape) => {
      const made = withoutDust(jsonOf(rebuiltOpenAi(transcriptOf(name), shape)));
      expect(made).toEqual(withoutDust(jsonOf(JSON.parse(textOf(FOLDER, name)))));
    },
  );

  it('has a test for every fixture', () => {
    expect(Object.keys(SHAPES).toSorted()).toEqual(answersIn(FOLDER).toSorted());
  });

  it('has a phrase for each segment, with the words that were said in it', () => {
    const { phrases, durationMs, origin } = transcriptOf('whisper-verbose');
    expect(durationMs).toBe(8470.0003);
    expect(phrases.map(({ offsetMs, text, words }) => [offsetMs, text, words?.length])).toEqual([
      [0, 'The beach was a popular spot.', 6],
      [3319.9999, 'People were swimming in the ocean.', 6],
    ]);
    expect(phrases[1]?.words?.at(-1)).toEqual({ text: 'ocean', offsetMs: 5300, durationMs: 2300 });
    expect(phrases[0]?.morePhrase).toMatchObject({ no_speech_prob: 0.009236028 });
    expect(origin).toMatchObject({ source: SOURCE, channels: [{ channel: 0 }] });
    expect(origin?.channels[0]).not.toHaveProperty('text');
  });

  it('takes the confidence of words from servers that give it', () => {
    const [first] = transcriptOf('faster-whisper').phrases;
    expect(first?.words?.[0]).toEqual({
      text: 'Guten',
      offsetMs: 100,
      durationMs: 300,
      confidence: 0.91,
    });
  });

  it('numbers speakers in the order in which they speak, and keeps unusual names', () => {
    const { phrases, speakers } = transcriptOf('diarized');
    expect(phrases.map(({ speaker }) => speaker)).toEqual([1, 2, 3]);
    expect(phrases[0]).not.toHaveProperty('morePhrase');
    expect(phrases[2]?.morePhrase).toEqual({ id: 'seg_9', speaker: 'agent' });
    expect(speakers.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
  });

  it('is one phrase as long as the recording where the model gives no times', () => {
    const { phrases, durationMs } = transcriptOf('plain', { durationMs: 27_400 });
    expect(durationMs).toBe(27_400);
    expect(phrases).toEqual([
      {
        id: 'p1',
        channel: 0,
        offsetMs: 0,
        durationMs: 27_400,
        recognized: true,
        text: 'Imagine the wildest idea.',
      },
    ]);
    expect(transcriptOf('words-only').phrases[0]?.words).toHaveLength(2);
  });

  it.each(['{}', '{"source":"s","createdAt":"t","answer":{"segments":[]}}', 'no JSON'])(
    'is not made of %s',
    (raw) => {
      let thrown: unknown;
      try {
        service.read(raw);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ verdict: 'never', code: 'unexpected_response' });
    },
  );
});
