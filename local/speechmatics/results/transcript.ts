import type { RecognizedAudio, RecognizedPhrase } from '../../speech/engine';
import { wholeSeconds } from '../protocol/job-entity';
import { languagePack } from '../protocol/languages';
import type { JobConfig } from '../protocol/job-config';
import type { Job } from '../store/job';
import type { Item } from './item';
import { toItems } from './to-items';

/** Version of the json-v2 format. */
const FORMAT = '2.9';
const ORCHESTRATOR = '2026.08.1+local';

/** `RetrieveTranscriptResponse` of the REST reference. */
export interface TranscriptJson {
  readonly format: string;
  readonly job: object;
  readonly metadata: { readonly language_pack_info: object } & Readonly<Record<string, unknown>>;
  readonly results: readonly Item[];
}

/** A recognized recording as the service gives it. */
export function toTranscript(job: Job, audio: RecognizedAudio, nowMs: number): TranscriptJson {
  const { config } = job;
  const { transcription_config: asked } = config;
  const language = asked.language === 'auto' ? identified(config, audio) : asked.language;
  const results = toItems(audio.phrases, {
    language,
    withEntities: asked.enable_entities === true,
    labelsOf: labelling(config, audio.channels),
  });
  return {
    format: FORMAT,
    job: {
      created_at: new Date(job.createdMs).toISOString(),
      data_name: job.dataName,
      duration: wholeSeconds(audio.durationMs),
      id: job.id,
      ...(config.tracking && { tracking: config.tracking }),
    },
    metadata: {
      created_at: new Date(nowMs).toISOString(),
      language_pack_info: languagePack(language),
      orchestrator_version: ORCHESTRATOR,
      transcription_config: asked,
      type: 'transcription',
      ...(asked.language === 'auto' && {
        language_identification: identification(language, audio.durationMs),
      }),
      ...addOnErrors(config),
    },
    results,
  };
}

/** By channel diarization, by speaker diarization, or nobody in particular. */
function labelling(config: JobConfig, channels: number) {
  const { diarization, channel_diarization_labels: names } = config.transcription_config;
  return ({ channel, speaker }: RecognizedPhrase) => {
    if (diarization === 'channel') {
      return { channel: names?.[channel] ?? `Channel ${String(channel + 1)}` };
    }
    if (diarization !== 'speaker') return { speaker: 'UU' };
    // The service mixes channels and finds the voices again: here whose channel it is.
    return { speaker: `S${String(channels > 1 ? channel + 1 : (speaker ?? 1))}` };
  };
}

/** The language that most phrases are in, as it was expected. */
function identified(config: JobConfig, { phrases }: RecognizedAudio): string {
  const counts = new Map<string, number>();
  for (const { locale = '' } of phrases) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  const { default_language: usual } = config.language_identification_config ?? {};
  return most?.[0] || usual || 'en';
}

function identification(language: string, durationMs: number): object {
  const alternatives = [{ confidence: 0.98, language }];
  return { results: [{ alternatives, start_time: 0, end_time: durationMs / 1000 }] };
}

/** Add-ons, and how the service says that one came to nothing: the transcript is there all the same. */
const ADD_ONS = {
  summarization_config: ['summarization_errors', 'summarization_failed'],
  translation_config: ['translation_errors', 'translation_failed'],
  sentiment_analysis_config: ['sentiment_analysis_errors', 'sentiment_analysis_failed'],
  topic_detection_config: ['topic_detection_errors', 'topic_detection_failed'],
  auto_chapters_config: ['auto_chapters_errors', 'auto_chapters_failed'],
} as const;

/** This stand-in has none of them. */
function addOnErrors(config: JobConfig): object {
  const message = 'The local stand-in has no such add-on.';
  return Object.fromEntries(
    Object.entries(ADD_ONS)
      .filter(([name]) => config[name] != null)
      .map(([, [field, type]]) => [field, [{ type, message }]]),
  );
}
