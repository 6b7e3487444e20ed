import * as z from 'zod';
import { parsePattern, type WordPattern } from './pattern';

const MOST_RULES = 100;
const MOST_PATTERNS = 100;

const pattern = z.string('is not text').transform((text, context): WordPattern => {
  const parsed = parsePattern(text);
  if (typeof parsed !== 'string') return parsed;
  context.addIssue(`"${text.slice(0, 60)}" ${parsed}`);
  return z.NEVER;
});
const patterns = z
  .array(pattern, 'is not a list of phrases')
  .max(MOST_PATTERNS, `has over ${MOST_PATTERNS} phrases`);
const positive = (most: number) =>
  z.number('is not a number').positive('is not above 0').max(most, `is over ${most}`);

const when = z
  .strictObject(
    {
      firstSeconds: positive(86_400).exactOptional(),
      lastSeconds: positive(86_400).exactOptional(),
      firstShare: positive(1).exactOptional(),
      lastShare: positive(1).exactOptional(),
    },
    'has to be one of {"firstSeconds": n}, {"lastSeconds": n}, {"firstShare": 0.25}, {"lastShare": 0.25}',
  )
  .refine((value) => Object.keys(value).length === 1, 'names not exactly one part of the call');

const near = z
  .strictObject(
    {
      phrases: patterns.min(1, 'has no phrases'),
      words: positive(1000).exactOptional(),
      seconds: positive(3600).exactOptional(),
    },
    'has to be like {"phrases": ["refund"], "words": 10} or with "seconds"',
  )
  .refine(
    (value) => (value.words === undefined) !== (value.seconds === undefined),
    'needs either words or seconds',
  );

const rule = z
  .strictObject({
    name: z
      .string('is not text')
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u, 'is no name of up to 64 letters and digits'),
    any: patterns.exactOptional(),
    all: patterns.exactOptional(),
    none: patterns.exactOptional(),
    /** A role or the id of a speaker. */
    by: z.string('is not a role or speaker').min(1).max(32).exactOptional(),
    when: when.exactOptional(),
    near: near.exactOptional(),
    atLeast: z.int('is not a whole number').min(1).max(1000).exactOptional(),
  })
  .refine(
    ({ any, all }) => (any?.length ?? 0) + (all?.length ?? 0) > 0,
    'needs phrases in any or all: without them nothing can be found',
  );

const rules = z
  .array(rule, 'is not a list of rules')
  .max(MOST_RULES, `has over ${MOST_RULES} rules`)
  .refine(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    'has two rules of one name',
  );

/** A rule of the customer's own; docs/measures.md explains each member. */
export type CategoryRule = z.output<typeof rule>;

/** The rules of a setting; or everything that is wrong with it, each with its place. */
export function parseCategories(
  json: string,
): { readonly rules: readonly CategoryRule[] } | { readonly problems: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: ['it is not JSON'] };
  }
  const parsed = rules.safeParse(value);
  if (parsed.success) return { rules: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? `: ${issue.keys.join(', ')}` : '';
      const place = issue.path.map(String).join('.');
      return `${place === '' ? 'the list' : place} ${issue.code === 'unrecognized_keys' ? `has members that there are not${keys}` : issue.message}`;
    }),
  };
}
