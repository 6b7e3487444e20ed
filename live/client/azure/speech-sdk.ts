import type * as SpeechSdk from 'microsoft-cognitiveservices-speech-sdk';

export type Sdk = typeof SpeechSdk;
export type Recognizer = SpeechSdk.ConversationTranscriber | SpeechSdk.SpeechRecognizer;

let loading: Promise<Sdk> | undefined;

/** The Speech SDK, loaded when it is needed: a megabyte that a session of Speechmatics is spared. */
export function loadSpeechSdk(): Promise<Sdk> {
  loading ??= import('microsoft-cognitiveservices-speech-sdk').then((sdk) => {
    // It would report on the machine and on every turn.
    sdk.Recognizer.enableTelemetry(false);
    return sdk;
  });
  return loading;
}
