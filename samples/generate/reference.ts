import { ROLES } from './call-script.ts';
import type { CallScript } from './call-script.ts';
import type { SampleFormat } from './formats.ts';
import type { Mix } from './mix.ts';

/** What is really said in a recording, to compare a transcript with: the file `NAME.reference.json`. */
export function referenceOf(script: CallScript, format: SampleFormat, mix: Mix): object {
  const length = mix.channels[0]?.length ?? 0;
  return {
    file: `${script.name}.${format.extension}`,
    title: script.title,
    locale: script.locale,
    format: format.description,
    channels: mix.channels.map((_, channel) => {
      const roles = ROLES.filter((role) => format.channelOf[role] === channel);
      return { channel, role: roles.length > 1 ? 'mixed' : roles[0] };
    }),
    speakers: ROLES.length,
    durationSeconds: toMilliseconds(length / mix.sampleRate),
    turns: mix.turns.map((turn) => ({
      ...turn,
      startSeconds: toMilliseconds(turn.startSeconds),
      endSeconds: toMilliseconds(turn.endSeconds),
    })),
    text: mix.turns.map((turn) => turn.text).join(' '),
  };
}

/** The same for `npm run evaluate`, the file `NAME.txt`: a line a turn, with who says it. */
export function referenceTextOf({ turns }: CallScript): string {
  return turns.map(({ role, text }) => `${LABELS[role]}: ${text}\n`).join('');
}

const LABELS = { agent: 'Agent', customer: 'Customer' } as const;

/** Seconds, rounded to the millisecond. */
function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
