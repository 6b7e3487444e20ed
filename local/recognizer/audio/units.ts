/** Every model works at this rate, in samples a second. */
export const SAMPLE_RATE = 16_000;

/** Samples that the voice detector judges at a time: 32 ms. */
export const VOICE_WINDOW = 512;
