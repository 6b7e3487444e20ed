import * as z from 'zod';
import type { FieldDefinition } from './custom-fields';
import { moodSchema } from './model';

/*
 * What the model is asked to fill, within Azure's subset of strict JSON schema: all fields required,
 * null by union, no lengths or patterns. Descriptions are instructions.
 */

const evidence = z
  .array(z.string())
  .describe('Ids of the transcript lines that support this; at least one.');
const statement = (what: string) => z.object({ text: z.string().describe(what), evidence });

const base = {
  title: z
    .string()
    .describe('What the call was about, as a headline of at most 80 characters, no full stop.'),
  summary: z
    .array(statement('One sentence.'))
    .describe('One to three sentences that tell the whole: who wanted what, and how it ended.'),
  reason: statement('Why the call was made.').nullable().describe('null if it does not show.'),
  outcome: statement('How the call ended: what was decided, solved or left open.')
    .nullable()
    .describe('null if it does not show.'),
  keyPoints: z
    .array(statement('A fact worth keeping: amounts, dates, names, decisions, exactly as spoken.'))
    .describe('At most seven.'),
  actionItems: z
    .array(
      z.object({
        text: z.string().describe('What is to be done.'),
        owner: z.string().nullable().describe('Who does it, as named in the transcript, or null.'),
        due: z.string().nullable().describe('By when, as spoken, or null.'),
        evidence,
      }),
    )
    .describe('Commitments made in the call.'),
  topics: z.array(statement('A topic in one to three words.')).describe('At most five.'),
  openQuestions: z
    .array(statement('What was asked and not answered, or left to be settled.'))
    .describe('At most five; empty if nothing is open.'),
  sentiment: z
    .array(
      z.object({
        speaker: z.string().describe('The speaker as labelled in the transcript.'),
        label: moodSchema.describe('Over the whole call.'),
        start: moodSchema.describe('At the beginning.'),
        end: moodSchema.describe('At the end.'),
        text: z.string().describe('One short sentence on the mood and how it moved.'),
        evidence,
      }),
    )
    .describe('One entry for each speaker.'),
};

const fieldAnswer = z.object({
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.array(z.number()),
    z.null(),
  ]),
  text: z.string(),
  evidence: z.array(z.string()),
});

const anyAnswer = z.object({ ...base, fields: z.record(z.string(), fieldAnswer).optional() });

/** What the model answered, before anything of it is believed. */
export type Answer = z.output<typeof anyAnswer>;

/** Reads an answer to the schema with these fields; fails where it does not fit. */
export function answerSchema(fields: readonly FieldDefinition[]): z.ZodType<Answer> {
  return askedFor(fields).pipe(anyAnswer);
}

function askedFor(fields: readonly FieldDefinition[]) {
  const answers = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  return fields.length === 0
    ? z.object(base)
    : z.object({
        ...base,
        fields: z.object(answers).describe('Answers to questions about the call.'),
      });
}

function fieldSchema(field: FieldDefinition) {
  return z
    .object({
      value: valueSchema(field).nullable().describe('null if the call does not tell.'),
      text: z.string().describe('One short sentence that says so; "" if the call does not tell.'),
      evidence: z.array(z.string()).describe('Ids of the lines that tell; none for null.'),
    })
    .describe(field.question);
}

function valueSchema({ type, values, many }: FieldDefinition) {
  const one =
    type === 'number'
      ? z.number()
      : type === 'boolean'
        ? z.boolean()
        : values
          ? z.enum(values)
          : z.string().describe(type === 'date' ? 'The date as spoken.' : 'As spoken.');
  return many ? z.array(one) : one;
}

/** The schema in the form in which it is sent. */
export function answerJsonSchema(fields: readonly FieldDefinition[]): Record<string, unknown> {
  const { $schema: _draft, ...schema } = z.toJSONSchema(askedFor(fields), {
    target: 'draft-7',
  });
  return schema;
}
