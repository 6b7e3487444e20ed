import * as z from 'zod';
import { moodSchema, summarySchema } from './model';
import type { Summary } from './types';

/*
 * Summaries that were written before they were checked (no `schemaVersion`) stay readable. Nothing
 * is invented for them: their statements say that nobody checked them.
 */

const statement = z.object({ text: z.string(), evidence: z.array(z.string()) });

const firstVersion = z.object({
  schemaVersion: z.undefined().optional(),
  title: z.string(),
  summary: z.array(statement),
  reason: statement.nullable(),
  outcome: statement.nullable(),
  keyPoints: z.array(statement),
  actionItems: z.array(
    statement.extend({ owner: z.string().nullable(), due: z.string().nullable() }),
  ),
  topics: z.array(statement),
  sentiment: z.array(statement.extend({ speaker: z.string(), label: moodSchema })),
});

const UNCHECKED = { verified: false, problem: 'not_checked' } as const;

function upgraded(old: z.output<typeof firstVersion>): Summary {
  const unchecked = <S>(one: S) => ({ ...one, ...UNCHECKED });
  const some = old.reason || old.outcome ? [old.reason, old.outcome].filter((one) => one) : [];
  const parts = [old.summary, old.keyPoints, old.actionItems, old.topics, old.sentiment, some];
  const statements = parts.reduce((sum, part) => sum + part.length, 0);
  return {
    schemaVersion: 2,
    title: old.title,
    summary: old.summary.map(unchecked),
    reason: old.reason && unchecked(old.reason),
    outcome: old.outcome && unchecked(old.outcome),
    keyPoints: old.keyPoints.map(unchecked),
    actionItems: old.actionItems.map(unchecked),
    topics: old.topics.map(unchecked),
    openQuestions: [],
    sentiment: old.sentiment.map((one) => unchecked({ ...one, start: one.label, end: one.label })),
    fields: [],
    notices: [],
    counts: {
      statements,
      unverified: statements,
      dropped: 0,
      droppedEvidence: 0,
      withheldPhrases: 0,
    },
    withheld: [],
  };
}

/** A summary as a document may hold it, of whatever version; always read as the newest. */
export const storedSummarySchema = z.union([summarySchema, firstVersion.transform(upgraded)]);
