import { partsOf, type Part } from '../../domain/summary/split';
import { clock, type Transcript } from '../../domain/transcript';
import type { Notice } from '../../domain/summary';
import { toLines, toPrompt } from './prompt';
import { estimatedTokens, tokenCounter } from './tokens';

/** Bounds of one recording's summary. */
export interface SummaryBounds {
  /** Tokens of transcript in one call; a longer one is split. */
  readonly partTokens: number;
  /** Calls of the model, repeats and repairs included. */
  readonly calls: number;
  /** Tokens in all these calls. */
  readonly tokens: number;
}

/** Tokens of an answer at most; a brief summary takes some 700. */
export const ANSWER_TOKENS = 4000;
/** What the summary of a part comes to when parts are put together. */
const PART_SUMMARY_TOKENS = 1500;
const SHARE_OF_BEGINNING = 0.6;

/** What is sent, part by part. */
export interface Plan {
  readonly parts: readonly { readonly part: Part; readonly content: string }[];
  /** Into how many it was split; more than `parts` where the bounds do not let all be read. */
  readonly split: number;
  readonly notices: readonly Notice[];
}

/** What a summary will cost without repeats; known without counting tokens. */
export function estimateOf(
  transcript: Transcript,
  overhead: string,
  bounds: SummaryBounds,
): { tokens: number; calls: number } {
  const fixed = estimatedTokens(overhead) + ANSWER_TOKENS;
  const text = estimatedTokens(toPrompt(toLines(transcript)));
  if (text <= bounds.partTokens) return { tokens: fixed + text, calls: 1 };
  const split = Math.ceil((text / bounds.partTokens) * 1.15);
  const parts = Math.min(split, affordable(split, bounds, fixed));
  const merges = mergesOf(parts, bounds);
  const read = Math.ceil((text * parts) / split);
  return {
    tokens: read + (parts + merges) * fixed + parts * PART_SUMMARY_TOKENS,
    calls: parts + merges,
  };
}

/** Splits a transcript and keeps to the bounds: of what can't be read, beginning and end are. */
export async function planOf(
  transcript: Transcript,
  overhead: string,
  bounds: SummaryBounds,
): Promise<Plan> {
  const lines = toLines(transcript);
  const whole = toPrompt(lines.filter((line) => line !== ''));
  if (estimatedTokens(whole) <= bounds.partTokens) {
    return {
      parts: [{ part: { from: 0, to: lines.length }, content: whole }],
      split: 1,
      notices: [],
    };
  }
  const count = await tokenCounter();
  const tokens = lines.map((line) => (line === '' ? 0 : count(line)));
  const all = partsOf(transcript, tokens, bounds.partTokens);
  const most = affordable(all.length, bounds, count(overhead) + ANSWER_TOKENS);
  const head = Math.max(1, Math.round(most * SHARE_OF_BEGINNING));
  const isRead = (at: number) =>
    all.length <= most || at < head || at >= all.length - (most - head);
  const read = all.filter((_, at) => isRead(at));
  return {
    parts: read.map((part) => ({
      part,
      content: toPrompt(lines.slice(part.from, part.to).filter((line) => line !== '')),
    })),
    split: all.length,
    notices: read.length < all.length ? [partlyRead(transcript, read)] : [],
  };
}

/** Calls that put so many parts together, level by level. */
export function mergesOf(parts: number, { partTokens }: SummaryBounds): number {
  const width = Math.max(2, Math.floor(partTokens / PART_SUMMARY_TOKENS));
  let [left, merges] = [parts, 0];
  while (left > 1) {
    left = Math.ceil(left / width);
    merges += left;
  }
  return merges;
}

/** How many parts may be read within the bounds; at least one. */
function affordable(parts: number, bounds: SummaryBounds, fixed: number): number {
  for (let count = parts; count > 1; count -= 1) {
    const calls = count + mergesOf(count, bounds);
    const tokens = count * (bounds.partTokens + PART_SUMMARY_TOKENS) + calls * fixed;
    if (calls <= bounds.calls && tokens <= bounds.tokens) return count;
  }
  return 1;
}

function partlyRead({ phrases }: Transcript, read: readonly Part[]): Notice {
  const spans: string[] = [];
  let last: Part | undefined;
  for (const part of read) {
    const from = last && last.to === part.from ? spans.pop()?.split(' to ')[0] : undefined;
    const end = phrases[part.to - 1];
    const start = from ?? clock(phrases[part.from]?.offsetMs ?? 0);
    spans.push(`${start} to ${clock((end?.offsetMs ?? 0) + (end?.durationMs ?? 0))}`);
    last = part;
  }
  return {
    code: 'partly_read',
    message: `The recording is longer than the bounds for a summary allow: only ${spans.join(' and ')} was read. Raise SUMMARY_MOST_CALLS or SUMMARY_MOST_TOKENS and summarize again.`,
  };
}
