import type { PushAudioInputStream } from 'microsoft-cognitiveservices-speech-sdk';
import type { LiveFormat, LiveOptions, LiveTarget } from '../types';
import type { Recognizer, Sdk } from './speech-sdk';

const BITS = 16;
/**
 * The SDK sends 5 s at once and then no faster than twice real time, which suits the service. Faster
 * streams pace themselves.
 */
const ITS_OWN_PACE = 2;
const NO_THROTTLE_MS = `${24 * 3_600_000}`;
/** Phrases in a list, says the documentation of phrase lists. */
const MOST_PHRASES = 500;

/** A recognizer of the Speech SDK, ready to start, and the stream it listens to. */
export interface Listening {
  readonly recognizer: Recognizer;
  readonly stream: PushAudioInputStream;
}

/** ConversationTranscriber tells speakers apart; SpeechRecognizer is for one voice a connection. */
export function makeRecognizer(
  sdk: Sdk,
  target: LiveTarget,
  options: LiveOptions,
  format: LiveFormat,
): Listening {
  const config = sdk.SpeechConfig.fromEndpoint(new URL(target.endpoint));
  config.authorizationToken = target.token;
  config.speechRecognitionLanguage = options.locale;
  config.outputFormat = sdk.OutputFormat.Detailed;
  config.requestWordLevelTimestamps();
  // One attempt: whether and when to try again is decided in one place, for both vendors.
  config.setProperty('SPEECH-Error-MaxRetryCount', '0');
  if ((format.pace ?? 1) > ITS_OWN_PACE) {
    config.setProperty('SPEECH-TransmitLengthBeforThrottleMs', NO_THROTTLE_MS);
  }
  const stream = sdk.AudioInputStream.createPushStream(
    sdk.AudioStreamFormat.getWaveFormatPCM(format.sampleRate, BITS, format.channels),
  );
  const audio = sdk.AudioConfig.fromStreamInput(stream);
  const recognizer =
    options.separation === 'diarization'
      ? new sdk.ConversationTranscriber(config, audio)
      : new sdk.SpeechRecognizer(config, audio);
  if (options.phrases && options.phrases.length > 0) {
    const list = sdk.PhraseListGrammar.fromRecognizer(recognizer);
    list.addPhrases(options.phrases.slice(0, MOST_PHRASES));
  }
  return { recognizer, stream };
}
