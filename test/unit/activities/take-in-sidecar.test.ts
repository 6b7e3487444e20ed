import type { IntakeSettings } from '../../../shared/activities/take-in-recording';
import type { LedgerRecord } from '../../../shared/domain/ledger';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { aClaimedRecord, NOW } from '../../support/app/builders';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const PATH = 'march/call.wav';
const SIDECAR = 'march/call.json';
const ID = recordingIdOf('recordings', PATH);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const JUST_NOW = { modifiedAt: NOW };

function setUp(changes: Partial<IntakeSettings> = {}) {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const takeIn = takeInOf(ports, changes);
  return {
    ...ports,
    workflows,
    takeIn: (path = PATH) => takeIn({ container: 'recordings', path }, workflows),
    record: () => ports.ledger.of(ID),
    say: (value: unknown, path = SIDECAR) => {
      const content = Buffer.isBuffer(value) ? value : json(value);
      return ports.recordings.put(path, content.length, content, JUST_NOW);
    },
  };
}

const sidecarId = (path = SIDECAR) => recordingIdOf('recordings', path);

describe('a side-car that lands after its recording', () => {
  it('is followed while the recording waits for its turn', async () => {
    const { recordings, ledger, workflows, takeIn, record, say } = setUp();
    recordings.put(PATH);
    await takeIn();
    const version = say({ locale: 'de-DE' });
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'sidecar', id: sidecarId() });
    expect(record()).toMatchObject({
      status: 'queued',
      choices: { locale: 'de-DE' },
      sidecar: { path: SIDECAR, version },
      times: { landedAt: NOW },
    });
    expect(ledger.all()).toHaveLength(1);
    expect(workflows.kicks).toBe(2);
  });

  it('changes nothing when its event comes again', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    say({ locale: 'de-DE' });
    await takeIn();
    const before = record();
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'sidecar', id: sidecarId() });
    expect(record()).toBe(before);
  });

  it('mends a recording that was refused for what it said before', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    say({ locale: 'xx-YY' });
    await takeIn();
    expect(record().status).toBe('rejected');
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toMatchObject({ status: 'queued', choices: { locale: 'de-DE' } });
    expect(record()).not.toHaveProperty('reason');
  });

  it('makes the recording refused when it cannot be followed', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    await takeIn();
    say(Buffer.from('not JSON'));
    expect(await takeIn(SIDECAR)).toMatchObject({ kind: 'sidecar' });
    expect(record()).toMatchObject({ status: 'rejected', reason: { code: 'choices_malformed' } });
  });

  it.each<[LedgerRecord['status']]>([
    ['claimed'],
    ['transcribing'],
    ['transcribed'],
    ['completed'],
    ['failed'],
  ])('leaves a recording that is %s as it is, and says that it came late', async (status) => {
    const { recordings, ledger, takeIn, record, say } = setUp();
    const version = recordings.put(PATH);
    const known = aClaimedRecord('job-1', { version, status });
    ledger.put(known);
    const late = say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toEqual({
      ...known,
      sidecar: { path: SIDECAR, version: late, late: true },
    });
  });

  it('does not help a recording that is no audio', async () => {
    const { recordings, inspector, takeIn, record, say } = setUp();
    inspector.sees = { kind: 'other', detected: 'a .zip file' };
    recordings.put(PATH);
    await takeIn();
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toMatchObject({ status: 'rejected', reason: { code: 'not_audio' } });
  });

  it('takes in a recording whose own event is not here yet', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toMatchObject({ status: 'queued', choices: { locale: 'de-DE' } });
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
  });

  it('is none while it is empty: SFTP creates first and writes later', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    say(Buffer.alloc(0));
    await takeIn();
    const before = record();
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'sidecar', id: sidecarId() });
    expect(record()).toBe(before);
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toMatchObject({ status: 'queued', choices: { locale: 'de-DE' } });
  });

  it('goes behind the one that is this recording’s alone', async () => {
    const { recordings, takeIn, record, say } = setUp();
    recordings.put(PATH);
    say({ locale: 'fr-FR' }, 'march/call.wav.json');
    await takeIn();
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record().choices).toEqual({ locale: 'fr-FR' });
  });

  it('speaks of all recordings of its name', async () => {
    const { recordings, ledger, takeIn, say } = setUp();
    for (const path of [PATH, 'march/call.mp3', 'march/call-2.wav', 'march/call.2.wav']) {
      recordings.put(path);
      await takeIn(path);
    }
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    const spoken = ledger.all().filter(({ choices }) => choices?.locale === 'de-DE');
    expect(spoken.map(({ path }) => path).sort()).toEqual(['march/call.mp3', PATH]);
  });
});

