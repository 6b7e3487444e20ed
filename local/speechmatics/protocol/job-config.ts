import { z } from 'zod';
import { badConfig } from './api-error';
import { IDENTIFIED, LANGUAGES } from './languages';

const headers = z.array(z.string()).nullish();

/** Names of what a notification may carry. */
export const CONTENTS = [
  'jobinfo',
  'transcript',
  'transcript.json-v2',
  'transcript.txt',
  'transcript.srt',
  'data',
  'text',
] as const;

const notification = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  contents: z.array(z.enum(CONTENTS)).nullish(),
  method: z.enum(['post', 'put']).nullish(),
  auth_headers: headers,
});
export type NotificationConfig = z.infer<typeof notification>;

const transcriptionConfig = z.looseObject({
  language: z.string().min(1),
  model: z.enum(['standard', 'enhanced', 'melia-1']).nullish(),
  /** The old name of `model`. */
  operating_point: z.enum(['standard', 'enhanced']).nullish(),
  output_locale: z.string().nullish(),
  diarization: z.enum(['none', 'speaker', 'channel']).nullish(),
  channel_diarization_labels: z.array(z.string().regex(/^[A-Za-z0-9._]+$/)).nullish(),
  speaker_diarization_config: z
    .looseObject({
      speaker_sensitivity: z.number().min(0).max(1).nullish(),
      prefer_current_speaker: z.boolean().nullish(),
      get_speakers: z.boolean().nullish(),
    })
    .nullish(),
  enable_entities: z.boolean().nullish(),
  additional_vocab: z
    .array(z.looseObject({ content: z.string().min(1) }))
    .max(1000)
    .nullish(),
});

/** `JobConfig` of the REST reference; what is not read here is kept as it was sent. */
export const jobConfig = z.looseObject({
  type: z.literal('transcription'),
  fetch_data: z.looseObject({ url: z.url(), auth_headers: headers }).nullish(),
  transcription_config: transcriptionConfig,
  language_identification_config: z
    .looseObject({
      expected_languages: z.array(z.string()).nullish(),
      low_confidence_action: z.enum(['allow', 'reject', 'use_default_language']).nullish(),
      default_language: z.string().nullish(),
    })
    .nullish(),
  notification_config: z.array(notification).max(3).nullish(),
  output_config: z
    .looseObject({
      srt_overrides: z
        .looseObject({
          max_line_length: z.int().positive().nullish(),
          max_lines: z.int().positive().nullish(),
        })
        .nullish(),
    })
    .nullish(),
  tracking: z.looseObject({}).nullish(),
});
export type JobConfig = z.infer<typeof jobConfig>;

/** @throws ApiError 400 saying what is wrong with the configuration */
export function parseConfig(text: string): JobConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badConfig();
  }
  const parsed = jobConfig.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badConfig(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}`);
  }
  checkLanguages(parsed.data);
  return parsed.data;
}

function checkLanguages(config: JobConfig): void {
  const { language, output_locale: locale, model } = config.transcription_config;
  const { expected_languages: expected } = config.language_identification_config ?? {};
  if (language === 'auto') {
    if (locale != null) throw badConfig('output_locale is not supported with language auto');
  } else if (!LANGUAGES.includes(language) && !(model === 'melia-1' && language === 'multi')) {
    throw badConfig(`language ${language} is not supported`);
  }
  const unknown = (expected ?? []).filter((one) => !IDENTIFIED.includes(one));
  if (unknown.length > 0) {
    throw badConfig(`Language(s) [${unknown.join(' ')}] are not supported for language id`);
  }
}
