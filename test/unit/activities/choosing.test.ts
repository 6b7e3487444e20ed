import type { IntakeSettings } from '../../../shared/activities/take-in-recording';
import { profilesFrom } from '../../../shared/domain/choices';
import { profileFromKey } from '../../../shared/domain/profile';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { stateOf } from '../../../shared/operations/recording-view';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';
import { Vendors } from '../../support/app/vendors';

const PATH = 'march/call.wav';
const ID = recordingIdOf('recordings', PATH);

/** A recording of two channels that lands where `azure-speech`, `speechmatics` and `azure-fast` are. */
function setUp(changes: Partial<IntakeSettings> = {}) {
  const bare = memoryPorts();
  const vendors = new Vendors(bare.clock);
  const ports = { ...bare, transcribers: vendors.all };
  const takeIn = takeInOf(ports, changes);
  return {
    ...bare,
    vendors,
    land: async (metadata: Record<string, string> = {}, sizeBytes = 64_044) => {
      bare.inspector.sees = {
        kind: 'audio',
        format: { kind: 'wav', channels: 2, estimatedSeconds: 60 },
      };
      bare.recordings.put(PATH, sizeBytes, undefined, { metadata });
      await takeIn({ container: 'recordings', path: PATH }, new RecordedWorkflows());
      return bare.ledger.of(ID);
    },
  };
}

describe('taking in a recording where there are several services', () => {
  it('gives it the first of them, and says so', async () => {
    const record = await setUp().land();
    expect(record.profile).toBe('azure-speech;en-GB;channels;short;any');
    expect(record.chosen).toEqual({
      provider: 'azure-speech',
      mode: 'batch',
      reasons: ['azure-speech is the first of PROVIDERS.'],
    });
    expect(stateOf(record)).toMatchObject({ chosen: record.chosen });
  });

  it.each<[Record<string, string>, string, string]>([
    [{ urgent: 'true' }, 'azure-fast', 'Somebody waits for it'],
    [{ mode: 'fast' }, 'azure-fast', 'The mode fast is asked for.'],
    [{ providers: 'speechmatics' }, 'speechmatics', 'speechmatics is asked for.'],
    [{ phrases: 'Contoso' }, 'speechmatics', 'azure-speech takes no phrase hints.'],
  ])('gives it the one for %j: %s', async (metadata, provider, reason) => {
    const record = await setUp().land(metadata);
    expect(profileFromKey(record.profile).provider).toBe(provider);
    expect(record.status).toBe('queued');
    expect(record.chosen?.reasons[0]).toContain(reason);
  });

  it('keeps what was chosen of its service with the other choices', async () => {
    const record = await setUp().land({ urgent: 'true', phrases: 'Contoso' });
    expect(record.choices).toEqual({ urgent: true, phrases: ['Contoso'] });
  });

  it('lets a profile limit it, and a recording choose within that', async () => {
    const profiles = profilesFrom({ march: { providers: ['azure-fast', 'speechmatics'] } }, []);
    const { land } = setUp({ profiles });
    expect((await land()).chosen).toMatchObject({ provider: 'azure-fast' });
    expect((await land({ providers: 'speechmatics' })).chosen?.provider).toBe('speechmatics');
    expect(await land({ providers: 'azure-speech' })).toMatchObject({
      status: 'rejected',
      reason: { code: 'choices_contradictory' },
    });
  });

  it('gives what is part of an archive to batch transcription', async () => {
    const { vendors, ledger, recordings, ...ports } = setUp();
    const fastFirst = [...vendors.all.providers].reverse();
    const transcribers = { ...vendors.all, providers: fastFirst };
    const takeIn = takeInOf({ ...ports, ledger, recordings, transcribers });
    recordings.put(PATH);
    const blob = { container: 'recordings', path: PATH };
    await takeIn(blob, new RecordedWorkflows(), { priority: 'low' });
    expect(ledger.of(ID).chosen).toMatchObject({
      provider: 'speechmatics',
      reasons: [expect.stringContaining('one of many files')],
    });
  });

  it('asks the next first while the first refuses, where recordings may move', async () => {
    const trouble = { code: 'speech_401', message: 'No.', until: '2099-01-01T00:00:00.000Z' };
    const moving = setUp({ failover: 'next' });
    await moving.control.write('lane', 'speech.example', { trouble }, undefined);
    expect((await moving.land()).chosen).toMatchObject({
      provider: 'speechmatics',
      reasons: ['azure-speech takes no jobs at the moment (speech_401).'],
    });
    const staying = setUp();
    await staying.control.write('lane', 'speech.example', { trouble }, undefined);
    expect((await staying.land()).chosen?.provider).toBe('azure-speech');
  });
});

describe('a recording that no service can take', () => {
  it('is rejected with what each lacks, and what to change', async () => {
    const { land } = setUp();
    expect(
      await land({ phrases: 'Contoso', profanity: 'Tags', mode: 'fast', urgent: 'true' }),
    ).toMatchObject({ status: 'queued' });
    const record = await land({ phrases: 'a, b, c', mode: 'fast' });
    expect(record).toMatchObject({ status: 'rejected', reason: { code: 'choices_unsupported' } });
    expect(record.reason?.message).toContain('azure-fast takes at most 2; leave some out');
  });

  it.each<[Record<string, string>, string, string]>([
    [
      { providers: 'whisper' },
      'choices_malformed',
      'it has azure-speech, speechmatics, azure-fast',
    ],
    [
      { providers: 'azure-speech', phrases: 'Contoso' },
      'choices_unsupported',
      'azure-speech takes no phrase hints',
    ],
    [
      { providers: 'speechmatics', mode: 'fast' },
      'choices_contradictory',
      'names none that is; azure-fast would be',
    ],
  ])('is rejected for %j', async (metadata, code, text) => {
    const record = await setUp().land(metadata);
    expect(record).toMatchObject({ status: 'rejected', reason: { code } });
    expect(record.reason?.message).toContain(text);
    expect(record).not.toHaveProperty('chosen');
  });

  it('for its size is called too large', async () => {
    const record = await setUp().land({}, 2 * 1024 ** 3);
    expect(record).toMatchObject({ status: 'rejected', reason: { code: 'too_large' } });
    expect(record).not.toHaveProperty('chosen');
  });
});

describe('where there is one service', () => {
  it('nothing is said of a choice that there was not', async () => {
    const ports = memoryPorts();
    ports.recordings.put(PATH);
    const blob = { container: 'recordings', path: PATH };
    await takeInOf(ports)(blob, new RecordedWorkflows());
    expect(ports.ledger.of(ID)).not.toHaveProperty('chosen');
    expect(ports.ledger.of(ID).profile).toBe('azure-speech;en-GB;channels;short;any');
  });
});
