import * as z from 'zod';
import { trackingSchema } from './tracking';

/*
 * A transcript in json-v2 (format 2.9), as far as it is read here. Loose objects keep the fields that
 * are not named: what the service adds is not lost. Times are seconds.
 */

const alternative = z.looseObject({
  content: z.string(),
  confidence: z.number().optional(),
  language: z.string().optional(),
  /** `S1`, `S2` …; `UU`, which is nobody in particular. */
  speaker: z.string().optional(),
});

/** A word of the spoken or written form of an entity. */
const formItem = z.looseObject({
  type: z.string(),
  start_time: z.number(),
  end_time: z.number(),
  alternatives: z.array(alternative).default([]),
});

export const result = z.looseObject({
  /** `word`, `punctuation`, `entity`; others may come without being asked for. */
  type: z.string(),
  start_time: z.number(),
  end_time: z.number(),
  /** Only where channels were told apart. */
  channel: z.string().optional(),
  /** Of punctuation: `previous`, `next`, `both`, `none`. */
  attaches_to: z.string().optional(),
  /** Of punctuation: it ends a sentence. */
  is_eos: z.boolean().optional(),
  spoken_form: z.array(formItem).optional(),
  alternatives: z.array(alternative).default([]),
});

/** A transcript without its results, which are read one by one. */
export const transcriptHead = z.looseObject({
  job: z.looseObject({
    data_name: z.string().default(''),
    /** Whole seconds. */
    duration: z.number().default(0),
    tracking: trackingSchema,
  }),
  metadata: z.looseObject({
    created_at: z.string().optional(),
    transcription_config: z
      .looseObject({
        language: z.string().optional(),
        diarization: z.string().nullish(),
      })
      .optional(),
    language_pack_info: z.looseObject({ word_delimiter: z.string().optional() }).nullish(),
  }),
  results: z.array(z.never()),
});

export type WireAlternative = z.output<typeof alternative>;
export type WireResult = z.output<typeof result>;
export type WireTranscriptHead = z.output<typeof transcriptHead>;
