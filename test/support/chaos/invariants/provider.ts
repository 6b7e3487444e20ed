import type { Job } from '../../../../shared/domain/job';
import { violation, type FinishedRun, type Violation } from './violation';

const duplicated = violation('duplicated');
const wasted = violation('wasted');
const broken = violation('broken');

/** The provider holds nothing any more, and was given nothing without need. */
export function providerOf(run: FinishedRun): Violation[] {
  const { speech, ports } = run.world.app;
  const jobs = ports.jobs.all();
  return [
    ...speech.jobs.map(({ id, name }) => broken(`The service still has ${id} of ${name}.`)),
    ...jobs
      .filter(({ state }) => state !== 'closed')
      .map(({ id, state }) => broken(`${id} is not closed: it is ${state}.`)),
    ...collectedTwice(run),
    ...submittedTooOften(run),
    ...triedByTwo(run, jobs),
  ];
}

/** A version's transcript comes from one provider job, however many there were. */
function collectedTwice({ world }: FinishedRun): Violation[] {
  const sources = new Map<string, Set<string>>();
  const asked = new Map<object, string>();
  for (const { actor, what, args } of world.host.effects) {
    if (what === 'transcribers.transcripts') asked.set(actor, String(args[0]));
    const from = asked.get(actor);
    if (what !== 'transcripts.create' || from === undefined) continue;
    const path = String(args[0]);
    sources.set(path, (sources.get(path) ?? new Set()).add(from));
  }
  return [...sources]
    .filter(([, jobs]) => jobs.size > 1)
    .map(([path, jobs]) => duplicated(`${path} was collected from ${[...jobs].join(' and ')}.`));
}

/** A job that was just made may take so long to show in the service's list, before another one is made (ms). */
const SETTLING_MS = 60_000;

/**
 * One provider job for each of ours. One more for each attempt whose end nobody knew only where looking
 * for it was in vain: the service is slow to show what it has made, or who was to make it slept and
 * makes it now (no service with an idempotency key could be told so).
 */
function submittedTooOften({ world }: FinishedRun): Violation[] {
  const { submitted, listedAfterMs } = world.app.speech;
  const names = submitted.map(({ name }) => name);
  return [...new Set(names)].flatMap((jobId) => {
    const count = names.filter((name) => name === jobId).length;
    const isFound = listedAfterMs < SETTLING_MS && world.sleeps === 0;
    const unsure = isFound ? 0 : attemptsOfUnknownEnd(world, jobId);
    return count <= 1 + unsure ? [] : [wasted(`${jobId} was submitted ${count} times.`)];
  });
}

function attemptsOfUnknownEnd({ host }: FinishedRun['world'], jobId: string): number {
  return host.actors.filter(
    ({ name, instanceId, end }) =>
      name === 'submitTranscription' && instanceId === jobId && end !== 'done',
  ).length;
}

/** What the service transcribes it is given once: no second job takes a version that the first one brings. */
function triedByTwo({ world }: FinishedRun, jobs: readonly Job[]): Violation[] {
  const submitted = new Set(world.app.speech.submitted.map(({ name }) => name));
  const takers = new Map<string, string[]>();
  for (const { id, manifest } of jobs.filter((job) => submitted.has(job.id))) {
    for (const { recordingId, version, path } of manifest) {
      if (world.app.speech.fileFailures.has(path)) continue;
      const key = `${recordingId} ${version}`;
      takers.set(key, [...(takers.get(key) ?? []), id]);
    }
  }
  return [...takers]
    .filter(([, ids]) => ids.length > 1)
    .map(([key, ids]) => wasted(`${key} was submitted in ${ids.join(' and ')}.`));
}
