import { SUMMARIZED } from '../../app/builders';
import { SPOKEN } from '../speech-words';
import { violation, type FinishedRun, type Violation } from './violation';

const leaked = violation('leaked');

const SUMMARY =
  SUMMARIZED.kind === 'summary' ? SUMMARIZED.summary.summary.map(({ text }) => text) : [];

/** Signatures, keys, and what was said or follows from it. */
const SECRETS = ['sig=', 'secret-signature', ...SPOKEN, ...SUMMARY];

/** No secret and no spoken word in what operators see: histories, logs, reasons, job documents. */
export function leaksOf({ world }: FinishedRun): Violation[] {
  const { app } = world;
  const places = {
    'A history': [app.historiesAsText(), ...world.recorded],
    'The log': app.world.logs,
    'What listeners are told': world.told.map((ended) => JSON.stringify(ended)),
    'A reason': app.ports.ledger.all().map(({ reason }) => JSON.stringify(reason ?? null)),
    'A job document': app.ports.jobs.all().map((job) => JSON.stringify(job)),
  };
  return Object.entries(places).flatMap(([place, texts]) =>
    SECRETS.filter((secret) => texts.some((text) => text.includes(secret))).map((secret) =>
      leaked(`${place} holds "${secret}".`),
    ),
  );
}
