import type { Word } from '../../../domain/transcript';
import { asMore, leftoversOf, type Told } from './leftovers';
import { placeOf } from './times';
import { isMark } from './to-stretches';
import type { WireResult } from './wire-transcript';

/** A word of the display form while its marks are gathered. */
interface Display {
  /** The word or entity; absent for a mark that stands by itself. */
  readonly core?: WireResult;
  readonly before: WireResult[];
  readonly after: WireResult[];
}

/** The display form of a phrase: its text, and its words with the marks that are attached to them. */
export function toDisplay(
  results: readonly WireResult[],
  delimiter: string,
  told: Told,
): { text: string; displayWords: Word[] } {
  let text = '';
  let isGlued = true;
  const displayWords = gathered(results).map((display) => {
    const word = toDisplayWord(display, told);
    text += `${isGlued ? '' : delimiter}${word.text}`;
    isGlued = display.after.at(-1)?.attaches_to === 'both';
    return word;
  });
  return { text, displayWords };
}

function gathered(results: readonly WireResult[]): Display[] {
  const displays: Display[] = [];
  let before: WireResult[] = [];
  for (const result of results) {
    const last = displays.at(-1);
    if (!isMark(result)) {
      displays.push({ core: result, before, after: [] });
      before = [];
    } else if (result.attaches_to === 'next') before.push(result);
    else if (last && result.attaches_to !== 'none') last.after.push(result);
    else displays.push({ before: [], after: [result] });
  }
  // Marks that wait for a word which never came.
  if (before.length > 0) displays.push({ before, after: [] });
  return displays;
}

function toDisplayWord({ core, before, after }: Display, told: Told): Word {
  const parts = [...before, ...(core ? [core] : []), ...after];
  const text = parts.map((part) => part.alternatives[0]?.content ?? '').join('');
  const anchor = core ?? parts[0];
  if (!anchor) throw new Error('A display word is made of something.');
  const place = placeOf(anchor.start_time, anchor.end_time);
  const isEntity = core?.type === 'entity';
  const confidence = isEntity ? core.alternatives[0]?.confidence : undefined;
  return {
    text,
    ...place,
    ...(confidence !== undefined && { confidence }),
    ...asMore({
      ...(before.length > 0 && { before: before.map((mark) => toMark(mark, told, anchor)) }),
      ...(after.length > 0 && { marks: after.map((mark) => toMark(mark, told, anchor)) }),
      ...(isEntity && { entity: toEntity(core, told) }),
    }),
  };
}

/** An entity (a date, a sum): its class, and how it was spoken and is written, as they came. */
function toEntity(entity: WireResult, told: Told): Record<string, unknown> {
  const content = entity.alternatives[0]?.content;
  return { content, ...leftoversOf(entity, told, new Set()) };
}

/** A mark, without what almost all have: full confidence, attached to what ends where it stands. */
function toMark(mark: WireResult, told: Told, anchor: WireResult): Record<string, unknown> {
  const [chosen] = mark.alternatives;
  const { attaches_to: attached, start_time, end_time } = mark;
  const isInPlace = start_time === anchor.end_time && end_time === anchor.end_time;
  return {
    content: chosen?.content,
    ...(chosen && chosen.confidence !== 1 && { confidence: chosen.confidence }),
    ...(attached !== 'previous' && { attaches_to: attached ?? null }),
    ...(!isInPlace && { start_time, end_time }),
    ...leftoversOf(mark, told, ATTACHED),
  };
}

const ATTACHED: ReadonlySet<string> = new Set(['attaches_to']);
