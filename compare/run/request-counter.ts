import type { Stack } from '../../local/stack';
import { nameOf, type Way } from '../ways';

type Journal = ReturnType<Stack['speech']['journal']>;

/** Calls of a stand-in for speech, by the names that its journal has for them. */
const callsOf = (journal: Journal, names: readonly string[]): number =>
  journal.filter(({ kind, operation }) => kind === 'call' && names.includes(operation)).length;

/** Without lists of jobs: the sweep asks for them all the time, whatever is transcribed. */
const COUNTS: Readonly<Record<string, (stack: Stack) => number>> = {
  'azure-speech/batch': ({ speech }) =>
    callsOf(speech.journal(), ['submit', 'get', 'files', 'result', 'delete']),
  'azure-speech/fast': ({ speech }) => callsOf(speech.journal(), ['transcribe']),
  'speechmatics/batch': ({ speechmatics }) =>
    callsOf(speechmatics.journal(), ['create', 'get', 'transcript', 'delete']),
  'openai/fast': ({ openai }) =>
    openai.journal().filter(({ path }) => path.endsWith('/audio/transcriptions')).length,
};

/**
 * How many requests a service has had so far, by the journal of its stand-in; null where nobody
 * counts. A live stream counts its own.
 */
export function requestCounter(
  stack: Stack | undefined,
  standIn: (way: Way) => boolean | null,
): (way: Way) => number | null {
  return (way) => {
    const count = COUNTS[nameOf(way)];
    return stack && count && standIn(way) === true ? count(stack) : null;
  };
}
