import type { Transcript } from '../../../../shared/domain/transcript';
import type { ResultDocument } from '../../../../shared/domain/result';
import type { Effect } from '../moment';
import { violation, type FinishedRun, type Violation } from './violation';

const duplicated = violation('duplicated');
const wasted = violation('wasted');

/** The model is asked once for a version, and once more only where its answer was lost. */
export function modelOf({ world }: FinishedRun): Violation[] {
  const { effects } = world.host;
  const asks = new Map<string, Effect[]>();
  /** Number of effects before a version's result was written. */
  const written = new Map<string, number>();
  const violations: Violation[] = [];
  effects.forEach((effect, index) => {
    if (effect.what === 'results.create') {
      const { recordingId, version } = effect.args[0] as ResultDocument;
      const key = `${recordingId} ${version}`;
      if (!written.has(key)) written.set(key, index);
    }
    if (effect.what !== 'summarizer.summarize') return;
    const { recordingId, version } = effect.args[0] as Transcript;
    const key = `${recordingId} ${version}`;
    asks.set(key, [...(asks.get(key) ?? []), effect]);
    if ((written.get(key) ?? Infinity) < effect.actor.began) {
      violations.push(wasted(`The model was asked for ${key}, which had its result already.`));
    }
  });
  for (const [key, effectsOfKey] of asks) {
    const kept = effectsOfKey.filter(({ actor }) => actor.end === 'done').length;
    if (kept > 1) violations.push(wasted(`The model was asked for ${key} ${kept} times.`));
  }
  return [...violations, ...overwritten(world)];
}

/** A result is written once: what a reader has seen stays. */
function overwritten(world: FinishedRun['world']): Violation[] {
  const first = new Map<string, ResultDocument>();
  for (const { what, args } of world.host.effects) {
    if (what !== 'results.create') continue;
    const document = args[0] as ResultDocument;
    if (!first.has(document.id)) first.set(document.id, document);
  }
  return world.app.ports.results
    .all()
    .filter((document) => (first.get(document.id) ?? document) !== document)
    .map(({ id }) => duplicated(`The result ${id} was written twice.`));
}
