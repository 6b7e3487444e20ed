import * as z from 'zod';
import type { LiveFinal, LivePartial, LiveWord } from '../types';

/** The service counts in ticks of 100 ns. */
const TICKS_PER_MS = 10_000;

const ticks = z.number();

/** A final in the detailed format, as far as it is used; offsets are the connection's by then. */
const detailed = z.object({
  NBest: z
    .array(
      z.object({
        Confidence: z.number().optional(),
        Lexical: z.string().optional(),
        Display: z.string(),
        Words: z.array(z.object({ Word: z.string(), Offset: ticks, Duration: ticks })).optional(),
      }),
    )
    .optional(),
});

/** What results of all kinds have in the SDK. Times are in ticks. */
export interface SdkResult {
  readonly text?: string;
  readonly offset: number;
  readonly duration: number;
  /** The service's own message. */
  readonly json: string;
  /** `Guest-1`, or `Unknown`. */
  readonly speakerId?: string;
}

/** What is being said; `undefined` where there are no words. */
export function toPartial(result: SdkResult, receivedAt: number): LivePartial | undefined {
  if (!result.text) return undefined;
  const speaker = speakerNumber(result.speakerId);
  return {
    channel: 0,
    ...(speaker !== undefined && { speaker }),
    ...timesOf(result),
    text: result.text,
    receivedAt,
  };
}

/** What was said; `undefined` where there are no words, as at the end of every stream. */
export function toFinal(result: SdkResult, receivedAt: number): LiveFinal | undefined {
  const partial = toPartial(result, receivedAt);
  const best = detailed.parse(JSON.parse(result.json)).NBest?.[0];
  if (!partial || !best) return partial;
  return {
    ...partial,
    text: best.Display,
    ...(best.Lexical !== undefined && { lexical: best.Lexical }),
    ...(best.Confidence !== undefined && { confidence: clamp(best.Confidence) }),
    ...(best.Words && best.Words.length > 0 && { words: best.Words.map(toWord) }),
  };
}

/** Where a result ends, with words or without, in milliseconds. */
export const endOf = ({ offset, duration }: SdkResult): number =>
  (offset + duration) / TICKS_PER_MS;

const timesOf = ({ offset, duration }: { offset: number; duration: number }) => ({
  offsetMs: offset / TICKS_PER_MS,
  durationMs: duration / TICKS_PER_MS,
});

const toWord = (word: { Word: string; Offset: number; Duration: number }): LiveWord => ({
  text: word.Word,
  ...timesOf({ offset: word.Offset, duration: word.Duration }),
});

const clamp = (share: number) => Math.min(1, Math.max(0, share));

/** `Guest-2` is 2; anybody else is unknown. */
function speakerNumber(id: string | undefined): number | undefined {
  const digits = /^Guest-(\d+)$/.exec(id ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
