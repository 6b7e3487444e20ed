import type { Clock, LiveProvider, LiveProviders } from '../../ports';
import { makeAzureLive, type LiveSpeechSettings } from '../azure-speech/live-tokens';
import { makeSpeechmaticsLive, type SpeechmaticsLiveSettings } from '../speechmatics/live-tokens';

/** Settings of the services that may be asked, those that are not set up left out. */
export interface LiveProviderSettings {
  readonly providers: readonly ('azure-speech' | 'speechmatics')[];
  readonly speech?: LiveSpeechSettings;
  readonly speechmatics?: SpeechmaticsLiveSettings;
}

/** The live services of the settings, in their order. */
export function makeLiveProviders(settings: LiveProviderSettings, clock: Clock): LiveProviders {
  const { speech, speechmatics } = settings;
  const made: Record<(typeof settings.providers)[number], LiveProvider | undefined> = {
    'azure-speech': speech && makeAzureLive(speech, clock),
    speechmatics: speechmatics && makeSpeechmaticsLive(speechmatics, clock),
  };
  return {
    providers: settings.providers.map((name) => made[name]).filter((one) => one !== undefined),
  };
}
