import { formPaths } from '../../../../shared/domain/formats';
import type { Evidence, LedgerDocument } from '../../../support/chaos-stack/evidence';
import { Expectations } from '../../../support/chaos-stack/expectations';
import { judge } from '../../../support/chaos-stack/invariants';
import { idOf, type Drop, type Kind } from '../../../support/chaos-stack/recordings';

const SAID = 'Thank you, I can see your order on my screen.';
const drop = (name: string, kind: Kind = 'spoken'): Drop => ({
  container: 'recordings',
  path: `${name}.wav`,
  kind,
});

function record(one: Drop, status: string, more: Partial<LedgerDocument> = {}): LedgerDocument {
  const id = idOf(one);
  return { id, path: one.path, version: 'v1', status, attempts: 1, ...more };
}

function completed(one: Drop, version = 'v1'): LedgerDocument {
  const documentId = `${idOf(one)}-${version}`;
  const transcriptPath = `${idOf(one)}/${version}/transcript.json`;
  return record(one, 'completed', { version, result: { version, documentId, transcriptPath } });
}

/** Everything as it must be for these recordings. */
function sound(ledger: readonly LedgerDocument[]): Evidence {
  const results = ledger.flatMap(({ id, result }) =>
    result
      ? [
          {
            id: result.documentId,
            recordingId: id,
            version: result.version,
            transcript: { path: result.transcriptPath },
          },
        ]
      : [],
  );
  return {
    ledger,
    results,
    jobs: [{ id: 'job-1', state: 'closed' }],
    transcripts: results.flatMap(({ transcript }) => formPaths(transcript.path)),
    recordings: ledger.map(({ path }) => `recordings/${path}`),
    spoken: [SAID],
    speech: { left: [], created: ['job-1'], tried: new Map() },
    announced: {
      ends: new Set(ledger.map(({ id, version, status }) => `${id} ${version} ${status}`)),
      text: '{"specversion":"1.0"}',
    },
    durable: { text: '{"jobId":"job-1"}', longestHistory: 20, largestHistory: 9000, failed: [] },
    log: '[information] closeJob: done',
    secrets: ['sig=', 'a-key'],
  };
}

function expecting(...drops: readonly Drop[]): Expectations {
  const expectations = new Expectations();
  expectations.add({ name: 'test', drops, killPoints: [], faults: [] });
  return expectations;
}

const one = drop('one');
const changed = (change: Partial<Evidence>): Evidence => ({
  ...sound([completed(one)]),
  ...change,
});
const violations = (evidence: Evidence, ...drops: readonly Drop[]) =>
  judge(evidence, expecting(...(drops.length > 0 ? drops : [one]))).violations;

describe('judge', () => {
  it('has nothing to say when everything is as it must be', () => {
    const text = drop('text', 'notAudio');
    const reason = { code: 'not_audio', message: 'It is a text.' };
    const evidence = sound([completed(one), record(text, 'rejected', { reason })]);

    expect(judge(evidence, expecting(one, text))).toEqual({
      lost: [],
      duplicated: [],
      violations: [],
    });
  });

  it.each([
    ['is not on the ledger', []],
    ['is claimed', [record(one, 'claimed')]],
    ['its result is not its own', [{ ...completed(one, 'v1'), version: 'v2' }]],
  ])('calls a recording lost that %s', (sentence, ledger) => {
    const { lost } = judge(sound(ledger), expecting(one));

    expect(lost).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ['has no result', { results: [] }],
    ['without a transcript', { transcripts: [] }],
  ])('calls a completed recording lost that %s', (sentence, change) => {
    expect(judge(changed(change), expecting(one)).lost).toEqual([
      expect.stringContaining(sentence),
    ]);
  });

  it('wants the newest version of a recording', () => {
    const expected = expecting(one);
    expected.noteVersion(one, '"v2"');

    expect(judge(sound([completed(one)]), expected).lost).toEqual([
      expect.stringContaining('at an old version'),
    ]);
  });

  it('lets a recording that was deleted end in any way, and in none', () => {
    const gone = drop('gone', 'deleted');

    expect(violations(sound([]), gone)).toEqual([]);
    expect(violations(sound([completed(gone)]), gone)).toEqual([]);
  });

  it('finds what was done twice', () => {
    const evidence = sound([completed(one)]);
    const [result] = evidence.results;
    const twice = {
      ...evidence,
      results: [...evidence.results, { ...result!, id: 'another' }],
      speech: { left: [], created: ['job-1', 'job-1'], tried: new Map([[idOf(one), 2]]) },
    };

    expect(judge(twice, expecting(one)).duplicated).toEqual([
      expect.stringContaining('has two results'),
      'job-1 was submitted more than once.',
      `${idOf(one)} was given to the speech service 2 times.`,
    ]);
  });

  it('wants a sound recording completed, and the others refused with a reason', () => {
    const refused = drop('refused', 'refused');
    const reason = { code: 'odd', message: 'Odd.' };

    expect(violations(sound([record(one, 'failed', { reason })]))).toEqual([
      'one.wav is failed: {"code":"odd","message":"Odd."}.',
    ]);
    expect(violations(sound([record(refused, 'failed')]), refused)).toEqual([
      'refused.wav is failed without a reason.',
    ]);
  });

  it.each<[string, Partial<Evidence>]>([
    ['still has job-9', { speech: { left: ['job-9'], created: [], tried: new Map() } }],
    ['job-1 is submitted, not closed', { jobs: [{ id: 'job-1', state: 'submitted' }] }],
    ['points at old/v0', { transcripts: ['old/v0', ...changed({}).transcripts] }],
    ['secret in the log: sig=', { log: 'GET https://x/y?sig=abc' }],
    ['Somebody said in the log', { log: `heard: ${SAID}` }],
    ['nobody was told', { announced: { ends: new Set(), text: '' } }],
    ['Somebody said in an announcement', { announced: { ...changed({}).announced, text: SAID } }],
    ['Somebody said in the history', { durable: { ...changed({}).durable, text: SAID } }],
    ['secret in the history: a-key', { durable: { ...changed({}).durable, text: 'a-key' } }],
    ['has 401 events', { durable: { ...changed({}).durable, longestHistory: 401 } }],
    ['An orchestration failed', { durable: { ...changed({}).durable, failed: ['x: y'] } }],
  ])('says: %s', (sentence, change) => {
    expect(violations(changed(change))).toEqual([expect.stringContaining(sentence)]);
  });

  it('wants nothing left of a recording that was to be forgotten', () => {
    const forgotten = drop('forgotten', 'forgotten');
    const tombstone = record(forgotten, 'deleted', { path: '' });
    const clean = { ...sound([tombstone]), recordings: [] };
    const path = `${idOf(forgotten)}/v1/transcript.json`;

    expect(violations(clean, forgotten)).toEqual([]);
    expect(violations(sound([{ ...tombstone, path: forgotten.path }]), forgotten)).toEqual([
      'forgotten.wav is forgotten but for its audio.',
    ]);
    expect(violations({ ...clean, transcripts: [path] }, forgotten)).toContain(
      'forgotten.wav is forgotten but for a transcript.',
    );
    expect(violations(sound([completed(forgotten)]), forgotten)).toContain(
      'forgotten.wav is not deleted yet, which is no end.',
    );
  });

  it('finds a stranger and a document that is too large', () => {
    const stranger = completed(drop('stranger'));
    const large = { ...completed(one), note: 'x'.repeat(5000) };

    expect(violations(sound([large, stranger]))).toEqual([
      'stranger.wav is on the ledger and was never dropped.',
      'one.wav takes more than 4096 bytes on the ledger.',
    ]);
  });
});
