import { measure } from '../../../../shared/domain/measures';
import type { Phrase, Word } from '../../../../shared/domain/transcript';
import { aPhrase, aTranscript } from '../../../support/app/builders';

const phrase = (id: number, channel: number, from: number, to: number, text: string): Phrase =>
  aPhrase({ id: `p${id}`, channel, offsetMs: from, durationMs: to - from, text });

const word = (text: string, from: number, to: number): Word => ({
  text,
  offsetMs: from,
  durationMs: to - from,
});

/*
 * A call of 30 s on two channels, in seconds:
 *
 *   agent     1.0 - 4.0    "Good morning, how can I help you?"           7 words, 1 question
 *   customer  5.0 - 9.0    "My card is gone. I lost it on the train."   10 words
 *   agent     8.5 - 11.5   begins 0.5 s before the customer stops, and goes on: an interruption
 *                          "When was that? And where was it?"            7 words, 2 questions
 *   customer 11.4 - 13.0   begins 0.1 s before the agent stops: ordinary turn taking
 *                          "Yesterday."                                  1 word
 *   agent    20.0 - 22.0   "One moment please."                          3 words
 *   agent    23.0 - 27.0   1.0 s later: the same turn and monologue, 20.0 - 27.0
 *                          "It is blocked, and a new one is sent."       9 words
 *   customer 24.0 - 24.4   within the agent's: an overlap, no interruption
 *                          "Thanks."                                     1 word
 */
const CALL = aTranscript({
  durationMs: 30_000,
  speakers: [
    { id: 'c0', channel: 0, role: 'agent' },
    { id: 'c1', channel: 1, role: 'customer' },
  ],
  phrases: [
    phrase(1, 0, 1000, 4000, 'Good morning, how can I help you?'),
    phrase(2, 1, 5000, 9000, 'My card is gone. I lost it on the train.'),
    phrase(3, 0, 8500, 11_500, 'When was that? And where was it?'),
    phrase(4, 1, 11_400, 13_000, 'Yesterday.'),
    phrase(5, 0, 20_000, 22_000, 'One moment please.'),
    phrase(6, 0, 23_000, 27_000, 'It is blocked, and a new one is sent.'),
    phrase(7, 1, 24_000, 24_400, 'Thanks.'),
  ],
});

describe('the measures of a call', () => {
  it('agree with those computed by hand', () => {
    expect(measure(CALL)).toEqual({
      speakers: [
        {
          speaker: 'c0',
          role: 'agent',
          talkMs: 12_000, // 3 + 3 + 2 + 4
          talkShare: 0.6667, // of 18 s
          words: 26, // 7 + 7 + 3 + 9
          wordsPerMinute: 130, // 26 words in a fifth of a minute
          questions: 3,
          turns: 3, // at 1.0, 8.5 and 20.0
          interruptions: 1, // at 8.5
        },
        {
          speaker: 'c1',
          role: 'customer',
          talkMs: 6000, // 4 + 1.6 + 0.4
          talkShare: 0.3333,
          words: 12, // 10 + 1 + 1
          wordsPerMinute: 120, // in a tenth of a minute
          questions: 0,
          turns: 3, // at 5.0, 11.4 and 24.0
          interruptions: 0,
        },
      ],
      silence: {
        ms: 13_000, // 0-1, 4-5, 13-20, 22-23, 27-30
        share: 0.4333,
        longestMs: 7000,
        long: 1,
        boundMs: 5000,
      },
      overlapMs: 1000, // 0.5 + 0.1 + 0.4
      overlapShare: 0.0333,
      interruptions: 1,
      longestMonologue: { speaker: 'c0', fromMs: 20_000, toMs: 27_000 },
      turns: 6,
      firstResponseMs: 1000,
    });
  });

  it('go by the times of words where there are any: a pause of more than half a second is none', () => {
    const words = [word('well', 1000, 1400), word('then', 1900, 2000), word('no', 3000, 4000)];
    const call = aTranscript({
      durationMs: 5000,
      channels: 1,
      phrases: [{ ...phrase(1, 0, 0, 5000, 'Well, then: no.'), words }],
    });
    const { speakers, silence } = measure(call);
    expect(speakers[0]).toMatchObject({ talkMs: 2000, words: 3 }); // 1.0-2.0 and 3.0-4.0
    expect(silence).toMatchObject({ ms: 3000, longestMs: 1000, long: 0 });
  });

  it('have no answer, no overlap and no interruption where one voice talks', () => {
    const call = aTranscript({
      channels: 1,
      durationMs: 4000,
      phrases: [phrase(1, 0, 0, 4000, 'Hello there.')],
    });
    expect(measure(call)).toEqual({
      speakers: [
        {
          speaker: 'c0',
          talkMs: 4000,
          talkShare: 1,
          words: 2,
          wordsPerMinute: 30,
          questions: 0,
          turns: 1,
          interruptions: 0,
        },
      ],
      silence: { ms: 0, share: 0, longestMs: 0, long: 0, boundMs: 5000 },
      overlapMs: 0,
      overlapShare: 0,
      interruptions: 0,
      longestMonologue: { speaker: 'c0', fromMs: 0, toMs: 4000 },
      turns: 1,
    });
  });

  it('are silence alone where nothing is said', () => {
    const call = aTranscript({ phrases: [phrase(1, 0, 0, 60_000, '...')] });
    expect(measure(call)).toMatchObject({
      speakers: [
        { speaker: 'c0', talkMs: 0, talkShare: 0, words: 0 },
        { speaker: 'c1', talkMs: 0, talkShare: 0, words: 0 },
      ],
      silence: { ms: 60_000, share: 1, longestMs: 60_000, long: 1 },
      turns: 0,
    });
    expect(measure(call)).not.toHaveProperty('longestMonologue');
    expect(measure(call)).not.toHaveProperty('firstResponseMs');
  });

  it('tell the voices of one channel apart', () => {
    const call = aTranscript({
      channels: 1,
      phrases: [
        { ...phrase(1, 0, 0, 4000, 'Hello, who is this?'), speaker: 1 },
        { ...phrase(2, 0, 3000, 8000, 'It is me.'), speaker: 2 },
      ],
    });
    expect(
      measure(call).speakers.map(({ speaker, talkMs, interruptions }) => [
        speaker,
        talkMs,
        interruptions,
      ]),
    ).toEqual([
      ['s1', 4000, 0],
      ['s2', 5000, 1],
    ]);
    expect(measure(call).firstResponseMs).toBe(0);
  });

  it('say nothing of questions where there is no punctuation', () => {
    const call = aTranscript({ phrases: [phrase(1, 0, 0, 4000, 'how are you')] });
    expect(measure(call).speakers[0]).not.toHaveProperty('questions');
  });

  it.each([
    ['es-ES', '¿Qué tal? ¿Todo bien?', 2],
    ['ja-JP', 'お元気ですか？', 1],
    ['ar-EG', 'كيف حالك؟', 1],
    ['el-GR', 'Τι κάνεις;', 1],
    ['en-GB', 'Really?! You did?', 2],
    ['en-GB', 'Yes; I did.', 0],
  ])('count the questions of %s: %s', (locale, text, questions) => {
    const call = aTranscript({ locale, phrases: [phrase(1, 0, 0, 4000, text)] });
    expect(measure(call).speakers[0]?.questions ?? 0).toBe(questions);
  });

  it('count words where there are no spaces between them', () => {
    const call = aTranscript({
      locale: 'ja-JP',
      phrases: [phrase(1, 0, 0, 4000, '今日は良い天気です。')],
    });
    expect(measure(call).speakers[0]?.words).toBeGreaterThan(3);
  });
});
