import { makeCollectTranscripts } from '../../../shared/activities/collect-transcripts';
import { AppError } from '../../../shared/domain/errors';
import { formPath, formPaths } from '../../../shared/domain/formats';
import { transcriptPath } from '../../../shared/domain/result';
import { aClaimedRecord, aJob, aProviderTranscript } from '../../support/app/builders';
import { atEveryPoint } from '../../support/app/crashing-ports';
import { memoryPorts } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const PATHS = ['march/call 1.wav', 'march/call 2.wav'];
const source = (path: string) => `https://calls.blob.example/recordings/${path}`;
const page = (paths: readonly string[], next: string | null = null) => ({
  read: paths.map((path) => aProviderTranscript(source(path))),
  next,
});

function setUp() {
  const ports = memoryPorts();
  const records = PATHS.map((path) =>
    aClaimedRecord('job-1', { path, version: ports.recordings.put(path), status: 'transcribing' }),
  );
  ports.ledger.put(...records);
  ports.jobs.put(aJob('job-1', records, { providerJobId: 'provider-1', state: 'submitted' }));
  const collect = (at: string | null = null, its = ports) =>
    makeCollectTranscripts(its)(
      { jobId: 'job-1', page: at },
      { workflows: new RecordedWorkflows() },
    );
  return { ...ports, ports, ids: records.map(({ id }) => id), collect };
}

