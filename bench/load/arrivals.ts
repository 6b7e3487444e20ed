import type { LoadName } from '../options';

/** When the recordings of a load are dropped. */
export interface Load {
  readonly name: string;
  /** What it stands for, in one line. */
  readonly description: string;
  /** Milliseconds from the start, ascending. */
  readonly arrivals: readonly number[];
}

const POISSON_AN_HOUR = 10_000;
const POISSON_SECONDS = 180;
const TRICKLE_RECORDINGS = 3;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The loads of a run; only the burst has a size that can be chosen. */
export function loadOf(name: LoadName, recordings: number): Load {
  switch (name) {
    case 'burst':
      return burst(recordings);
    case 'poisson':
      return poisson(POISSON_AN_HOUR, POISSON_SECONDS);
    case 'trickle':
      return trickle(TRICKLE_RECORDINGS);
  }
}

export function burst(recordings: number): Load {
  return {
    name: 'burst',
    description: `${String(recordings)} recordings dropped at once, as fast as the storage takes them`,
    arrivals: Array.from({ length: recordings }, () => 0),
  };
}

function poisson(anHour: number, seconds: number): Load {
  const random = randomNumbers(20_260_101);
  const arrivals: number[] = [];
  const meanMs = HOUR_MS / anHour;
  for (let at = gap(); at < seconds * 1000; at += gap()) arrivals.push(at);
  return {
    name: 'poisson',
    description: `Poisson arrivals of ${String(anHour)} an hour, a stretch of ${String(seconds)} seconds`,
    arrivals,
  };

  function gap(): number {
    return -Math.log(1 - random()) * meanMs;
  }
}

function trickle(recordings: number): Load {
  return {
    name: 'trickle',
    description: `one recording a minute, ${String(recordings)} of them`,
    arrivals: Array.from({ length: recordings }, (_, index) => index * MINUTE_MS),
  };
}

/** Numbers in [0, 1), the same with every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
