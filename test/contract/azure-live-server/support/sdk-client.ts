import * as sdk from 'microsoft-cognitiveservices-speech-sdk';

export interface Heard {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly speaker?: string;
  readonly json: string;
}

/** All that the SDK reported until it stopped. */
export interface SdkRun {
  readonly partials: string[];
  readonly finals: Heard[];
  readonly events: string[];
  readonly canceled: { reason: string; code: string; details: string }[];
}

export type Credentials = { readonly key: string } | { readonly token: string };

const TICKS_PER_MS = 10_000;

export function speechConfig(url: string, credentials: Credentials): sdk.SpeechConfig {
  const endpoint = new URL(url.replace('http:', 'ws:') + '/stt/speech/universal/v2');
  const config =
    'key' in credentials
      ? sdk.SpeechConfig.fromEndpoint(endpoint, credentials.key)
      : sdk.SpeechConfig.fromEndpoint(endpoint);
  if ('token' in credentials) config.authorizationToken = credentials.token;
  config.speechRecognitionLanguage = 'en-GB';
  return config;
}

/** A stream with this audio in it, ended. */
export function pushed(pcm: Buffer, channels = 1): sdk.AudioConfig {
  const stream = sdk.AudioInputStream.createPushStream(
    sdk.AudioStreamFormat.getWaveFormatPCM(16_000, 16, channels),
  );
  stream.write(Uint8Array.from(pcm).buffer);
  stream.close();
  return sdk.AudioConfig.fromStreamInput(stream);
}

/** 100 ms of audio, and how often they come: faster than in life. */
const PIECE_BYTES = 3_200;
const PIECE_EVERY_MS = 25;

/** A stream that audio comes in with time, as from a microphone. */
export function streamed(pcm: Buffer): sdk.AudioConfig {
  const stream = sdk.AudioInputStream.createPushStream(
    sdk.AudioStreamFormat.getWaveFormatPCM(16_000, 16, 1),
  );
  let sent = 0;
  const timer = setInterval(() => {
    stream.write(Uint8Array.from(pcm.subarray(sent, sent + PIECE_BYTES)).buffer);
    sent += PIECE_BYTES;
    if (sent < pcm.length) return;
    clearInterval(timer);
    stream.close();
  }, PIECE_EVERY_MS);
  return sdk.AudioConfig.fromStreamInput(stream);
}

/** Recognizes until the session has stopped. */
export async function recognize(config: sdk.SpeechConfig, audio: sdk.AudioConfig): Promise<SdkRun> {
  const recognizer = new sdk.SpeechRecognizer(config, audio);
  const run = emptyRun();
  const stopped = new Promise<void>((resolve) => {
    recognizer.recognizing = (_, { result }) => void run.partials.push(result.text);
    recognizer.recognized = (_, { result }) => note(run, result);
    recognizer.speechStartDetected = () => void run.events.push('speech start');
    recognizer.speechEndDetected = () => void run.events.push('speech end');
    recognizer.canceled = (_, event) => {
      noteCanceled(run, event);
      // After an error the SDK says nothing more.
      if (event.reason === sdk.CancellationReason.Error) resolve();
    };
    recognizer.sessionStopped = () => resolve();
  });
  await new Promise<void>((resolve) => {
    // A failed start is reported by `canceled` as well.
    recognizer.startContinuousRecognitionAsync(resolve, () => resolve());
  });
  await stopped;
  await new Promise<void>((resolve) => recognizer.close(resolve, () => resolve()));
  return run;
}

/** The same with speakers. */
export async function transcribe(
  config: sdk.SpeechConfig,
  audio: sdk.AudioConfig,
): Promise<SdkRun> {
  const transcriber = new sdk.ConversationTranscriber(config, audio);
  const run = emptyRun();
  const stopped = new Promise<void>((resolve) => {
    transcriber.transcribing = (_, { result }) => void run.partials.push(result.text);
    transcriber.transcribed = (_, { result }) => note(run, result);
    transcriber.canceled = (_, event) => {
      noteCanceled(run, event);
      if (event.reason === sdk.CancellationReason.Error) resolve();
    };
    transcriber.sessionStopped = () => resolve();
  });
  await new Promise<void>((resolve) => {
    transcriber.startTranscribingAsync(resolve, () => resolve());
  });
  await stopped;
  await new Promise<void>((resolve) => transcriber.close(resolve, () => resolve()));
  return run;
}

const emptyRun = (): SdkRun => ({ partials: [], finals: [], events: [], canceled: [] });

function note(
  run: SdkRun,
  result: sdk.SpeechRecognitionResult | sdk.ConversationTranscriptionResult,
): void {
  if (result.reason !== sdk.ResultReason.RecognizedSpeech) return;
  run.finals.push({
    text: result.text,
    offsetMs: result.offset / TICKS_PER_MS,
    durationMs: result.duration / TICKS_PER_MS,
    ...('speakerId' in result && { speaker: result.speakerId }),
    json: result.json,
  });
}

function noteCanceled(
  run: SdkRun,
  event: sdk.SpeechRecognitionCanceledEventArgs | sdk.ConversationTranscriptionCanceledEventArgs,
): void {
  run.canceled.push({
    reason: sdk.CancellationReason[event.reason],
    code: sdk.CancellationErrorCode[event.errorCode],
    details: event.errorDetails,
  });
}
