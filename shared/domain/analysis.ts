import { categorize, type CategoryHit, type CategoryRule } from './categories';
import { findEntities, type Entity } from './entities';
import { measure, type Measures } from './measures';
import type { RedactionCounts } from './redaction';
import type { Transcript } from './transcript';

/** What is computed from a transcript without a model. */
export interface Analysis {
  readonly measures: Measures;
  readonly entities: readonly Entity[];
  /** Absent where there are no rules. */
  readonly categories?: readonly CategoryHit[];
  /** Rules that ask who said it, in a call where no voice has that role. */
  readonly undecidedCategories?: readonly string[];
  /** What was blotted out before the transcript was written; absent where nothing was asked for. */
  readonly redaction?: { readonly counts: RedactionCounts };
}

/** Measures, entities and categories of a transcript, and what was blotted out of it. */
export function analysisOf(
  transcript: Transcript,
  { categories: rules = [] }: { readonly categories?: readonly CategoryRule[] },
): Analysis {
  const { hits, undecided } = categorize(transcript, rules);
  return {
    measures: measure(transcript),
    entities: findEntities(transcript),
    ...(rules.length > 0 && { categories: hits }),
    ...(undecided.length > 0 && { undecidedCategories: undecided }),
    ...(transcript.redaction && { redaction: { counts: transcript.redaction.counts } }),
  };
}
