import type { Evidence } from './evidence';

/** Shorter ones, like "Yes.", are in every log. */
const TELLING_CHARACTERS = 15;
const LEDGER_BYTES = 4096;
/** Design: at most a few hundred events and 100 KB in one history. */
const HISTORY_EVENTS = 400;
const HISTORY_BYTES = 100 * 1024;

/** What was said, and what opens doors, is in none of the places that people look into for other reasons. */
export function leaks(evidence: Evidence): string[] {
  const { ledger, jobs, log, durable, announced, spoken, secrets } = evidence;
  const places: readonly (readonly [name: string, text: string, mayTell: boolean])[] = [
    ['the log', log, false],
    ['the history', durable.text, false],
    ['an announcement', announced.text, false],
    // A brief summary quotes what was said.
    ['a document', JSON.stringify([ledger, jobs]), true],
  ];
  const telling = spoken.filter((text) => text.length >= TELLING_CHARACTERS);
  return places.flatMap(([place, text, mayTell]) => [
    ...secrets
      .filter((secret) => text.includes(secret))
      .map((secret) => `There is a secret in ${place}: ${secret.slice(0, 8)}…`),
    ...(mayTell ? [] : telling)
      .filter((phrase) => text.includes(phrase) || text.includes(asJson(phrase)))
      .map((phrase) => `Somebody said in ${place}: ${phrase}`),
  ]);
}

/** Without the quotes around it. */
function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function oversized({ ledger, durable }: Evidence): string[] {
  const { longestHistory, largestHistory } = durable;
  return [
    ...ledger
      .filter((record) => Buffer.byteLength(JSON.stringify(record)) > LEDGER_BYTES)
      .map(({ path }) => `${path} takes more than ${LEDGER_BYTES} bytes on the ledger.`),
    ...(longestHistory > HISTORY_EVENTS ? [`A history has ${longestHistory} events.`] : []),
    ...(largestHistory > HISTORY_BYTES ? [`A history has ${largestHistory} bytes.`] : []),
  ];
}
