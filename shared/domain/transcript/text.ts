import { speakerLabel } from './speakers';
import type { Phrase, Transcript } from './types';

/** All that was said, a phrase a line, without names and times. */
export function plainText(transcript: Pick<Transcript, 'phrases'>): string {
  return transcript.phrases.map((phrase) => phrase.text).join('\n');
}

/** A phrase as a reader wants it: `00:01:05 Agent: Good morning.` */
export function dialogueLine(transcript: Transcript, phrase: Phrase): string {
  const label = speakerLabel(transcript, phrase);
  return `${clock(phrase.offsetMs)} ${label ? `${label}: ` : ''}${phrase.text}`;
}

/** Milliseconds as `hh:mm:ss`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
