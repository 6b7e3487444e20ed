import * as z from 'zod';
import { callSchema, choicesSchema } from '../../domain/choices';
import { gone } from './gone';
import { liveMarks } from './live-documents';

export { gone } from './gone';

export const reason = z.object({ code: z.string(), message: z.string() });
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

/** What was asked for with a recording, and what it was found to be beside its format. */
const askedFor = {
  choices: gone(z.object(choicesSchema.shape)),
  call: gone(z.object(callSchema.shape)),
  sidecar: gone(z.object({ path: z.string(), version: z.string(), late: gone(z.literal(true)) })),
  chosen: gone(
    z.object({
      provider: z.string(),
      mode: z.enum(['batch', 'fast', 'live']),
      reasons: z.array(z.string()),
      refused: gone(z.array(z.string())),
    }),
  ),
  nameUnread: gone(z.string()),
  content: gone(z.string()),
  contentMd5: gone(z.string()),
  sameAs: gone(z.string()),
  sameBy: gone(z.enum(['content-md5', 'size-and-ends'])),
  eraseAt: gone(z.string()),
  waitsFor: gone(z.literal('sidecar')),
};

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
  ...askedFor,
  ...liveMarks,
  profile: z.string(),
  priority,
  summaryTokens: gone(z.number()),
  summaryCalls: gone(z.number()),
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
    summaryCalls: gone(z.number()),
  })
  .transform(({ summaryTokens, summaryCalls, ...row }) => ({
    ...row,
    summaryTokens: summaryTokens ?? 0,
    summaryCalls: summaryCalls ?? 1,
  }));

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

/** What Cosmos adds to every document that we read. */
export const tagged = z.object({ _etag: z.string() });
