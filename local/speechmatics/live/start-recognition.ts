import { z } from 'zod';
import type { RawFormat } from '../../live/audio/raw-audio';
import { LANGUAGES } from '../protocol/languages';
import { Refusal, type RefusalType } from './refusal';

const audioFormat = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('raw'),
    encoding: z.enum(['pcm_s16le', 'pcm_f32le', 'mulaw']),
    sample_rate: z.int().min(1_000).max(192_000),
  }),
  z.object({ type: z.literal('file') }),
]);

const model = z.enum(['standard', 'enhanced', 'melia-1']);

/** Those that may also change in the middle of a session. */
const changeable = {
  max_delay: z.number().min(0.7).max(4).optional(),
  max_delay_mode: z.enum(['flexible', 'fixed']).optional(),
  enable_partials: z.boolean().optional(),
  audio_filtering_config: z.object({ volume_threshold: z.number().optional() }).optional(),
  conversation_config: z
    .object({ end_of_utterance_silence_trigger: z.number().min(0).max(2).optional() })
    .optional(),
};

const transcriptionConfig = z.object({
  ...changeable,
  language: z.string().refine((code) => LANGUAGES.includes(code), 'is not supported'),
  output_locale: z.string().optional(),
  domain: z.string().optional(),
  model: model.optional(),
  operating_point: model.optional(),
  diarization: z.enum(['none', 'speaker', 'channel', 'channel_and_speaker']).optional(),
  speaker_diarization_config: z
    .object({ max_speakers: z.int().min(2).optional(), get_speakers: z.boolean().optional() })
    .optional(),
  channel_diarization_labels: z.array(z.string().min(1)).min(1).max(2).optional(),
  additional_vocab: z
    .array(
      z.union([
        z.string(),
        z.object({ content: z.string(), sounds_like: z.array(z.string()).optional() }),
      ]),
    )
    .optional(),
});

/** `SetRecognitionConfig.transcription_config`. */
export const changedConfig = z.strictObject({ ...changeable, language: z.string().optional() });
export type ChangedConfig = z.output<typeof changedConfig>;

/** What a session is asked for. */
export interface SessionConfig {
  /** `file`: a container whose header says what is in it. */
  readonly format: RawFormat | 'file';
  readonly language: string;
  readonly locale: string;
  readonly partials: boolean;
  readonly maxDelayMs: number;
  /** Silence after which `EndOfUtterance` is sent; 0 never. */
  readonly utteranceSilenceMs: number;
  readonly maxSpeakers?: number;
  readonly tellsSpeakers: boolean;
  /** Names of the channels that are heard apart; empty without channel diarization. */
  readonly channels: readonly string[];
}

const USUAL_MAX_DELAY_S = 4;
const MOST_SPEAKERS = 50;

/** Where a problem lies tells which error it is. */
const TYPES: Readonly<Record<string, RefusalType>> = {
  language: 'invalid_language',
  model: 'invalid_model',
  operating_point: 'invalid_model',
};

/** Reads `StartRecognition`. @throws Refusal */
export function readStart(message: unknown): SessionConfig {
  const { audio_format: format, transcription_config: config } = z
    .object({ audio_format: z.unknown(), transcription_config: z.unknown() })
    .parse(message);
  const audio = audioFormat.safeParse(format);
  if (!audio.success) throw new Refusal('invalid_audio_type', problem('audio_format', audio.error));
  const parsed = transcriptionConfig.safeParse(config);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path[0];
    const type = TYPES[String(where)] ?? 'invalid_config';
    throw new Refusal(type, problem('transcription_config', parsed.error));
  }
  return toSession(audio.data, parsed.data);
}

function toSession(
  audio: z.output<typeof audioFormat>,
  config: z.output<typeof transcriptionConfig>,
): SessionConfig {
  const { diarization = 'none', speaker_diarization_config: speakers } = config;
  return {
    format:
      audio.type === 'file'
        ? 'file'
        : { encoding: audio.encoding, rate: audio.sample_rate, channels: 1 },
    language: config.language,
    locale: config.output_locale ?? config.language,
    partials: config.enable_partials ?? false,
    maxDelayMs: 1000 * (config.max_delay ?? USUAL_MAX_DELAY_S),
    utteranceSilenceMs: 1000 * (config.conversation_config?.end_of_utterance_silence_trigger ?? 0),
    ...(diarization.endsWith('speaker') && {
      maxSpeakers: speakers?.max_speakers ?? MOST_SPEAKERS,
    }),
    tellsSpeakers: speakers?.get_speakers ?? false,
    channels: diarization.startsWith('channel')
      ? (config.channel_diarization_labels ?? ['channel_1', 'channel_2'])
      : [],
  };
}

export function problem(what: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const path = [what, ...(issue?.path ?? [])].join('.');
  return `${path}: ${issue?.message ?? 'is not valid'}`;
}
