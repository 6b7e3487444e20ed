import type { TokenCredential } from '@azure/identity';
import type { ImmediateProvider } from '../transcribers/immediate-lane';
import { capabilitiesOf } from './models';
import { makeTranscriptionService, type TranscriptionSettings } from './service';

export interface OpenAiTranscriptionSettings extends TranscriptionSettings {
  /** Recordings that the endpoint works on at a time. */
  readonly atOnce: number;
}

/** Transcription by any service that speaks OpenAI's `audio/transcriptions`. */
export function makeOpenAiTranscription(
  settings: OpenAiTranscriptionSettings,
  credential: () => TokenCredential,
): ImmediateProvider {
  return {
    name: 'openai',
    capabilities: capabilitiesOf(settings.model),
    services: new Map([
      [new URL(settings.baseUrl).host, makeTranscriptionService(settings, credential)],
    ]),
    atOnce: settings.atOnce,
  };
}
