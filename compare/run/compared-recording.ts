import { z } from 'zod';

const stretch = z.object({ text: z.string(), offsetMs: z.number(), durationMs: z.number() });

const phrase = stretch.extend({
  channel: z.number(),
  speaker: z.number().optional(),
  words: z.array(stretch).optional(),
  displayWords: z.array(stretch).optional(),
});

/** What `GET api/recordings/{id}` answers, as far as it is compared. */
export const comparedRecording = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  durationSeconds: z.number().optional(),
  channels: z.number().optional(),
  times: z.object({ transcribedAt: z.string().optional(), completedAt: z.string().optional() }),
  result: z
    .object({ transcript: z.object({ locale: z.string(), phrases: z.array(phrase) }) })
    .nullish(),
});

export type ComparedRecording = z.output<typeof comparedRecording>;
export type ComparedTranscript = NonNullable<ComparedRecording['result']>['transcript'];
