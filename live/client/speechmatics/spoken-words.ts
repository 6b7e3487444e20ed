import type { LiveFinal, LiveWord } from '../types';
import type { RecognitionResult } from './messages';

/** A word or a mark of one speaker. */
export interface SpokenWord {
  readonly text: string;
  readonly isMark: boolean;
  /** A mark that stands before what follows it, like an opening quotation mark. */
  readonly attachesToNext: boolean;
  readonly endsSentence: boolean;
  readonly speaker?: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence?: number;
}

/** Results as words; what has no reading is left out. */
export function spokenWords(results: readonly RecognitionResult[]): SpokenWord[] {
  return results.flatMap((result): SpokenWord[] => {
    const [best] = result.alternatives;
    if (!best) return [];
    const speaker = speakerNumber(best.speaker);
    return [
      {
        text: best.content,
        isMark: result.type === 'punctuation',
        attachesToNext: result.attaches_to === 'next',
        endsSentence: result.is_eos ?? false,
        startMs: Math.round(result.start_time * 1000),
        endMs: Math.round(result.end_time * 1000),
        ...(speaker !== undefined && { speaker }),
        ...(best.confidence !== undefined && { confidence: best.confidence }),
      },
    ];
  });
}

/** `S2` is 2; the unknown `UU` is nobody. */
function speakerNumber(label: string | undefined): number | undefined {
  const digits = /^S(\d+)$/.exec(label ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Words and marks as they are written. */
export function written(words: readonly SpokenWord[]): string {
  let text = '';
  let isJoined = true;
  for (const word of words) {
    const joins = isJoined || (word.isMark && !word.attachesToNext);
    text += joins ? word.text : ` ${word.text}`;
    isJoined = word.attachesToNext;
  }
  return text;
}

/** Words of one speaker as a final; there must be at least one. */
export function toFinal(
  channel: number,
  words: readonly SpokenWord[],
  receivedAt: number,
): LiveFinal {
  const spoken = words.filter(({ isMark }) => !isMark);
  const offsetMs = Math.min(...words.map(({ startMs }) => startMs));
  const durationMs = Math.max(...words.map(({ endMs }) => endMs)) - offsetMs;
  const speaker = words[0]?.speaker;
  const confidences = spoken.flatMap(({ confidence }) => confidence ?? []);
  return {
    channel,
    ...(speaker !== undefined && { speaker }),
    offsetMs,
    durationMs,
    text: written(words),
    ...(confidences.length > 0 && { confidence: mean(confidences) }),
    words: spoken.map(toWord),
    receivedAt,
  };
}

/** To four decimals. */
const mean = (numbers: readonly number[]) =>
  Math.round((numbers.reduce((sum, number) => sum + number, 0) / numbers.length) * 10_000) / 10_000;

const toWord = ({ text, startMs, endMs, confidence }: SpokenWord): LiveWord => ({
  text,
  offsetMs: startMs,
  durationMs: endMs - startMs,
  ...(confidence !== undefined && { confidence }),
});
