import type { Stretch } from './stretches';

/** Talking until somebody else begins; silences of a voice within its turn are part of it (ms). */
export interface Turn {
  readonly speaker: string;
  readonly from: number;
  readonly to: number;
}

/** A longer silence ends a monologue (ms). */
export const MONOLOGUE_PAUSE_MS = 2000;

/** Beginning while the other is just ending is no interruption (ms). */
export const INTERRUPTION_MS = 200;

/** The turns of a conversation, by who begins to talk. */
export function turnsOf(stretches: readonly Stretch[]): Turn[] {
  return grouped(stretches, (last, next) => last.speaker === next.speaker);
}

/** The longest talk of one voice without another beginning and without a longer silence. */
export function longestMonologue(stretches: readonly Stretch[]): Turn | undefined {
  const isOne = (last: Turn, next: Stretch) =>
    last.speaker === next.speaker && next.from - last.to <= MONOLOGUE_PAUSE_MS;
  return grouped(stretches, isOne).reduce<Turn | undefined>(
    (most, turn) => (most && most.to - most.from >= turn.to - turn.from ? most : turn),
    undefined,
  );
}

function grouped(
  stretches: readonly Stretch[],
  isOne: (last: Turn, next: Stretch) => boolean,
): Turn[] {
  const turns: Turn[] = [];
  for (const stretch of stretches) {
    const last = turns.at(-1);
    if (last && isOne(last, stretch)) {
      turns[turns.length - 1] = { ...last, to: Math.max(last.to, stretch.to) };
    } else turns.push({ ...stretch });
  }
  return turns;
}

/** Who begins while another talks, and still talks when that one has stopped; one entry each time. */
export function interruptionsOf(stretches: readonly Stretch[]): Stretch[] {
  // Of one voice only the last stretch that began can still be going on.
  const lastOf = new Map<string, Stretch>();
  return stretches.filter((stretch) => {
    const isInterruption = [...lastOf.values()].some(
      (other) =>
        other.speaker !== stretch.speaker &&
        other.from < stretch.from &&
        other.to - stretch.from > INTERRUPTION_MS &&
        stretch.to > other.to,
    );
    lastOf.set(stretch.speaker, stretch);
    return isInterruption;
  });
}
