/** What the first bytes of a recording say about it. */
export interface AudioFormat {
  /** `wav`, `mp3`, `ogg`, … as in a file name. */
  readonly kind: string;
  /** As `music-metadata` names it: `PCM`, `MULAW`, `Opus`, …; absent where the first bytes do not tell. */
  readonly codec?: string;
  readonly channels?: number;
  readonly sampleRateHz?: number;
  /** From the header, or size by bit rate: good enough to plan with, not to bill. */
  readonly estimatedSeconds?: number;
}

/** Largest input of Azure batch transcription: 1 GB (quotas page, January 2026). */
export const MAX_RECORDING_BYTES = 1024 ** 3;

/** Longest input with diarization: 240 minutes (quotas page). */
export const MAX_DIARIZATION_SECONDS = 240 * 60;

/** Containers that Azure batch transcription takes (batch-transcription-audio-data page). */
export const ACCEPTED_KINDS: readonly string[] = [
  'wav',
  'mp3',
  'ogg',
  'opus',
  'flac',
  'm4a',
  'mp4',
  'aac',
  'amr',
  'webm',
  'asf',
  'wma',
  'spx',
];

/**
 * Telephony codecs in a WAV file that the service refuses. Others that its documentation does not
 * name (ADPCM, …) are left to the service: it states what it could not read.
 */
export const REFUSED_CODECS: readonly RegExp[] = [/GSM/i, /G\.?72[0-9]/i, /TrueSpeech/i];
