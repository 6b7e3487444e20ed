import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';

/*
 * A clock that can be moved, forwards and backwards, in place of the process's own: `Date` only, so
 * that time-outs of requests keep their real length. The function process gets it by `--import`
 * and follows a file; the process of the tests, with all stand-ins, moves its own along with it.
 * Plain JavaScript but for types: Node loads it as it is.
 */

/** Names the file that holds how far the clock is ahead, in ms. */
export const CLOCK_FILE = 'CHAOS_CLOCK_FILE';

const LOOK_MS = 25;
const COMPILED_MS = 2_000;

const RealDate = globalThis.Date;
let aheadMs = 0;

const now = (): number => RealDate.now() + aheadMs;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
});

/** Puts the clock so far ahead of the real one (ms); behind it with a negative number. */
export function setAhead(ms: number): void {
  aheadMs = ms;
  globalThis.Date = ShiftedDate;
}

/** Gives the process its own clock back. */
export function restoreClock(): void {
  globalThis.Date = RealDate;
}

function follow(file: string): void {
  const look = (): void => {
    const ms = Number(readFileSync(file, 'utf8'));
    // In the moment of being written it may be empty, which reads as 0.
    if (Number.isFinite(ms) && ms !== 0) setAhead(ms);
  };
  look();
  setInterval(look, LOOK_MS).unref();
}

const file = process.env[CLOCK_FILE];
if (file !== undefined) {
  follow(file);
  // Node keeps what it has compiled when a process ends, and a killed one does not end.
  setTimeout(() => flushCompileCache(), COMPILED_MS).unref();
}
