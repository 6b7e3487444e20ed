import { parseArgs } from 'node:util';
import { z } from 'zod';

export const LOADS = ['burst', 'poisson', 'trickle'] as const;
export type LoadName = (typeof LOADS)[number];

export const PARTS = [
  'loads',
  'growth',
  'comparison',
  'scarce',
  'single',
  'idle',
  'cold-start',
  'long',
  'live',
  'vendors',
] as const;
export type PartName = (typeof PARTS)[number];

/** What a run of the benchmark does. */
export interface BenchOptions {
  /** Recordings of the burst. */
  readonly recordings: number;
  /** The short form for CI: under a minute, and it fails when anything is lost or twice. */
  readonly smoke: boolean;
  readonly loads: readonly LoadName[];
  readonly parts: readonly PartName[];
  /** Writes the report into docs/ as well. */
  readonly docs: boolean;
}

const USAGE =
  'Use: npm run bench [-- --recordings N] [-- --smoke] [-- --loads burst,poisson,trickle] ' +
  `[-- --parts ${PARTS.join(',')}] [-- --docs]`;

const listOf = <T extends string>(names: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(names)));

const schema = z.object({
  recordings: z.coerce.number().int().min(1).max(100_000).optional(),
  smoke: z.boolean().default(false),
  docs: z.boolean().default(false),
  loads: listOf(LOADS).optional(),
  parts: listOf(PARTS).optional(),
});

/**
 * Reads the words of the command line.
 *
 * @throws Error that says how the command is used
 */
export function parseOptions(words: readonly string[]): BenchOptions {
  const parsed = schema.safeParse(valuesOf(words));
  if (!parsed.success) throw new Error(`${z.prettifyError(parsed.error)}\n${USAGE}`);
  const { smoke, docs, recordings = smoke ? 60 : 2000, loads, parts } = parsed.data;
  return {
    recordings,
    smoke,
    docs,
    loads: loads ?? (smoke ? ['burst'] : LOADS),
    parts: parts ?? (smoke ? ['loads', 'comparison', 'cold-start', 'live', 'vendors'] : PARTS),
  };
}

function valuesOf(words: readonly string[]): unknown {
  try {
    return parseArgs({
      args: [...words],
      options: {
        recordings: { type: 'string' },
        smoke: { type: 'boolean' },
        docs: { type: 'boolean' },
        loads: { type: 'string' },
        parts: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, {
      cause: error,
    });
  }
}
