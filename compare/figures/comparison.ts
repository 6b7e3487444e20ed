import { z } from 'zod';

const count = z.int().min(0);
const milliseconds = z.number().min(0).nullable();
/** A fraction; null where it does not apply. */
const rate = z.number().min(0).nullable();

const price = z.object({
  currency: z.literal('USD'),
  /** List price of an hour of audio. */
  perHour: z.number().min(0),
  /** Of this recording; null where its length is not known. */
  thisFile: z.number().min(0).nullable(),
  /** Date of the list: yyyy-mm-dd, yyyy-mm or yyyy. */
  asOf: z.string(),
  source: z.string(),
  /** Read on the vendor's own page. */
  isConfirmed: z.boolean(),
});

/** One service in one mode on the audio. */
const runSchema = z.object({
  provider: z.string(),
  mode: z.enum(['batch', 'fast', 'live']),
  status: z.enum(['completed', 'failed']),
  /** Why it failed. */
  reason: z.string().optional(),
  /** Whether a stand-in on this machine was the service; null where a deployed app decides. */
  standIn: z.boolean().nullable(),
  /** From the first audio that was sent to the first words that were shown; live alone has any. */
  firstPartialMs: milliseconds,
  /** Live: median from the end of a phrase's audio to its final words. Else from the drop to the transcript. */
  finalMs: milliseconds,
  /** From the drop, or the start of the stream, to transcript and summary. */
  totalMs: milliseconds,
  /** Of the transcript, as they are compared. */
  words: count,
  wordErrorRate: rate,
  characterErrorRate: rate,
  /** Share of the rightly recognized words that are given to the right speaker. */
  speakerAttribution: rate,
  /** To the transcription service, downloads of results included; null where nobody counts them. */
  requests: count.nullable(),
  price: price.nullable(),
  largestInput: z.string(),
  partialResults: z.boolean(),
  useCase: z.string(),
  /** Id of the recording in the app. */
  recordingId: z.string().optional(),
  transcript: z.string(),
});

/** A stretch in which not all transcripts have the same words, or not those of the reference. */
const differenceSchema = z.object({
  startMs: z.number().min(0),
  endMs: z.number().min(0),
  /** Up to three words before it, on which all agree. */
  after: z.string(),
  /** Null where there is no reference; empty where it has no words there. */
  reference: z.string().nullable(),
  readings: z.array(
    z.object({
      run: z.string(),
      words: z.string(),
      /** With the reference; null where there is none. */
      agrees: z.boolean().nullable(),
    }),
  ),
});

/** The document that `npm run compare -- FILE --json` prints; docs/compare.md explains it. */
export const comparisonSchema = z.object({
  file: z.object({
    name: z.string(),
    sizeBytes: count,
    durationSeconds: z.number().min(0).nullable(),
    channels: count.nullable(),
  }),
  /** ISO 8601. */
  comparedAt: z.string(),
  /** `on this machine`, or the URL of a deployed app. */
  app: z.string(),
  /** Where it comes from; null where there is none. */
  reference: z.object({ source: z.string(), words: count }).nullable(),
  runs: z.array(runSchema),
  differences: z.array(differenceSchema),
  /** What a reader must know of these figures. */
  notes: z.array(z.string()),
});

export type Comparison = z.output<typeof comparisonSchema>;
export type RunFigures = z.output<typeof runSchema>;
export type Price = z.output<typeof price>;
