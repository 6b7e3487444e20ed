import type { RecognizedPhrase } from '../../speech/engine';

/** The answer as `srt`. */
export function toSrt(phrases: readonly RecognizedPhrase[]): string {
  return phrases
    .map((phrase, index) => `${String(index + 1)}\n${cue(phrase, ',')}\n${phrase.text.trim()}\n\n`)
    .join('');
}

/** The answer as `vtt`. */
export function toVtt(phrases: readonly RecognizedPhrase[]): string {
  const cues = phrases.map((phrase) => `${cue(phrase, '.')}\n${phrase.text.trim()}\n\n`);
  return `WEBVTT\n\n${cues.join('')}`;
}

function cue({ offsetMs, durationMs }: RecognizedPhrase, point: string): string {
  return `${clock(offsetMs, point)} --> ${clock(offsetMs + durationMs, point)}`;
}

/** `00:01:02,345` */
function clock(ms: number, point: string): string {
  const time = new Date(Math.round(ms)).toISOString();
  const hours = String(Math.floor(ms / 3_600_000)).padStart(2, '0');
  return `${hours}${time.slice(13, 19)}${point}${time.slice(20, 23)}`;
}
