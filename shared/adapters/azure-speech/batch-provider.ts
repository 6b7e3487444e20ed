import { ACCEPTED_KINDS, MAX_DIARIZATION_SECONDS, MAX_RECORDING_BYTES } from '../../domain/audio';
import { AppError } from '../../domain/errors';
import type { Capabilities } from '../../domain/provider';
import type { BatchProvider } from '../../ports';
import { makeAzureBatchLane } from './batch-lane';
import { PROVIDER, type SpeechHttp } from './http';
import { makeNotified } from './notified';

/** What batch transcription takes, by the REST reference of 2025-10-15 and the quotas page. */
export const AZURE_BATCH: Capabilities = {
  mode: 'batch',
  // `contentUrls` takes at most 1,000.
  recordingsPerJob: 1000,
  mostBytes: MAX_RECORDING_BYTES,
  // No bound is documented but that of speakers told apart.
  mostSeconds: Number.POSITIVE_INFINITY,
  formats: ACCEPTED_KINDS,
  mostChannels: 2,
  separations: ['channels', 'diarization', 'none'],
  // Each channel is transcribed by itself, and diarization takes one channel only.
  separationsOfTwo: ['channels'],
  mostSecondsDiarized: MAX_DIARIZATION_SECONDS,
  profanities: ['None', 'Masked', 'Removed', 'Tags'],
  // `Transcription` has no field for them.
  phraseHints: 0,
  // Continuous identification takes 2 to 10, the main locale among them.
  candidateLocales: 10,
};

export interface AzureBatchSettings {
  /** Marks the jobs of this deployment: others may share a resource. */
  readonly environment: string;
  /** What the service's webhook signs its calls with; without it calls are refused. */
  readonly webhookSecret?: string;
}

/** Azure Speech batch transcription: each resource, in a region of its own, is a lane. */
export function makeAzureBatch(
  resources: ReadonlyMap<string, SpeechHttp>,
  settings: AzureBatchSettings,
): BatchProvider {
  const lanes = new Map(
    [...resources].map(([name, http]) => [name, makeAzureBatchLane(http, settings)]),
  );
  return {
    name: PROVIDER,
    capabilities: AZURE_BATCH,
    lanes: [...lanes.keys()],
    ...(settings.webhookSecret !== undefined && { notified: makeNotified(settings.webhookSecret) }),
    on(name) {
      const lane = lanes.get(name);
      if (lane) return lane;
      throw new AppError(
        'lane_unknown',
        `A job is at the speech resource ${name}, which SPEECH_ENDPOINT no longer names. Put it back until its jobs are over.`,
        { verdict: 'blocked' },
      );
    },
  };
}
