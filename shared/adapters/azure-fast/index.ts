import type { TokenCredential } from '@azure/identity';
import { ACCEPTED_KINDS } from '../../domain/audio';
import type { Capabilities } from '../../domain/provider';
import type { SpeechSettings } from '../azure-speech/http';
import type { ImmediateProvider } from '../transcribers/immediate-lane';
import { makeFastService, type FastSettings } from './service';

export interface AzureFastSettings extends FastSettings {
  /** Recordings that one resource works on at a time. */
  readonly atOnce: number;
  readonly mostSeconds: number;
}

/**
 * Azure fast transcription: the answer to the request is the transcript, a few times faster than the
 * recording lasts. Each Speech resource offers it beside batch transcription.
 */
export function makeAzureFast(
  resources: readonly SpeechSettings[],
  settings: AzureFastSettings,
  credential: () => TokenCredential,
): ImmediateProvider {
  return {
    name: 'azure-fast',
    capabilities: capabilitiesOf(settings),
    services: new Map(
      resources.map((resource) => [
        `${new URL(resource.endpoint).host}/fast`,
        makeFastService(resource, settings, credential),
      ]),
    ),
    atOnce: settings.atOnce,
  };
}

/** By the REST reference of 2025-10-15; its pages disagree on the limits, so settings state them. */
function capabilitiesOf({ mostBytes, mostSeconds }: AzureFastSettings): Capabilities {
  return {
    mode: 'fast',
    recordingsPerJob: 1,
    mostBytes,
    mostSeconds,
    formats: ACCEPTED_KINDS,
    mostChannels: 2,
    separations: ['channels', 'diarization', 'none'],
    profanities: ['None', 'Masked', 'Removed', 'Tags'],
    // The most that the service takes in real time; `phraseList` here has no stated bound.
    phraseHints: 500,
    // It decides for one of them for the whole recording. The most that batch takes.
    candidateLocales: 10,
  };
}
