import type { JobConfig } from '../protocol/job-config';
import { textOf, type Item } from './item';
import { delimiterOf } from './to-text';
import type { TranscriptJson } from './transcript';

/** Defaults of `srt_overrides` (output page). */
const LINE = 37;
const LINES = 2;
/** A longer pause begins a new subtitle. */
const PAUSE_SECONDS = 1;

/** `format=srt`. */
export function toSrt(transcript: TranscriptJson, config: JobConfig): string {
  const { max_line_length: line, max_lines: lines } = config.output_config?.srt_overrides ?? {};
  const delimiter = delimiterOf(transcript);
  const lineOf = (items: readonly Item[]) => textOf(items, delimiter);
  const cues: Item[][][] = [];
  for (const group of grouped(transcript.results)) {
    const cue = cues.at(-1);
    const last = cue?.at(-1);
    if (!cue || !last || isApart(cue, group)) cues.push([[...group]]);
    else if (lineOf([...last, ...group]).length <= (line ?? LINE)) last.push(...group);
    else if (cue.length < (lines ?? LINES)) cue.push([...group]);
    else cues.push([[...group]]);
  }
  return cues.map((cue, index) => toCue(cue.map(lineOf), cue.flat(), index + 1)).join('\n');
}

/** Words with the marks that belong to them. */
function grouped(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const isOpen = last?.at(-1)?.attaches_to === 'next';
    if (last && (isOpen || item.attaches_to === 'previous')) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function isApart(cue: readonly Item[][], group: readonly Item[]): boolean {
  const last = cue.at(-1)?.at(-1);
  const [next] = group;
  if (!last || !next) return false;
  return last.is_eos === true || next.start_time - last.end_time >= PAUSE_SECONDS;
}

function toCue(lines: readonly string[], items: readonly Item[], number: number): string {
  const start = items[0]?.start_time ?? 0;
  const end = items.at(-1)?.end_time ?? start;
  return `${String(number)}\n${clock(start)} --> ${clock(end)}\n${lines.join('\n')}\n`;
}

function clock(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',');
}
