import * as z from 'zod';
import { parseCategories, type CategoryRule } from '../domain/categories';
import { parseNamePattern, type NamePattern } from '../domain/choices';
import { ALL, kindsOf, NONE, REDACTION_KINDS, type RedactionKind } from '../domain/redaction';

/** JSON: the customer's own categories; each problem is told with its place. */
export const categories = z.string().transform((value, context): readonly CategoryRule[] => {
  const parsed = parseCategories(value);
  if ('rules' in parsed) return parsed.rules;
  for (const problem of parsed.problems) context.addIssue(problem);
  return z.NEVER;
});

/** How names of recordings tell of their calls. */
export const namePattern = z.string().transform((value, context): NamePattern => {
  const parsed = parseNamePattern(value);
  if (typeof parsed !== 'string') return parsed;
  context.addIssue(`it ${parsed}`);
  return z.NEVER;
});

/** Kinds of what is blotted out, separated by commas; `none` or `all` alone. */
export const redactionKinds = z.string().transform((value, context): RedactionKind[] => {
  const names = value.split(',').map((name) => name.trim());
  const known: readonly string[] = [...REDACTION_KINDS, ALL, NONE];
  if (names.some((name) => !known.includes(name))) {
    context.addIssue(`names what is no kind; there are ${known.join(', ')}`);
  }
  if (names.length > 1 && (names.includes(ALL) || names.includes(NONE))) {
    context.addIssue(`"${ALL}" and "${NONE}" stand alone`);
  }
  return kindsOf(names);
});
