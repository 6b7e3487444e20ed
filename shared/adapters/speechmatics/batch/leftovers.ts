import { moreOf, type More } from '../../../domain/transcript';
import type { WireAlternative, WireResult } from './wire-transcript';

/** What a phrase says of all of its results. */
export interface Told {
  readonly language: string | undefined;
  readonly speaker: string | undefined;
}

/**
 * What a result says beyond its place, its content and what the phrase tells: nothing, as a rule.
 * `alternative` is of its first reading, `alternatives` are the others.
 *
 * @param fields of the result that are told elsewhere
 */
export function leftoversOf(
  result: WireResult,
  told: Told,
  fields: ReadonlySet<string>,
): Record<string, unknown> {
  const [first, ...others] = result.alternatives;
  const { more } = moreOf('more', result, (field) => ALWAYS.has(field) || fields.has(field));
  const alternative = first && ofAlternative(first, told);
  return {
    ...more,
    ...(alternative && { alternative }),
    ...(others.length > 0 && { alternatives: others }),
  };
}

const ALWAYS: ReadonlySet<string> = new Set([
  'type',
  'start_time',
  'end_time',
  'channel',
  'alternatives',
]);

function ofAlternative(alternative: WireAlternative, told: Told): More | undefined {
  const { more } = moreOf('more', alternative, (field, value) => {
    if (field === 'content' || field === 'confidence') return true;
    if (field === 'language') return value === told.language;
    return field === 'speaker' && value === told.speaker;
  });
  return more;
}

/** To be spread into a word. */
export function asMore(more: Record<string, unknown>): { more?: More } {
  return Object.keys(more).length === 0 ? {} : { more };
}
