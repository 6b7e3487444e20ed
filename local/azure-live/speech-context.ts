import { z } from 'zod';

const mode = z.enum(['Conversation', 'Interactive', 'Dictation']);
const segmentation = z.object({
  segmentation: z
    .object({ segmentationSilenceTimeoutMs: z.number().positive().optional() })
    .optional(),
});

/** What a client says of a turn (`speech.context`); what is not used here is let pass. */
const speechContext = z.object({
  phraseDetection: z
    .object({
      mode: mode.optional(),
      language: z.string().optional(),
      speakerDiarization: z.object({ diarizeIntermediates: z.boolean().optional() }).optional(),
      conversation: segmentation.optional(),
      interactive: segmentation.optional(),
      dictation: segmentation.optional(),
    })
    .optional(),
  phraseOutput: z
    .object({
      format: z.enum(['Simple', 'Detailed']).optional(),
      detailed: z.object({ options: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
  languageId: z.object({ languages: z.array(z.string()).min(1) }).optional(),
  /** Phrase lists: taken, and of no effect on what is heard. */
  dgi: z.unknown().optional(),
});

/** What a turn is asked for. */
export interface TurnOptions {
  readonly locale: string;
  /** One phrase, then the turn ends. */
  readonly once: boolean;
  readonly detailed: boolean;
  readonly wordTimings: boolean;
  readonly diarization: boolean;
  readonly diarizePartials: boolean;
  readonly silenceMs?: number;
}

const USUAL_LOCALE = 'en-US';

/**
 * @param body of a `speech.context` message
 * @param query of the URL that was dialled: some clients put language and format there
 * @throws ZodError, SyntaxError for a body that is not well formed
 */
export function readSpeechContext(body: string, query: URLSearchParams): TurnOptions {
  const { phraseDetection, phraseOutput, languageId } = speechContext.parse(JSON.parse(body));
  const options = phraseOutput?.detailed?.options ?? [];
  const own = [
    phraseDetection?.conversation,
    phraseDetection?.interactive,
    phraseDetection?.dictation,
  ];
  const silence =
    own.find((part) => part?.segmentation?.segmentationSilenceTimeoutMs)?.segmentation
      ?.segmentationSilenceTimeoutMs ?? Number(query.get('segmentationSilenceTimeoutMs') ?? 0);
  return {
    locale:
      languageId?.languages[0] ??
      phraseDetection?.language ??
      query.get('language') ??
      USUAL_LOCALE,
    once: phraseDetection?.mode === 'Interactive',
    detailed: (phraseOutput?.format ?? query.get('format'))?.toLowerCase() === 'detailed',
    wordTimings: options.includes('WordTimings') || query.get('wordLevelTimestamps') === 'true',
    diarization: phraseDetection?.speakerDiarization !== undefined,
    diarizePartials: phraseDetection?.speakerDiarization?.diarizeIntermediates === true,
    ...(silence > 0 && { silenceMs: silence }),
  };
}
