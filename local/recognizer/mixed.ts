import type { RecognizedAudio } from '../speech/engine';

/** The channels that a recording may have; those that it lacks are ignored. */
export const ALL_CHANNELS: readonly number[] = [0, 1];

/**
 * What is heard when channels are mixed, as services do that don't keep them apart: all that was said
 * in either, in order of time. The voices of two channels are two speakers.
 */
export function mixed(audio: RecognizedAudio, withSpeakers: boolean): RecognizedAudio {
  return {
    ...audio,
    channels: 1,
    phrases: audio.phrases.map(({ speaker = 1, ...phrase }) => ({
      ...phrase,
      channel: 0,
      ...(withSpeakers && { speaker: audio.channels > 1 ? phrase.channel + 1 : speaker }),
    })),
  };
}
