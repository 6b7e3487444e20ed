import {
  clock,
  dialogueLine,
  hasSpeech,
  numberPhrases,
  plainText,
  speakerLabel,
} from '../../../shared/domain/transcript';
import { aPhrase, aTranscript } from '../../support/app/builders';

const unnumbered = (offsetMs: number, channel: number, text: string) => {
  const { id: _id, ...phrase } = aPhrase({ offsetMs, channel, text });
  return phrase;
};

describe('numberPhrases', () => {
  it('orders by time, channels interleaved, and counts from p1', () => {
    const phrases = [
      unnumbered(0, 0, 'first'),
      unnumbered(9000, 0, 'fourth'),
      unnumbered(4000, 1, 'third'),
      unnumbered(4000, 0, 'second'),
    ];
    expect(numberPhrases(phrases).map(({ id, text }) => [id, text])).toEqual([
      ['p1', 'first'],
      ['p2', 'second'],
      ['p3', 'third'],
      ['p4', 'fourth'],
    ]);
    expect(phrases.map(({ text }) => text)).toEqual(['first', 'fourth', 'third', 'second']);
  });

  it('gives the same ids for the same phrases in any order of channels', () => {
    const phrases = [unnumbered(0, 0, 'a'), unnumbered(500, 1, 'b'), unnumbered(900, 0, 'c')];
    expect(numberPhrases(phrases.toReversed())).toEqual(numberPhrases(phrases));
  });
});

describe('hasSpeech', () => {
  it.each([
    ['Good morning.', true],
    ['7', true],
    ['録音', true],
    ['', false],
    [' … ?!', false],
  ])('of "%s" is %s', (text, expected) => {
    expect(hasSpeech(aTranscript({ phrases: [aPhrase({ text })] }))).toBe(expected);
  });

  it('is false without any phrase', () => {
    expect(hasSpeech(aTranscript({ phrases: [] }))).toBe(false);
  });
});

describe('speakerLabel', () => {
  it.each([
    ['the speaker, where speakers were told apart', 1, { speaker: 2 }, 'Speaker 2'],
    ['the speaker, even where there are channels', 2, { speaker: 1, channel: 1 }, 'Speaker 1'],
    ['the channel, counted from 1, where there is more than one', 2, { channel: 1 }, 'Channel 2'],
    ['nobody, where there is one voice', 1, {}, undefined],
  ])('names %s', (_what, channels, phrase, label) => {
    expect(speakerLabel(aTranscript({ channels }), aPhrase(phrase))).toBe(label);
  });
});

describe('plainText and dialogueLine', () => {
  it('give a phrase a line, without and with times and names', () => {
    const transcript = aTranscript();
    expect(plainText(transcript)).toBe('Good morning.\nMy card is gone.');
    expect(transcript.phrases.map((phrase) => dialogueLine(transcript, phrase))).toEqual([
      '00:00:00 Channel 1: Good morning.',
      '00:00:03 Channel 2: My card is gone.',
    ]);
  });

  it('leave the name out where there is none', () => {
    const transcript = aTranscript({ channels: 1 });
    expect(dialogueLine(transcript, aPhrase({ offsetMs: 65_000 }))).toBe('00:01:05 Good morning.');
  });
});

describe('clock', () => {
  it.each([
    [0, '00:00:00'],
    [-5, '00:00:00'],
    [999, '00:00:00'],
    [61_000, '00:01:01'],
    [3_599_999, '00:59:59'],
    [3_600_000, '01:00:00'],
    [360_000_000, '100:00:00'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });
});
