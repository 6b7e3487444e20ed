import { languageOf } from './language';
import { stemOf } from './check/tokens';
import type { Transcript } from '../transcript';

/** A stretch of a transcript: phrases from `from` up to, but not including, `to`. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** How far from the middle a border may lie, as a share of a part. */
const SWAY = 0.2;
/** Phrases before and after a border whose words are compared. */
const WINDOW = 8;
const LONG_PAUSE_MS = 8_000;

/**
 * Splits a transcript into parts of about the same size, none larger than `most` where a phrase is
 * not itself: where the talk pauses, the speaker changes and the words become others.
 *
 * @param tokens of each phrase, as it is sent
 */
export function partsOf(transcript: Transcript, tokens: readonly number[], most: number): Part[] {
  const total = tokens.reduce((sum, one) => sum + one, 0);
  const count = Math.ceil(total / (most * (1 - SWAY / 2)));
  if (total <= most || count < 2) return [{ from: 0, to: tokens.length }];
  const target = total / count;
  const borders = cohesionOf(transcript);
  const parts: Part[] = [];
  let from = 0;
  while (from < tokens.length) {
    const to = borderAfter(from, tokens, target, most, borders, transcript);
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

function borderAfter(
  from: number,
  tokens: readonly number[],
  target: number,
  most: number,
  cohesion: (at: number) => number,
  transcript: Transcript,
): number {
  let sum = 0;
  let best: { at: number; score: number } | undefined;
  for (let at = from; at < tokens.length; at += 1) {
    if (at > from && sum + (tokens[at] ?? 0) > most) return best?.at ?? at;
    if (at > from && sum >= target * (1 - SWAY)) {
      const score = breakAt(transcript, at) - cohesion(at);
      if (!best || score > best.score) best = { at, score };
      if (sum >= target * (1 + SWAY)) return best.at;
    }
    sum += tokens[at] ?? 0;
  }
  return tokens.length;
}

/** How much the talk breaks before a phrase: 0 to 1.3. */
function breakAt({ phrases }: Transcript, at: number): number {
  const [before, after] = [phrases[at - 1], phrases[at]];
  if (!before || !after) return 0;
  const pauseMs = after.offsetMs - (before.offsetMs + before.durationMs);
  const isOther = before.channel !== after.channel || before.speaker !== after.speaker;
  return Math.min(1, Math.max(0, pauseMs) / LONG_PAUSE_MS) + (isOther ? 0.3 : 0);
}

/** How much the words before and after a place are the same: 0 to 1. */
function cohesionOf(transcript: Transcript): (at: number) => number {
  const language = languageOf(transcript.locale);
  const known = new Map<number, readonly string[]>();
  const stemsOf = (at: number): readonly string[] => {
    const made =
      known.get(at) ??
      (transcript.phrases[at]?.text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
        .filter((word) => !language.functionWords.has(word))
        .map((word) => stemOf(word, language));
    known.set(at, made);
    return made;
  };
  const stems = (from: number, to: number) => {
    const found = new Set<string>();
    for (let at = Math.max(0, from); at < to; at += 1)
      stemsOf(at).forEach((stem) => found.add(stem));
    return found;
  };
  return (at) => {
    const [before, after] = [stems(at - WINDOW, at), stems(at, at + WINDOW)];
    const shared = [...before].filter((stem) => after.has(stem)).length;
    return shared / Math.max(1, Math.min(before.size, after.size));
  };
}
