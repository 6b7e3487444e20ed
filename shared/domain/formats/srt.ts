import type { Transcript } from '../transcript';
import { toCues, type Cue } from './cues';
import { cueTime } from './time';

/** SubRip: cues counted from 1, the speaker's name before the text. Empty where nothing was said. */
export function toSrt(transcript: Transcript): string {
  return toCues(transcript, { labelled: true })
    .map((cue, index) => `${toBlock(cue, index + 1)}\n`)
    .join('\n');
}

function toBlock({ startMs, endMs, lines }: Cue, number: number): string {
  return `${number}\n${cueTime(startMs, ',')} --> ${cueTime(endMs, ',')}\n${lines.join('\n')}`;
}
