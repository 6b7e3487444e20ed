import { nameOf, type Way } from '../ways';

/** Settings of which any one says that a real service is meant instead of the stand-in here. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  'azure-speech/batch': ['SPEECH_ENDPOINT'],
  'azure-speech/fast': ['SPEECH_ENDPOINT'],
  'azure-speech/live': ['LIVE_SPEECH_ENDPOINT'],
  'speechmatics/batch': ['SPEECHMATICS_API_KEY'],
  'speechmatics/live': ['SPEECHMATICS_API_KEY'],
  'openai/fast': ['TRANSCRIPTION_BASE_URL', 'TRANSCRIPTION_API_KEY'],
};

/** Whether the settings of the environment lead a way to a real service. */
export function isReal(way: Way, settings: Readonly<Record<string, string>>): boolean {
  return (TOLD_BY[nameOf(way)] ?? []).some((name) => settings[name] !== undefined);
}

/** What to set so that a way leads to a real service: `SPEECH_ENDPOINT`. */
export const toldBy = (way: Way): string => (TOLD_BY[nameOf(way)] ?? []).join(' or ');
