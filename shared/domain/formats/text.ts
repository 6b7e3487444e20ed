import { dialogueLine, hasSpeech, type Phrase, type Transcript } from '../transcript';

/** For a stretch that the recognizer failed on: a reader is to know that something was there. */
const NOT_RECOGNIZED = '[not recognized]';

const NO_SPEECH = '[No speech was recognized in this recording.]';

/** The dialogue, a phrase a line, with times and names. */
export function toText(transcript: Transcript): string {
  const lines = transcript.phrases.map((phrase) => lineOf(transcript, phrase));
  if (!hasSpeech(transcript)) lines.push(NO_SPEECH);
  return lines.map((line) => `${line}\n`).join('');
}

function lineOf(transcript: Transcript, phrase: Phrase): string {
  const isLost = !phrase.recognized && phrase.text === '';
  return dialogueLine(transcript, isLost ? { ...phrase, text: NOT_RECOGNIZED } : phrase);
}
