import * as z from 'zod';

/** An optional field; documents that were patched may hold null where a field was taken away. */
const gone = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

const reason = z.object({ code: z.string(), message: z.string() });
const status = z.enum([
  'queued',
  'claimed',
  'transcribing',
  'transcribed',
  'completed',
  'rejected',
  'failed',
  'parked',
  'deleting',
  'deleted',
]);
/** Documents of before there were priorities have none. */
const priority = z.enum(['normal', 'low']).default('normal');
const pointer = z.object({
  version: z.string(),
  documentId: z.string(),
  transcriptPath: z.string(),
});

const ending = z.object({
  version: z.string(),
  epoch: z.number(),
  status: z.enum(['completed', 'failed', 'rejected']),
  reasonCode: gone(z.string()),
  landedAt: z.string(),
  endedAt: z.string(),
});

export const ledgerDocument = z.object({
  id: z.string(),
  schemaVersion: z.literal(1),
  container: z.string(),
  path: z.string(),
  version: z.string(),
  status,
  reason: gone(reason),
  title: gone(z.string()),
  summary: gone(z.string()),
  sizeBytes: z.number(),
  format: gone(
    z.object({
      kind: z.string(),
      codec: gone(z.string()),
      channels: gone(z.number()),
      sampleRateHz: gone(z.number()),
      estimatedSeconds: gone(z.number()),
    }),
  ),
  durationSeconds: gone(z.number()),
  channels: gone(z.number()),
  profile: z.string(),
  priority,
  summaryTokens: gone(z.number()),
  epoch: z.number(),
  attempts: z.number(),
  jobId: gone(z.string()),
  claimedUntil: gone(z.string()),
  notBefore: z.string(),
  times: z.object({
    landedAt: z.string(),
    claimedAt: gone(z.string()),
    submittedAt: gone(z.string()),
    transcribedAt: gone(z.string()),
    completedAt: gone(z.string()),
  }),
  result: gone(pointer),
  untold: gone(z.boolean()),
  untoldBefore: gone(z.array(ending)),
  deletion: gone(
    z.object({
      requestedAt: z.string(),
      erasedAt: gone(z.string()),
      completedAt: gone(z.string()),
      jobIds: gone(z.array(z.string())),
    }),
  ),
});

export const queuedRow = z
  .object({
    id: z.string(),
    container: z.string(),
    path: z.string(),
    version: z.string(),
    epoch: z.number(),
    profile: z.string(),
    seconds: gone(z.number()),
  })
  .transform(({ seconds, ...row }) => ({ ...row, estimatedSeconds: seconds ?? 0 }));

export const ownedRow = z
  .object({
    recordingId: z.string(),
    jobId: z.string(),
    epoch: z.number(),
    version: z.string(),
    status,
    attempts: z.number(),
    summaryTokens: gone(z.number()),
  })
  .transform(({ summaryTokens, ...row }) => ({ ...row, summaryTokens: summaryTokens ?? 0 }));

/** The first that waits with one profile and priority. */
export const headRow = z.object({ profile: z.string(), priority, waitsSince: z.string() });

export const jobDocument = z.object({
  id: z.string(),
  schemaVersion: z.literal(1),
  lane: z.string(),
  profile: z.string(),
  priority,
  state: z.enum(['claiming', 'prepared', 'submitted', 'settled', 'released', 'closed']),
  manifest: z.array(
    z.object({
      recordingId: z.string(),
      container: z.string(),
      path: z.string(),
      version: z.string(),
      epoch: z.number(),
    }),
  ),
  audioSeconds: z.number(),
  createdAt: z.string(),
  submitTriedAt: gone(z.string()),
  submittedAt: gone(z.string()),
  providerJobId: gone(z.string()),
  unsure: gone(z.boolean()),
  refusedBy: gone(z.string()),
  reason: gone(reason),
});

const statement = z.object({ text: z.string(), evidence: z.array(z.string()) });
const summary = z.object({
  title: z.string(),
  summary: z.array(statement),
  reason: statement.nullable(),
  outcome: statement.nullable(),
  keyPoints: z.array(statement),
  actionItems: z.array(
    statement.extend({ owner: z.string().nullable(), due: z.string().nullable() }),
  ),
  topics: z.array(statement),
  sentiment: z.array(
    statement.extend({
      speaker: z.string(),
      label: z.enum(['positive', 'neutral', 'negative', 'mixed']),
    }),
  ),
});

export const resultDocument = z.object({
  id: z.string(),
  recordingId: z.string(),
  version: z.string(),
  schemaVersion: z.literal(1),
  createdAt: z.string(),
  title: z.string(),
  brief: z.string(),
  summary: summary.nullable(),
  summaryReason: gone(reason),
  droppedStatements: z.number(),
  transcript: z.object({
    path: z.string(),
    locale: z.string(),
    durationSeconds: z.number(),
    channels: z.number(),
    phrases: z.number(),
    text: z.string(),
    dialogue: z.array(z.string()),
    truncated: z.boolean(),
  }),
});

/** What Cosmos adds to every document that we read. */
export const tagged = z.object({ _etag: z.string() });
