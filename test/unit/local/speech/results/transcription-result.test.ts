import type { RecognizedPhrase } from '../../../../../local/speech/engine';
import { transcriptionProperties } from '../../../../../local/speech/protocol/transcription-properties';
import { toTranscriptionResult } from '../../../../../local/speech/results/transcription-result';

const phrase = (channel: number, text: string, more: Partial<RecognizedPhrase> = {}) => ({
  channel,
  text,
  offsetMs: 0,
  durationMs: 500,
  confidence: 0.9,
  words: [],
  ...more,
});

const convert = (phrases: readonly RecognizedPhrase[], asked: object = {}, channels = 2) =>
  toTranscriptionResult(
    { durationMs: 1000, channels, phrases },
    'http://host/a.wav',
    transcriptionProperties.parse({ timeToLiveHours: 48, ...asked }),
    Date.parse('2026-11-01T10:03:00.900Z'),
  );

describe('toTranscriptionResult', () => {
  it('joins the phrases of each channel, also of a silent one', () => {
    const result = convert([phrase(1, 'Hello.'), phrase(1, '…'), phrase(1, 'How are you?')]);

    expect(result.timestamp).toBe('2026-11-01T10:03:00Z');
    expect(result.combinedRecognizedPhrases).toEqual([
      { channel: 0, lexical: '', itn: '', maskedITN: '', display: '' },
      {
        channel: 1,
        lexical: 'hello how are you',
        itn: 'hello how are you',
        maskedITN: 'hello how are you',
        display: 'Hello. … How are you?',
      },
    ]);
  });

  it('has only channels that were asked for and that the audio has', () => {
    const channels = (asked: number[], inAudio: number) =>
      convert([], { channels: asked }, inAudio).combinedRecognizedPhrases.map(
        ({ channel }) => channel,
      );

    expect(channels([0, 1], 1)).toEqual([0]);
    expect(channels([1, 0, 1], 2)).toEqual([0, 1]);
    expect(channels([1], 2)).toEqual([1]);
  });

  it('gives speaker and locale only to those who asked', () => {
    const heard = [phrase(0, 'Hello.', { speaker: 2, locale: 'de-DE' })];
    const languageIdentification = { candidateLocales: ['en-GB', 'de-DE'] };

    const [plain] = convert(heard).recognizedPhrases;
    const [full] = convert(heard, { diarization: {}, languageIdentification }).recognizedPhrases;
    const [off] = convert(heard, { diarization: { enabled: false } }).recognizedPhrases;

    expect(plain).not.toHaveProperty('speaker');
    expect(plain).not.toHaveProperty('locale');
    expect(off).not.toHaveProperty('speaker');
    expect(full).toMatchObject({ speaker: 2, locale: 'de-DE' });
  });

  it('leaves words out unless asked, and words that are only punctuation always', () => {
    const word = { offsetMs: 0, durationMs: 100, confidence: 0.5 };
    const words = [
      { ...word, text: ' Hello' },
      { ...word, text: '–' },
    ];
    const heard = [phrase(0, 'Hello –', { words })];

    const [plain] = convert(heard).recognizedPhrases;
    const [full] = convert(heard, { wordLevelTimestampsEnabled: true }).recognizedPhrases;

    expect(plain?.nBest[0]).not.toHaveProperty('words');
    expect(plain?.nBest[0]).not.toHaveProperty('displayWords');
    expect(full?.nBest[0]?.words?.map(({ word }) => word)).toEqual(['hello']);
  });
});
