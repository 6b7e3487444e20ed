import * as z from 'zod';
import { FIELD_TYPES } from './model';

/*
 * Questions of the customer's own that every call is to answer. They become part of the strict
 * schema that the model must fill, so their number is bounded by what a service takes (100
 * properties, five levels: Azure's structured-outputs page).
 */

const MOST_FIELDS = 12;
const MOST_VALUES = 40;

const definition = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z][A-Za-z0-9_]{0,39}$/,
        'must be a name like "productName": a lower-case letter, then up to 39 letters, digits or _',
      ),
    question: z.string().trim().min(3, 'is too short').max(300, 'is longer than 300 characters'),
    type: z.enum(FIELD_TYPES, `must be one of ${FIELD_TYPES.join(', ')}`),
    values: z
      .array(z.string().trim().min(1).max(60))
      .min(2, 'needs two values or more')
      .max(MOST_VALUES, `has more than ${MOST_VALUES} values`)
      .optional(),
    many: z.boolean('must be true or false').optional(),
  })
  .superRefine(({ type, values, many }, context) => {
    if (type === 'choice' && !values) context.addIssue('is a choice and has no "values"');
    if (type !== 'choice' && values)
      context.addIssue('has "values" and is not of the type "choice"');
    if (values && new Set(values).size < values.length) context.addIssue('has a value twice');
    if (many && (type === 'boolean' || type === 'date')) {
      context.addIssue(`can't have "many" values of the type "${type}"`);
    }
  });

/** One question: what is asked, and what an answer may be. */
export type FieldDefinition = Readonly<z.output<typeof definition>>;

const fieldSet = z
  .array(definition)
  .max(MOST_FIELDS, `has more than ${MOST_FIELDS} fields`)
  .refine(
    (fields) => new Set(fields.map(({ name }) => name)).size === fields.length,
    'has a name twice',
  );

const fieldSets = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9_-]{0,39}$/, 'is not a name for a set'),
  fieldSet,
);

export const DEFAULT_SET = 'default';

/** Sets of questions by name; `default` is used where a recording names none. */
export type FieldSets = Readonly<Record<string, readonly FieldDefinition[]>>;

/**
 * Reads the setting: a list of fields (the set `default`), or an object of such lists by name.
 *
 * @returns the sets, or every problem with its place: "complaints[1].values: …"
 */
export function parseFieldSets(json: string): { sets: FieldSets } | { problems: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: ['it is not JSON'] };
  }
  const isList = Array.isArray(value);
  const parsed = fieldSets.safeParse(isList ? { [DEFAULT_SET]: value } : value);
  if (parsed.success) return { sets: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => {
      const place = (isList ? path.slice(1) : path)
        .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
        .join('')
        .replace(/^\./u, '');
      return place === '' ? message : `${place}: ${message}`;
    }),
  };
}
