import { CLAIMS } from './claims';
import { INTAKE } from './intake';
import type { Mutant } from './mutant';
import { SECRETS } from './secrets';
import { SUMMARIES } from './summaries';
import { TRANSCRIPTION } from './transcription';

export type { Mutant, Trial } from './mutant';

/** Every way in which a part was broken on purpose. Each must come to light. */
export const MUTANTS: readonly Mutant[] = [
  ...INTAKE,
  ...CLAIMS,
  ...TRANSCRIPTION,
  ...SUMMARIES,
  ...SECRETS,
];
