import * as z from 'zod';

/*
 * What the Speechmatics real-time service says (docs.speechmatics.com, real-time API reference), as
 * far as it is used. Other messages and fields are let by.
 */

/** Seconds from the first audio of the connection. */
const seconds = z.number();

const alternative = z.object({
  content: z.string(),
  confidence: z.number().optional(),
  language: z.string().optional(),
  /** `S1`, `S2`, …, or `UU` where it is not known. */
  speaker: z.string().optional(),
});

const result = z.object({
  /** `word` and `punctuation`; an `entity` stands for several words. */
  type: z.string(),
  start_time: seconds,
  end_time: seconds,
  /** With punctuation: it ends a sentence. */
  is_eos: z.boolean().optional(),
  attaches_to: z.string().optional(),
  alternatives: z.array(alternative).default([]),
});

/** In multi-channel sessions the label that StartRecognition gave. */
const channel = z.string().optional();

const transcript = {
  channel,
  metadata: z.object({ start_time: seconds, end_time: seconds, transcript: z.string() }),
  results: z.array(result).default([]),
};

const known = z.discriminatedUnion('message', [
  z.object({ message: z.literal('RecognitionStarted') }),
  z.object({ message: z.literal('AudioAdded'), seq_no: z.number() }),
  z.object({ message: z.literal('ChannelAudioAdded'), seq_no: z.number(), channel }),
  z.object({ message: z.literal('AddPartialTranscript'), ...transcript }),
  z.object({ message: z.literal('AddTranscript'), ...transcript }),
  z.object({
    message: z.literal('EndOfUtterance'),
    channel,
    /** Without times where the client asked for the end. */
    metadata: z.object({ end_time: seconds.optional() }).default({}),
  }),
  z.object({ message: z.literal('EndOfTranscript') }),
  z.object({ message: z.literal('Error'), type: z.string() }),
]);

export type ServerMessage = z.output<typeof known>;
export type TranscriptMessage = Extract<ServerMessage, { results: unknown }>;
export type RecognitionResult = z.output<typeof result>;

const NAMES = new Set(known.options.flatMap((option) => [...option.shape.message.values]));
const named = z.object({ message: z.string() });

/**
 * One text frame; `undefined` for messages that are of no use here (Info, Warning, those to come).
 *
 * @throws z.ZodError or SyntaxError when it is not what the service says
 */
export function parseMessage(text: string): ServerMessage | undefined {
  const json: unknown = JSON.parse(text);
  return NAMES.has(named.parse(json).message as ServerMessage['message'])
    ? known.parse(json)
    : undefined;
}
