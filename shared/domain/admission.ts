import { REFUSED_CODECS, type AudioFormat } from './audio';
import type { Reason } from './errors';
import type { Capabilities } from './provider';
import { sizeText } from './size-text';

/** What the first bytes showed: a format, something that is not audio, or a broken header. */
export type Inspection =
  | { readonly kind: 'audio'; readonly format: AudioFormat }
  | { readonly kind: 'other'; readonly detected?: string }
  | { readonly kind: 'broken'; readonly format: AudioFormat };

/** What the services of the settings take, the widest bound of each kind among them. */
export interface Admission {
  readonly mostBytes: number;
  /** Kinds of file. */
  readonly formats: readonly string[];
  readonly mostChannels: number;
}

/** What at least one of several services takes. */
export function widest(
  services: readonly Pick<Capabilities, 'mostBytes' | 'formats' | 'mostChannels'>[],
): Admission {
  const most = (values: readonly number[]) => Math.max(0, ...values);
  return {
    mostBytes: most(services.map(({ mostBytes }) => mostBytes)),
    formats: [...new Set(services.flatMap(({ formats }) => formats))],
    mostChannels: most(
      services.map(({ mostChannels }) => mostChannels ?? Number.POSITIVE_INFINITY),
    ),
  };
}

/** Why a recording of this size can never work, or `undefined`. */
export function refuseBySize(
  sizeBytes: number,
  { mostBytes }: Pick<Admission, 'mostBytes'>,
): Reason | undefined {
  if (sizeBytes <= mostBytes) return undefined;
  return {
    code: 'too_large',
    message: `The file is ${sizeText(sizeBytes, mostBytes)}; the transcription service takes at most ${sizeText(mostBytes, mostBytes)}. Split the recording, or compress it (FLAC, MP3 or Opus keep speech intact), and drop it again.`,
  };
}

/** Why a blob that stayed empty is given up. */
export const EMPTY: Reason = {
  code: 'empty',
  message:
    'The file is empty, and no content followed in the time that an upload is given. Upload the recording again.',
};

/** Why a recording ended whose blob went away before it was transcribed. */
export const BLOB_GONE: Reason = {
  code: 'recording_deleted',
  message: 'The recording was deleted from the container before it was transcribed.',
};

/** Why what the first bytes show can never be transcribed, or `undefined`. */
export function refuseByContent(
  inspection: Inspection,
  admission: Omit<Admission, 'mostBytes'>,
): Reason | undefined {
  switch (inspection.kind) {
    case 'audio':
      return refuseFormat(inspection.format, admission);
    case 'broken':
      return {
        code: 'broken_audio',
        message: `The file starts like ${inspection.format.kind.toUpperCase()} audio, but its header is cut off or damaged. Export the recording again and drop it again.`,
      };
    case 'other':
      return {
        code: 'not_audio',
        message: `The content is ${inspection.detected ? `${inspection.detected}, which is ` : ''}not a recording in a known audio format. Raw samples need a header: save the recording as WAV, MP3, Ogg/Opus, FLAC, M4A/AAC, AMR, WMA or WebM and drop it again.`,
      };
  }
}

/** As people call them; where a service takes one of a name it takes what is called so. */
const KINDS_TO_CONVERT_TO: readonly (readonly [kind: string, name: string])[] = [
  ['wav', 'WAV'],
  ['mp3', 'MP3'],
  ['ogg', 'Ogg/Opus'],
  ['flac', 'FLAC'],
  ['m4a', 'M4A/AAC'],
  ['amr', 'AMR'],
  ['wma', 'WMA'],
  ['webm', 'WebM'],
];

/** Says of a JSON file that is no recording how it would be a side-car. */
export function refuseJson(reason: Reason): Reason {
  if (reason.code !== 'not_audio') return reason;
  return {
    code: 'not_audio',
    message:
      'The file is no recording, and no side-car of one: that has the name of its recording (call.wav.json or call.json for call.wav) and holds a JSON object of choices and facts (docs/choices.md). Mend it and drop it again, or drop the recording that it belongs to.',
  };
}

function refuseFormat(
  format: AudioFormat,
  { formats, mostChannels }: Omit<Admission, 'mostBytes'>,
): Reason | undefined {
  if (!formats.includes(format.kind)) {
    const others = KINDS_TO_CONVERT_TO.filter(([kind]) => formats.includes(kind));
    const names = [...new Set(others.map(([, name]) => name))];
    return {
      code: 'unsupported_format',
      message: `The file is ${format.kind}, which the transcription service does not take. Convert it to ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? 'WAV'} and drop it again.`,
    };
  }
  const codec = format.codec;
  if (codec !== undefined && REFUSED_CODECS.some((refused) => refused.test(codec))) {
    return {
      code: 'unsupported_codec',
      message: `The audio is coded as ${codec}, which the transcription service does not take. Convert it to PCM, A-law or µ-law WAV, MP3, Opus or FLAC and drop it again.`,
    };
  }
  if (format.channels !== undefined && format.channels > mostChannels) {
    return {
      code: 'too_many_channels',
      message: `The recording has ${format.channels} channels; the transcription service takes ${mostChannels === 2 ? 'one or two' : `at most ${mostChannels}`}. Mix it down or split it and drop it again.`,
    };
  }
  return undefined;
}
