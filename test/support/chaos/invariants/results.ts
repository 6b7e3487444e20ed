import { formPaths } from '../../../../shared/domain/formats';
import type { LedgerRecord } from '../../../../shared/domain/ledger';
import { transcriptPath, type ResultDocument } from '../../../../shared/domain/result';
import type { Transcript } from '../../../../shared/domain/transcript';
import { wordsOf } from '../speech-words';
import { violation, type FinishedRun, type Violation } from './violation';

const lost = violation('lost');
const duplicated = violation('duplicated');
const broken = violation('broken');

/** Each completed version has one result, one transcript and a summary; nothing else lies about. */
export function resultsOf({ world }: FinishedRun): Violation[] {
  const { ledger, results, transcripts } = world.app.ports;
  const records = ledger.all();
  const violations: Violation[] = [];
  for (const record of records.filter(({ status }) => status === 'completed')) {
    const own = results.all().filter(({ recordingId }) => recordingId === record.id);
    violations.push(...resultOf(record, own));
    const stored = transcripts.allPaths();
    for (const path of formPaths(transcriptPath(record.id, record.version))) {
      if (!stored.includes(path)) violations.push(lost(`${record.id} has nothing at ${path}.`));
    }
  }
  return [
    ...violations,
    ...mistakenOf(world),
    ...orphansOf(records, results.all(), transcripts.allPaths()),
  ];
}

function resultOf(record: LedgerRecord, own: readonly ResultDocument[]): Violation[] {
  const { id, version, result, title, summary } = record;
  const current = own.filter((document) => document.version === version);
  const [document] = current;
  if (!document) return [lost(`${id} is completed, but version ${version} has no result.`)];
  if (current.length > 1) {
    return [duplicated(`${id} has ${current.length} results of version ${version}.`)];
  }
  return [
    ...(result?.version === version && result.documentId === document.id
      ? []
      : [lost(`${id} is completed, but its ledger document does not point at ${document.id}.`)]),
    ...(document.transcript.text.includes(wordsOf(version))
      ? []
      : [broken(`${document.id} holds the text of another version.`)]),
    ...(document.summary && title && summary
      ? []
      : [lost(`${id} is completed without a summary.`)]),
  ];
}

/** A transcript that was kept, be it for a while, under a version that the service did not hear. */
function mistakenOf({ host }: FinishedRun['world']): Violation[] {
  return host.effects
    .filter(({ what }) => what === 'transcripts.create')
    .map(({ args }) => ({ path: String(args[0]), transcript: args[1] as Transcript }))
    .filter(({ transcript: { phrases, version } }) => phrases[0]?.text !== wordsOf(version))
    .map(({ path }) => broken(`The transcript ${path} is that of another version.`));
}

/** What no ledger document speaks of: results and transcripts of versions that are gone. */
function orphansOf(
  records: readonly LedgerRecord[],
  documents: readonly ResultDocument[],
  paths: readonly string[],
): Violation[] {
  const versions = records.flatMap(({ id, version, result }) =>
    [version, result?.version].map((one) => `${id} ${one}`),
  );
  const blobs = records.flatMap(({ id, version, result }) => [
    ...formPaths(transcriptPath(id, version)),
    ...(result ? formPaths(result.transcriptPath) : []),
  ]);
  return [
    ...documents
      .filter((one) => !versions.includes(`${one.recordingId} ${one.version}`))
      .map(({ id }) => broken(`The result ${id} is left over from a version that is gone.`)),
    ...paths
      .filter((path) => !blobs.includes(path))
      .map((path) => broken(`The transcript ${path} is left over from a version that is gone.`)),
  ];
}
