import * as z from 'zod';

/*
 * The strict schema that the model's answer must match, within Azure's subset of JSON schema: all
 * fields required, no lengths or patterns (structured-outputs page). Descriptions are instructions.
 */

const evidence = z
  .array(z.string())
  .describe('Ids of the transcript lines that support this statement; at least one.');

const statement = (what: string) => z.object({ text: z.string().describe(what), evidence });

export const summarySchema = z.object({
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
  sentiment: z
    .array(
      z.object({
        speaker: z.string().describe('The speaker as labelled in the transcript.'),
        label: z.enum(['positive', 'neutral', 'negative', 'mixed']),
        text: z.string().describe('One short sentence on the mood and how it moved.'),
        evidence,
      }),
    )
    .describe('One entry for each speaker.'),
});

export const SUMMARY_SCHEMA_NAME = 'call_summary';

/** The schema in the form in which it is sent. */
export function summaryJsonSchema(): Record<string, unknown> {
  const { $schema: _draft, ...schema } = z.toJSONSchema(summarySchema, { target: 'draft-7' });
  return schema;
}
