import { z } from 'zod';

const rate = z.number().min(0).nullable();
const count = z.int().min(0);

/** Figures of one recording or of all; a rate is a fraction, null where it does not apply. */
const figuresSchema = z.object({
  durationSeconds: z.number().min(0).nullable(),
  /** (substitutions + insertions + deletions) ÷ words of the reference; can be more than 1. */
  wordErrorRate: rate,
  /** The same of characters, without spaces. */
  characterErrorRate: rate,
  /** Share of the rightly recognized words that are given to the right speaker. */
  speakerAttribution: rate,
  /** Share of the statements whose evidence exists in the transcript. */
  evidenceCoverage: rate,
  /** Statements that the app itself marks as not verified. */
  unverifiedStatements: count,
  statements: count,
  /** Statements that the app left out for want of evidence. */
  droppedStatements: count,
  /** Words of the brief summary ÷ words of the transcript. */
  compression: rate,
  substitutions: count,
  insertions: count,
  deletions: count,
  /** Of the reference. */
  words: count,
});

const recordingSchema = figuresSchema.extend({
  name: z.string(),
  /** As it was asked for or identified; null where there is no transcript. */
  locale: z.string().nullable(),
  status: z.string(),
  /** Why it did not complete, or why it has no summary. */
  reason: z.string().optional(),
});

/** The document that `npm run evaluate -- FOLDER --json` prints. */
export const evaluationSchema = z.object({
  settings: z.object({
    app: z.string(),
    folder: z.string(),
    locale: z.string().optional(),
    candidateLocales: z.array(z.string()).optional(),
    limit: z.int().optional(),
    /** Settings of the app that differ from its defaults, without secrets. */
    environment: z.record(z.string(), z.string()),
  }),
  recordings: z.array(recordingSchema),
  total: figuresSchema.extend({
    recordings: count,
    completed: count,
  }),
});

export type Figures = z.output<typeof figuresSchema>;
export type RecordingFigures = z.output<typeof recordingSchema>;
export type Evaluation = z.output<typeof evaluationSchema>;
