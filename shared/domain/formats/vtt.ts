import type { Transcript } from '../transcript';
import { toCues, type Cue } from './cues';
import { cueTime } from './time';

/** WebVTT with a voice tag for each speaker; the identifier of a cue is the id of its phrase. */
export function toVtt(transcript: Transcript): string {
  return ['WEBVTT', ...toCues(transcript, { labelled: false }).map(toBlock)].join('\n\n') + '\n';
}

function toBlock({ id, startMs, endMs, label, lines }: Cue): string {
  const voice = label === undefined ? '' : `<v ${escaped(label)}>`;
  const times = `${cueTime(startMs, '.')} --> ${cueTime(endMs, '.')}`;
  return `${id}\n${times}\n${voice}${lines.map(escaped).join('\n')}`;
}

/** With these three nothing that is said can be a tag, an entity or the arrow of a time. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
