import { speakerOf, type Speaker, type Transcript } from '../transcript';
import { isPunctuated, questionsIn } from './questions';
import { stretchesOf, type Stretch } from './stretches';
import { timeShares } from './time-shares';
import { interruptionsOf, longestMonologue, turnsOf, type Turn } from './turns';
import type { Measures, SilenceMeasures, SpeakerMeasures } from './types';
import { wordsIn } from './words';

/** A silence that a listener notices (ms). */
export const LONG_SILENCE_MS = 5000;

/** Too little talk to tell a speed (ms). */
const LEAST_TALK_MS = 3000;

/** The measures of a transcript, from its times and texts alone. */
export function measure(transcript: Transcript): Measures {
  const stretches = stretchesOf(transcript);
  const turns = turnsOf(stretches);
  const interruptions = interruptionsOf(stretches);
  const lastMs = stretches.reduce((last, { to }) => Math.max(last, to), transcript.durationMs);
  const { silent, overlapMs } = timeShares(stretches, lastMs);
  const monologue = longestMonologue(stretches);
  const response = firstResponse(turns);
  return {
    speakers: speakersOf(transcript, stretches, turns, interruptions),
    silence: silenceOf(silent, lastMs),
    overlapMs: whole(overlapMs),
    overlapShare: share(overlapMs, lastMs),
    interruptions: interruptions.length,
    ...(monologue && {
      longestMonologue: {
        speaker: monologue.speaker,
        fromMs: whole(monologue.from),
        toMs: whole(monologue.to),
      },
    }),
    turns: turns.length,
    ...(response !== undefined && { firstResponseMs: whole(response) }),
  };
}

function speakersOf(
  transcript: Transcript,
  stretches: readonly Stretch[],
  turns: readonly Turn[],
  interruptions: readonly Stretch[],
): SpeakerMeasures[] {
  const talkOf = (id: string) =>
    stretches.reduce((sum, { speaker, from, to }) => sum + (speaker === id ? to - from : 0), 0);
  const all = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const said = saidBy(transcript);
  const hasMarks = isPunctuated(transcript.phrases.map(({ text }) => text));
  return transcript.speakers.map(({ id, role }) => {
    const talkMs = talkOf(id);
    const { words, questions } = said.get(id) ?? { words: 0, questions: 0 };
    return {
      speaker: id,
      ...(role !== undefined && { role }),
      talkMs: whole(talkMs),
      talkShare: share(talkMs, all),
      words,
      ...(talkMs >= LEAST_TALK_MS && {
        wordsPerMinute: Math.round((words / talkMs) * 600_000) / 10,
      }),
      ...(hasMarks && { questions }),
      turns: turns.filter(({ speaker }) => speaker === id).length,
      interruptions: interruptions.filter(({ speaker }) => speaker === id).length,
    };
  });
}

/** Words and questions by speaker. */
function saidBy(transcript: Transcript): Map<Speaker['id'], { words: number; questions: number }> {
  const said = new Map<string, { words: number; questions: number }>();
  for (const phrase of transcript.phrases) {
    const id = speakerOf(transcript, phrase)?.id;
    if (id === undefined) continue;
    const locale = phrase.locale ?? transcript.locale;
    const before = said.get(id) ?? { words: 0, questions: 0 };
    said.set(id, {
      words: before.words + wordsIn(phrase, locale),
      questions: before.questions + questionsIn(phrase.text, locale),
    });
  }
  return said;
}

function silenceOf(
  silent: readonly { from: number; to: number }[],
  durationMs: number,
): SilenceMeasures {
  const lengths = silent.map(({ from, to }) => to - from);
  const ms = lengths.reduce((sum, length) => sum + length, 0);
  return {
    ms: whole(ms),
    share: share(ms, durationMs),
    longestMs: whole(lengths.reduce((most, length) => Math.max(most, length), 0)),
    long: lengths.filter((length) => length >= LONG_SILENCE_MS).length,
    boundMs: LONG_SILENCE_MS,
  };
}

/** Nothing where nobody answers; 0 where the answer begins before the first turn is over. */
function firstResponse([first, second]: readonly Turn[]): number | undefined {
  return first && second ? Math.max(0, second.from - first.to) : undefined;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : 0;
}

function whole(ms: number): number {
  return Math.round(ms);
}
