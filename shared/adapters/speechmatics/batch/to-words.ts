import type { Word } from '../../../domain/transcript';
import { asMore, leftoversOf, type Told } from './leftovers';
import { placeOf } from './times';
import type { WireAlternative, WireResult } from './wire-transcript';

const NO_FIELDS: ReadonlySet<string> = new Set();

/**
 * The words as spoken. Those of an entity are its spoken form, which its display word keeps whole
 * (see to-display.ts); an entity without one counts as a word.
 */
export function toWords(result: WireResult, told: Told): Word[] {
  if (result.type !== 'entity') {
    return [toWord(result, result.alternatives[0], leftoversOf(result, told, NO_FIELDS))];
  }
  const spoken = (result.spoken_form ?? []).filter(({ type }) => type === 'word');
  const words = spoken.flatMap((item) => {
    const [chosen] = item.alternatives;
    return chosen ? [toWord(item, chosen, {})] : [];
  });
  return words.length > 0 ? words : [toWord(result, result.alternatives[0], {})];
}

function toWord(
  { start_time, end_time }: Pick<WireResult, 'start_time' | 'end_time'>,
  chosen: WireAlternative | undefined,
  more: Record<string, unknown>,
): Word {
  return {
    text: chosen?.content ?? '',
    ...placeOf(start_time, end_time),
    ...(chosen?.confidence !== undefined && { confidence: chosen.confidence }),
    ...asMore(more),
  };
}
