import * as z from 'zod';

/*
 * The summary as it is kept and published (`docs/summary.schema.json` is made from these schemas).
 * Evidence are ids of phrases of the transcript of the same version.
 */

/**
 * Why a statement could not be confirmed by the phrases that it names. `not_checked`: it was made
 * before there were checks.
 */
export const PROBLEMS = [
  'number_not_in_evidence',
  'name_not_in_evidence',
  'date_not_in_evidence',
  'not_carried',
  'not_checked',
] as const;

const evidence = z.array(z.string()).describe('Ids of the phrases that carry the statement.');

/** What every statement has beside its own fields. */
const checked = {
  verified: z
    .boolean()
    .describe('True when numbers, names, dates and the sense were found in the evidence.'),
  problem: z.enum(PROBLEMS).optional().describe('Why it is not verified.'),
  detail: z
    .string()
    .optional()
    .describe('The very word or figure that was not found, if it is one.'),
};

export const statementSchema = z.object({ text: z.string(), evidence, ...checked });

export const actionItemSchema = statementSchema.extend({
  owner: z.string().nullable().describe('Who does it; null if it was not said.'),
  due: z.string().nullable().describe('By when, as spoken; null if it was not said.'),
});

export const moodSchema = z.enum(['positive', 'neutral', 'negative', 'mixed']);

export const sentimentSchema = statementSchema.extend({
  speaker: z.string().describe('The label of the speaker as in the transcript.'),
  label: moodSchema.describe('The mood over the whole call.'),
  start: moodSchema.describe('The mood at the beginning.'),
  end: moodSchema.describe('The mood at the end.'),
});

export const FIELD_TYPES = ['text', 'number', 'boolean', 'date', 'choice'] as const;

const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
  z.null(),
]);

/** The answer to one of the customer's own questions; `value` is null where the call does not tell. */
export const fieldAnswerSchema = statementSchema.extend({
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  value: fieldValue,
});

/** Something that a reader has to know of the summary as a whole. */
export const noticeSchema = z.object({
  code: z.enum([
    'voicemail',
    'one_side_only',
    'music',
    'other_language',
    'partly_read',
    'answer_shortened',
    'title_replaced',
    'speech_withheld',
  ]),
  message: z.string().describe('A sentence for a reader.'),
});

const count = z.int().min(0);

export const countsSchema = z.object({
  statements: count.describe('Statements in this summary, of whatever kind.'),
  unverified: count.describe('Those of them with `verified: false`.'),
  dropped: count.describe('Statements left out because none of their evidence exists.'),
  droppedEvidence: count.describe('Ids left out because the transcript has no such phrase.'),
  withheldPhrases: count.describe('Phrases of which the model did not see all: see `withheld`.'),
});

export const summarySchema = z.object({
  schemaVersion: z.literal(2),
  title: z.string(),
  summary: z.array(statementSchema).describe('One to three sentences that tell the whole.'),
  reason: statementSchema.nullable().describe('Why the call was made.'),
  outcome: statementSchema.nullable().describe('How it ended.'),
  keyPoints: z.array(statementSchema),
  actionItems: z.array(actionItemSchema),
  topics: z.array(statementSchema),
  openQuestions: z.array(statementSchema).describe('What was asked or promised and not settled.'),
  sentiment: z.array(sentimentSchema),
  fields: z.array(fieldAnswerSchema).describe("Answers to the customer's own questions."),
  notices: z.array(noticeSchema),
  counts: countsSchema,
  withheld: z
    .array(z.string())
    .describe('Phrases with words that read like instructions to a model; it was not shown these.'),
});

/** How a summary was made: what makes two versions comparable. */
export const summaryRunSchema = z.object({
  model: z.string(),
  promptVersion: z.string(),
  fieldSet: z.string().optional().describe("Name of the set of the customer's own questions."),
  instructions: z.string().optional().describe('What was asked for beside the usual prompt.'),
  calls: count.describe('Calls of the model, repeats and repairs included.'),
  promptTokens: count,
  completionTokens: count,
  parts: count.describe('Into how many parts the transcript was split.'),
  partsRead: count,
  repaired: z.boolean().describe('The first answer had problems, and the model was shown them.'),
});
