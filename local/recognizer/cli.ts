/* eslint-disable no-console -- a command for developers: it prints */
import { parseArgs } from 'node:util';
import type { RecognizedPhrase } from '../speech/engine';
import { createWhisperEngine } from './whisper-engine';
import type { WhisperEngine } from './whisper-engine';

/** More channels than any recording has. */
const ALL_CHANNELS = Array.from({ length: 16 }, (_, channel) => channel);

const USAGE = 'Usage: node dist/local/recognizer/cli.js FILE... [--locale en-US] [--diarize]';

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      locale: { type: 'string', default: 'en-US' },
      diarize: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const engine = await createWhisperEngine({
    onDownload: ({ model, bytes, totalBytes }) => {
      if (bytes === totalBytes) console.error(`Fetched ${model}, ${megabytes(bytes)}.`);
    },
  });
  try {
    await engine.warmUp();
    for (const file of positionals) await print(engine, file, values.locale, values.diarize);
  } finally {
    await engine.close();
  }
}

async function print(engine: WhisperEngine, file: string, locale: string, diarize: boolean) {
  const started = performance.now();
  const { durationMs, channels, phrases } = await engine.recognize({
    file,
    locale,
    channels: ALL_CHANNELS,
    source: file,
    signal: new AbortController().signal,
    ...(diarize ? { diarization: { maxSpeakers: 2 } } : {}),
  });
  const tookMs = performance.now() - started;
  console.log(`${file}: ${seconds(durationMs)} s, ${channels} channel(s)`);
  for (const phrase of phrases) console.log(lineOf(phrase));
  console.log(`Took ${seconds(tookMs)} s, real-time factor ${(tookMs / durationMs).toFixed(2)}.\n`);
}

function lineOf({ offsetMs, durationMs, channel, speaker, confidence, text }: RecognizedPhrase) {
  const who = speaker === undefined ? `channel ${channel}` : `speaker ${speaker}`;
  const time = `${seconds(offsetMs)}-${seconds(offsetMs + durationMs)}`;
  return `  ${time}  ${who}  ${confidence.toFixed(2)}  ${text}`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