describe('collecting transcripts', () => {
  it('makes each durable under its version, numbered, and says so on the ledger', async () => {
    const { ledger, transcripts, transcribers, ids, collect } = setUp();
    transcribers.script.transcripts = [page(PATHS)];
    expect(await collect()).toEqual({ next: null });
    for (const id of ids) {
      const record = ledger.of(id);
      expect(record).toMatchObject({ status: 'transcribed', durationSeconds: 60, channels: 2 });
      expect(record.summaryTokens).toBe(1002);
      expect(record.times).toHaveProperty('transcribedAt');
      const transcript = await transcripts.read(transcriptPath(id, record.version));
      expect(transcript).toMatchObject({
        recordingId: id,
        provider: 'azure-speech',
        locale: 'en-GB',
      });
      expect(transcript?.phrases.map((phrase) => phrase.id)).toEqual(['p1', 'p2']);
    }
  });

  it('writes every form of it, beside each other and with its content type', async () => {
    const { ledger, transcripts, transcribers, ids, collect } = setUp();
    transcribers.script.transcripts = [page(PATHS)];
    await collect();
    const paths = ids.map((id) => transcriptPath(id, ledger.of(id).version));
    expect(transcripts.allPaths().toSorted()).toEqual(paths.flatMap(formPaths).toSorted());
    const text = await transcripts.open(formPath(paths[0] ?? '', 'txt'));
    expect(text).toMatchObject({ contentType: 'text/plain; charset=utf-8' });
  });

  it.each([
    ['by what is said', undefined, ['agent', 'customer'], 'said'],
    [
      'by the recording’s own choices',
      { channel0: 'customer', channel1: 'agent' },
      ['customer', 'agent'],
      'setting',
    ],
  ])('gives speakers their roles %s', async (_what, speakers, roles, from) => {
    const { ledger, transcripts, transcribers, ids, collect } = setUp();
    const [id = ''] = ids;
    if (speakers) ledger.put({ ...ledger.of(id), choices: { speakers } });
    const result = aProviderTranscript(source(PATHS[0] ?? ''));
    const [first, ...others] = result.phrases;
    const phrases = [
      {
        channel: 0,
        offsetMs: 0,
        durationMs: 1,
        recognized: true,
        ...first,
        text: 'How can I help?',
      },
      ...others,
    ];
    transcribers.script.transcripts = [{ read: [{ ...result, phrases }], next: null }];
    await collect();
    const transcript = await transcripts.read(transcriptPath(id, ledger.of(id).version));
    expect(transcript?.speakers.map(({ role }) => role)).toEqual(roles);
    expect(transcript?.speakers.map(({ roleFrom }) => roleFrom)).toEqual([from, from]);
  });

  it('goes page by page', async () => {
    const { transcribers, ledger, ids, collect } = setUp();
    transcribers.script.transcripts = [page(PATHS.slice(0, 1), 'page-2'), page(PATHS.slice(1))];
    expect(await collect()).toEqual({ next: 'page-2' });
    expect(await collect('page-2')).toEqual({ next: null });
    expect(transcribers.calls.map(([, input]) => input)).toEqual([
      ['provider-1', null],
      ['provider-1', 'page-2'],
    ]);
    expect(ids.map((id) => ledger.of(id).status)).toEqual(['transcribed', 'transcribed']);
  });

  it('drops the result of a recording that was overwritten or deleted meanwhile', async () => {
    const { recordings, transcripts, ledger, transcribers, ids, collect } = setUp();
    recordings.put(PATHS[0] ?? '');
    recordings.remove(PATHS[1] ?? '');
    transcribers.script.transcripts = [page(PATHS)];
    await collect();
    expect(transcripts.allPaths()).toEqual([]);
    expect(ids.map((id) => ledger.of(id).status)).toEqual(['transcribing', 'transcribing']);
  });

  it.each(['deleting', 'deleted'] as const)(
    'keeps no transcript of a recording that is %s by now: a file cannot leave a running job',
    async (status) => {
      const { ledger, transcripts, transcribers, ids, collect } = setUp();
      const [id = '', other = ''] = ids;
      const { jobId: _job, ...rest } = ledger.of(id);
      ledger.put({ ...rest, status, epoch: 2 });
      transcribers.script.transcripts = [page(PATHS)];
      await collect();
      const kept = formPaths(transcriptPath(other, ledger.of(other).version));
      expect(transcripts.allPaths().toSorted()).toEqual(kept.toSorted());
      expect(ledger.of(id).status).toBe(status);
    },
  );

  it('has four of them in memory at most', async () => {
    const { ports, jobs, recordings, transcribers, collect } = setUp();
    const records = Array.from({ length: 20 }, (_, index) => {
      const path = `call-${index}.wav`;
      return aClaimedRecord('job-1', { path, version: recordings.put(path) });
    });
    ports.ledger.put(...records);
    jobs.put(aJob('job-1', records, { providerJobId: 'provider-1', state: 'submitted' }));
    let open = 0;
    let most = 0;
    transcribers.transcripts = async () => ({
      next: null,
      read: records.map(({ path }) => async () => {
        open += 1;
        most = Math.max(most, open);
        await new Promise(setImmediate);
        return aProviderTranscript(source(path));
      }),
    });
    const createForm = ports.transcripts.createForm.bind(ports.transcripts);
    ports.transcripts.createForm = async (path, form) => {
      await createForm(path, form);
      if (path.endsWith('.txt')) open -= 1;
    };
    await collect();
    expect(ports.transcripts.paths()).toHaveLength(20);
    expect(most).toBe(4);
  });

  it('ignores a result for something that was never submitted', async () => {
    const { transcripts, transcribers, collect } = setUp();
    transcribers.script.transcripts = [page(['somebody-elses.wav'])];
    expect(await collect()).toEqual({ next: null });
    expect(transcripts.paths()).toEqual([]);
  });

  it('writes nothing on a recording that is another owner’s by now', async () => {
    const { ledger, transcribers, ids, collect } = setUp();
    const [id = ''] = ids;
    const taken = { ...ledger.of(id), epoch: 2, jobId: 'job-2' };
    ledger.put(taken);
    transcribers.script.transcripts = [page(PATHS)];
    await collect();
    expect(ledger.of(id)).toEqual(taken);
  });

  it('has nothing to fetch when nothing was submitted', async () => {
    const { ports, jobs, transcribers, collect } = setUp();
    const { providerJobId: _id, ...unsubmitted } = jobs.of('job-1');
    ports.jobs.put(unsubmitted);
    expect(await collect()).toEqual({ next: null });
    expect(transcribers.calls).toEqual([]);
  });

  it('keeps what came before a result that can’t be fetched, and passes the verdict on', async () => {
    const { transcribers, ledger, ids, collect } = setUp();
    const expired = new AppError('result_403', 'A link ran out.', { verdict: 'later' });
    const [first = ''] = PATHS;
    const read = [aProviderTranscript(source(first)), expired];
    transcribers.script.transcripts = [{ read, next: null }];
    await expect(collect()).rejects.toBe(expired);
    expect(ids.map((id) => ledger.of(id).status)).toEqual(['transcribed', 'transcribing']);
  });

  it('knows whose the transcript is of a job with one recording, though nothing says it', async () => {
    const { ledger, jobs, transcribers, transcripts, ids, collect } = setUp();
    const profile = 'speechmatics;en-GB;channels;short;any';
    const { source: _source, ...unnamed } = aProviderTranscript('anything');
    const unsure = { read: [unnamed], next: null };
    transcribers.script.transcripts = [unsure, unsure];
    await collect();
    expect(transcripts.paths()).toEqual([]);

    jobs.put({ ...jobs.of('job-1'), profile, manifest: jobs.of('job-1').manifest.slice(0, 1) });
    await collect();
    expect(ids.map((id) => ledger.of(id).status)).toEqual(['transcribed', 'transcribing']);
    const [path = ''] = transcripts.paths();
    expect((await transcripts.read(path))?.provider).toBe('speechmatics');
  });

  it('ends the same, wherever it crashes', async () => {
    const points = await atEveryPoint(async (attempt) => {
      const { ports, ledger, transcripts, transcribers, ids, collect } = setUp();
      transcribers.script.transcripts = [page(PATHS), page(PATHS)];
      await attempt(ports, (its) => collect(null, its));
      expect(transcripts.paths()).toHaveLength(2);
      expect(ids.map((id) => ledger.of(id).status)).toEqual(['transcribed', 'transcribed']);
    });
    expect(points).toBeGreaterThanOrEqual(16);
  });
});
