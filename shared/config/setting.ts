import * as z from 'zod';
import { parseFieldSets } from '../domain/summary/custom-fields';
import { NO_PROFILES, profilesFrom, type Profiles } from '../domain/choices';

/** One row of the settings table; the README's table is made from it and a test compares them. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly required: boolean;
  readonly default?: string;
  /** Optional ones may be set to nothing in local.settings.json. */
  readonly blankMeansAbsent?: true;
  readonly example: string;
  /** What it is, in one sentence. */
  readonly help: string;
  readonly secret?: true;
}

export const name = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/, '3 to 63 lower-case letters, digits and hyphens');
export const url = z
  .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
  .transform((value) => value.replace(/\/+$/, ''));
export const text = z.string();
export const ncrontab = text.regex(/^(\S+\s+){5}\S+$/, 'not a six-field NCRONTAB expression');
export const numberBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'not a number')
    .transform(Number)
    .pipe(z.number().min(least, `less than ${least}`).max(most, `more than ${most}`));
export const integerBetween = (least: number, most: number) =>
  numberBetween(least, most).pipe(z.number().int('not a whole number'));
export const several = (one: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(one).min(1));
/** In USD; fractions of a cent are usual. */
export const price = numberBetween(0, 100_000);
/** JSON: prefixes of container/path, each with the hosts of the Speech resources that may have it. */
export const residency = z
  .string()
  .transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.array(z.string()).min(1), 'not an object of lists of host names'));
/** JSON: sets of choices by name; see docs/choices.md. */
export const profiles = z.string().transform((value, context): Profiles => {
  const problems: string[] = [];
  const given = z.record(z.string(), z.unknown()).safeParse(fromJson(value));
  const made = given.success ? profilesFrom(given.data, problems) : NO_PROFILES;
  if (!given.success) problems.push('not a JSON object of choices by name');
  for (const problem of problems) context.addIssue(problem);
  return made;
});

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON: the customer's own questions; each problem is told with its place. */
export const fieldSets = z.string().transform((value, context) => {
  const parsed = parseFieldSets(value);
  if ('sets' in parsed) return parsed.sets;
  for (const problem of parsed.problems) context.addIssue(problem);
  return z.NEVER;
});
export const locales = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[a-z]{2,3}-[A-Za-z0-9-]{2,}$/, 'not a list of locales like en-GB'))
      .min(1)
      .max(10, 'more than 10 locales'),
  );

export const required = <S extends z.ZodType>(schema: S, example: string, help: string) => ({
  schema,
  required: true as const,
  example,
  help,
});
export const withDefault = <S extends z.ZodType>(schema: S, value: string, help: string) => ({
  schema,
  required: false as const,
  default: value,
  blankMeansAbsent: true as const,
  example: value,
  help,
});
export const optional = <S extends z.ZodType>(schema: S, example: string, help: string) => ({
  schema,
  required: false as const,
  blankMeansAbsent: true as const,
  example,
  help,
});
export const secret = (help: string) => ({
  schema: text,
  required: false as const,
  blankMeansAbsent: true as const,
  example: '(a secret)',
  help,
  secret: true as const,
});
