import { ACCEPTED_KINDS, MAX_RECORDING_BYTES, REFUSED_CODECS, type AudioFormat } from './audio';
import type { Reason } from './errors';

/** What the first bytes showed: a format, something that is not audio, or a broken header. */
export type Inspection =
  | { readonly kind: 'audio'; readonly format: AudioFormat }
  | { readonly kind: 'other'; readonly detected?: string }
  | { readonly kind: 'broken'; readonly format: AudioFormat };

const GIB = 1024 ** 3;

/** Why a recording of this size can never work, or `undefined`. */
export function refuseBySize(sizeBytes: number): Reason | undefined {
  if (sizeBytes <= MAX_RECORDING_BYTES) return undefined;
  const gib = (sizeBytes / GIB).toFixed(2);
  return {
    code: 'too_large',
    message: `The file is ${gib} GB; the transcription service takes at most 1 GB. Split the recording, or compress it (FLAC, MP3 or Opus keep speech intact), and drop it again.`,
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
export function refuseByContent(inspection: Inspection): Reason | undefined {
  switch (inspection.kind) {
    case 'audio':
      return refuseFormat(inspection.format);
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

/** Says of a JSON file that is no recording how it would be a side-car. */
export function refuseJson(reason: Reason): Reason {
  if (reason.code !== 'not_audio') return reason;
  return {
    code: 'not_audio',
    message:
      'The file is no recording, and no side-car of one: that has the name of its recording (call.wav.json or call.json for call.wav) and holds a JSON object of choices and facts (docs/choices.md). Mend it and drop it again, or drop the recording that it belongs to.',
  };
}

function refuseFormat(format: AudioFormat): Reason | undefined {
  if (!ACCEPTED_KINDS.includes(format.kind)) {
    return {
      code: 'unsupported_format',
      message: `The file is ${format.kind}, which the transcription service does not take. Convert it to WAV, MP3, Ogg/Opus, FLAC, M4A/AAC, AMR, WMA or WebM and drop it again.`,
    };
  }
  const codec = format.codec;
  if (codec !== undefined && REFUSED_CODECS.some((refused) => refused.test(codec))) {
    return {
      code: 'unsupported_codec',
      message: `The audio is coded as ${codec}, which the transcription service does not take. Convert it to PCM, A-law or µ-law WAV, MP3, Opus or FLAC and drop it again.`,
    };
  }
  if (format.channels !== undefined && format.channels > 2) {
    return {
      code: 'too_many_channels',
      message: `The recording has ${format.channels} channels; the transcription service takes one or two. Mix it down or split it and drop it again.`,
    };
  }
  return undefined;
}
