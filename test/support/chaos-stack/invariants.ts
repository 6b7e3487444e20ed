import { formPaths } from '../../../shared/domain/formats';
import type { Evidence } from './evidence';
import { mayEndAs, TERMINAL, type Expectations } from './expectations';
import { leaks, oversized } from './invariants-of-texts';
import { idOf } from './recordings';

/** Recordings lost and duplicated, which are counted by themselves, and everything else. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** All of it, in sentences. */
  readonly violations: readonly string[];
}

/** Judges what a system has come to: whatever went wrong, these hold. */
export function judge(evidence: Evidence, expected: Expectations): Verdict {
  const lost = lostOnes(evidence, expected);
  const duplicated = duplicatedOnes(evidence, expected);
  return {
    lost,
    duplicated,
    violations: [
      ...lost,
      ...duplicated,
      ...strangers(evidence, expected),
      ...badEnds(evidence, expected),
      ...untold(evidence),
      ...orphans(evidence),
      ...remains(evidence, expected),
      ...leftOvers(evidence),
      ...leaks(evidence),
      ...oversized(evidence),
    ],
  };
}

function lostOnes({ ledger, results, transcripts }: Evidence, expected: Expectations): string[] {
  const resultIds = new Set(results.map(({ id }) => id));
  const paths = new Set(transcripts);
  const completed = ledger.filter(({ status }) => status === 'completed');
  return [
    ...expected.unfinished(ledger).map((one) => `${one}, which is no end.`),
    ...completed.flatMap(({ path, version, result }) => {
      if (result?.version !== version) return [`${path} is completed, its result is not its own.`];
      const missing = formPaths(result.transcriptPath).filter((one) => !paths.has(one));
      return [
        ...(resultIds.has(result.documentId) ? [] : [`${path} is completed and has no result.`]),
        ...(missing.length === 0
          ? []
          : [`${path} is completed without a transcript in every form: ${missing.join(', ')}.`]),
      ];
    }),
  ];
}

function duplicatedOnes(
  { ledger, results, speech }: Evidence,
  { mayRepeat }: Expectations,
): string[] {
  const paths = ledger.filter(({ status }) => status !== 'deleted').map(({ path }) => path);
  return [
    ...repeated(paths).map((path) => `${path} has two ledger documents.`),
    ...repeated(results.map(({ recordingId }) => recordingId)).map(
      (id) => `${id} has two results.`,
    ),
    ...repeated(speech.created).map((name) => `${name} was submitted more than once.`),
    ...[...speech.tried]
      .filter(([id, tries]) => tries > 1 && !mayRepeat.has(id))
      .map(([id, tries]) => `${id} was given to the speech service ${tries} times.`),
  ];
}

function strangers({ ledger }: Evidence, { drops }: Expectations): string[] {
  const known = new Set(drops.map(idOf));
  return ledger
    .filter(({ id }) => !known.has(id))
    .map(({ path }) => `${path} is on the ledger and was never dropped.`);
}

function badEnds({ ledger }: Evidence, { drops, mayFail }: Expectations): string[] {
  const byId = new Map(ledger.map((record) => [record.id, record]));
  return drops.flatMap((drop) => {
    const record = byId.get(idOf(drop));
    if (!record || !TERMINAL.includes(record.status)) return [];
    const { id, status, reason } = record;
    const isStated = !['failed', 'rejected'].includes(status) || (reason?.code && reason.message);
    if (!isStated) return [`${drop.path} is ${status} without a reason.`];
    if (mayEndAs(drop, status) || (status === 'failed' && mayFail.has(id))) return [];
    return [`${drop.path} is ${status}: ${JSON.stringify(reason)}.`];
  });
}

function untold({ ledger, announced }: Evidence): string[] {
  return ledger
    .filter(({ status }) => ['completed', 'failed', 'rejected'].includes(status))
    .filter(({ id, version, status }) => !announced.ends.has(`${id} ${version} ${status}`))
    .map(({ path, status }) => `${path} is ${status}, and nobody was told.`);
}

/** A transcript may stay without a result where its recording failed after it was transcribed. */
function orphans({ ledger, results, transcripts }: Evidence): string[] {
  const wanted = new Set(
    ledger.flatMap(({ result }) =>
      result ? [result.documentId, ...formPaths(result.transcriptPath)] : [],
    ),
  );
  const ofFailed = ledger
    .filter(({ status }) => status === 'failed')
    .map(({ id, version }) => `${id}/${version}/`);
  const isWanted = (name: string) =>
    wanted.has(name) || ofFailed.some((folder) => name.startsWith(folder));
  return [...results.map(({ id }) => id), ...transcripts]
    .filter((name) => !isWanted(name))
    .map((name) => `Nobody points at ${name}.`);
}

/** Of a recording that was to be forgotten nothing is left but a mark that it was. */
function remains(evidence: Evidence, { drops }: Expectations): string[] {
  const { ledger, results, transcripts, recordings } = evidence;
  return drops
    .filter(({ kind }) => kind === 'forgotten')
    .flatMap((drop) => {
      const id = idOf(drop);
      const text = JSON.stringify(ledger.find((record) => record.id === id) ?? {});
      return [
        ...(recordings.includes(`${drop.container}/${drop.path}`) ? ['its audio'] : []),
        ...(results.some(({ recordingId }) => recordingId === id) ? ['a result'] : []),
        ...(transcripts.some((path) => path.startsWith(`${id}/`)) ? ['a transcript'] : []),
        ...(/"(?:title|summary|result)"/.test(text) ? ['a title'] : []),
      ].map((what) => `${drop.path} is forgotten but for ${what}.`);
    });
}

function leftOvers({ jobs, speech, durable }: Evidence): string[] {
  return [
    ...speech.left.map((name) => `The speech service still has ${name}.`),
    ...jobs
      .filter(({ state }) => state !== 'closed')
      .map(({ id, state }) => `${id} is ${state}, not closed.`),
    ...durable.failed.map((failure) => `An orchestration failed: ${failure}`),
  ];
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}
