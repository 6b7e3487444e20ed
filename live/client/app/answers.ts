import * as z from 'zod';

/*
 * What the app answers to `api/live …`; docs/live.md has the whole of it. Fields that are not used
 * here are let by.
 */

export const connectionAnswer = z.object({
  endpoint: z.string(),
  token: z.string(),
  expiresAt: z.string(),
});

export const opened = z.object({
  id: z.string(),
  provider: z.enum(['azure-speech', 'speechmatics']),
  /** Why this service: sentences. */
  reasons: z.array(z.string()).default([]),
  connection: connectionAnswer,
  options: z.object({
    locale: z.string(),
    separation: z.enum(['diarization', 'channels', 'none']),
    maxSpeakers: z.number().exactOptional(),
    channels: z.literal([1, 2]),
    phrases: z.array(z.string()).exactOptional(),
    model: z.string().exactOptional(),
  }),
  limits: z.object({
    phrasesPerAppend: z.int().min(1),
    idleSeconds: z.number(),
    mostSeconds: z.number(),
  }),
  nextSequence: z.int().min(1),
});

export type OpenedSession = z.output<typeof opened>;

export const renewed = z.object({ connection: connectionAnswer });

export const appended = z.object({ acknowledged: z.array(z.int()) });

/** A close that came before all phrases did. */
export const notAll = z.object({ missing: z.array(z.int()) });

export const recordingTarget = z.object({
  /** Write-only, for one blob and some minutes. It must not reach a log. */
  url: z.string(),
  /** Where it lands. */
  container: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
});

export type RecordingTarget = z.output<typeof recordingTarget>;

/** Every refusal of the API: a sentence that says what to do. */
export const refusal = z.object({ error: z.string() });
