import type { Phrase, Speaker, Transcript } from './types';

/** Anything that tells who speaks: a phrase, a speaker. */
type Voice = Pick<Speaker, 'channel' | 'speaker'>;

/** Id of the speaker of a phrase: `c1`; `s2` where speakers of the one channel were told apart; `c1s2`. */
export function speakerIdOf(voice: Voice, channels: number): string {
  if (voice.speaker === undefined) return `c${voice.channel}`;
  return channels > 1 ? `c${voice.channel}s${voice.speaker}` : `s${voice.speaker}`;
}

/** Whoever says a phrase. */
export function speakerOf(transcript: Transcript, phrase: Phrase): Speaker | undefined {
  return transcript.speakers.find(
    ({ channel, speaker }) => channel === phrase.channel && speaker === phrase.speaker,
  );
}

/**
 * The name of whoever speaks a phrase: the role where it is known (`Agent`, or `Agent 2` where two
 * voices have it), else `Speaker 1` or `Channel 1`; `undefined` where there is only one voice to tell.
 */
export function speakerLabel(transcript: Transcript, phrase: Phrase): string | undefined {
  const role = speakerOf(transcript, phrase)?.role;
  if (role !== undefined) return roleLabel(transcript, phrase, role);
  if (phrase.speaker !== undefined) return `Speaker ${phrase.speaker}`;
  return transcript.channels > 1 ? `Channel ${phrase.channel + 1}` : undefined;
}

function roleLabel({ speakers }: Transcript, phrase: Phrase, role: string): string {
  const name = role.charAt(0).toUpperCase() + role.slice(1);
  const same = speakers.filter((speaker) => speaker.role === role);
  if (same.length < 2) return name;
  const place = same.findIndex(
    ({ channel, speaker }) => channel === phrase.channel && speaker === phrase.speaker,
  );
  return `${name} ${place + 1}`;
}

/** Every voice in a recording, in the order of channels and numbers, without roles. */
export function speakersIn(voices: readonly Voice[], channels: number): Speaker[] {
  const found = new Map<string, Speaker>();
  const add = ({ channel, speaker }: Voice) => {
    const id = speakerIdOf({ channel, ...(speaker !== undefined && { speaker }) }, channels);
    if (found.has(id)) return;
    found.set(id, { id, channel, ...(speaker !== undefined && { speaker }) });
  };
  voices.forEach(add);
  const heard = new Set([...found.values()].map(({ channel }) => channel));
  for (let channel = 0; channel < channels; channel += 1) if (!heard.has(channel)) add({ channel });
  return [...found.values()].toSorted(
    (one, other) => one.channel - other.channel || (one.speaker ?? 0) - (other.speaker ?? 0),
  );
}
