import { join } from 'node:path';
import type { RecognitionRequest, RecognizedAudio } from '../../../local/speech/engine';
import { createWhisperEngine } from '../../../local/recognizer/whisper-engine';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';

/** Loading models takes a second or two, fetching them on the first run a few more. */
export const START_TIMEOUT_MS = 300_000;

/** A real engine that runs the TypeScript sources. */
export function startEngine(): Promise<WhisperEngine> {
  return createWhisperEngine({ execArgv: ['--require', join(__dirname, 'run-typescript.cjs')] });
}

/** Recognizes a file in English, all channels. */
export function recognize(
  engine: WhisperEngine,
  file: string,
  more: Partial<RecognitionRequest> = {},
): Promise<RecognizedAudio> {
  return engine.recognize({
    file,
    locale: 'en-US',
    channels: [0, 1],
    source: file,
    signal: new AbortController().signal,
    ...more,
  });
}