describe('a JSON file without a recording', () => {
  it('is a side-car that came early when it says something of ours', async () => {
    const { ledger, takeIn, say } = setUp();
    say({ locale: 'de-DE' });
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'sidecar', id: sidecarId() });
    expect(ledger.all()).toEqual([]);
  });

  it.each([
    ['another document', json({ colour: 'red' })],
    ['a bad one', Buffer.from('{"locale":')],
  ])('is rejected as before when it is %s', async (_what, content) => {
    const { ledger, inspector, takeIn, say } = setUp();
    inspector.sees = { kind: 'other' };
    say(content);
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'rejected', id: sidecarId() });
    expect(ledger.of(sidecarId())).toMatchObject({
      reason: { code: 'not_audio', message: expect.stringContaining('no side-car') as string },
    });
  });

  it('is rejected when no recording has come for a day', async () => {
    const { clock, inspector, takeIn, say } = setUp();
    inspector.sees = { kind: 'other' };
    say({ locale: 'de-DE' });
    clock.advance(25 * 3_600_000);
    expect(await takeIn(SIDECAR)).toEqual({ kind: 'rejected', id: sidecarId() });
  });
});

describe('a recording that expects a side-car', () => {
  const settings = { sidecarWaitMs: 60_000 };

  it('waits for it, and goes with it as soon as it lands', async () => {
    const { recordings, workflows, takeIn, record, say } = setUp(settings);
    recordings.put(PATH, 64_044, undefined, JUST_NOW);
    expect(await takeIn()).toEqual({ kind: 'waiting', id: ID });
    expect(record()).toMatchObject({
      waitsFor: 'sidecar',
      notBefore: '2026-03-02T09:01:00.000Z',
    });
    expect(await takeIn()).toEqual({ kind: 'known', id: ID });
    say({ locale: 'de-DE' });
    await takeIn(SIDECAR);
    expect(record()).toMatchObject({ choices: { locale: 'de-DE' }, notBefore: NOW });
    expect(record()).not.toHaveProperty('waitsFor');
    expect(workflows.kicks).toBe(1);
  });

  it('goes without it when the time is over', async () => {
    const { recordings, clock, workflows, takeIn, record } = setUp(settings);
    recordings.put(PATH, 64_044, undefined, JUST_NOW);
    await takeIn();
    clock.advance(60_000);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
    expect(record()).not.toHaveProperty('waitsFor');
    expect(workflows.kicks).toBe(1);
  });

  it('does not wait when it has lain there for longer', async () => {
    const { recordings, takeIn } = setUp(settings);
    recordings.put(PATH);
    expect(await takeIn()).toEqual({ kind: 'queued', id: ID });
  });

  it('is given up when it goes away', async () => {
    const { recordings, takeIn, record } = setUp(settings);
    recordings.put(PATH, 64_044, undefined, JUST_NOW);
    await takeIn();
    recordings.remove(PATH);
    expect(await takeIn()).toEqual({ kind: 'gone' });
    expect(record()).toMatchObject({ status: 'failed', reason: { code: 'recording_deleted' } });
  });
});
