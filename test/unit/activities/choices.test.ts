import type { IntakeSettings } from '../../../shared/activities/take-in-recording';
import { profilesFrom } from '../../../shared/domain/choices';
import { profileFromKey } from '../../../shared/domain/profile';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { memoryPorts, takeInOf } from '../../support/app/memory-ports';
import { RecordedWorkflows } from '../../support/app/recorded-workflows';

const PATH = 'march/call.wav';
const ID = recordingIdOf('recordings', PATH);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function setUp(changes: Partial<IntakeSettings> = {}) {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const takeIn = takeInOf(ports, changes);
  return {
    ...ports,
    workflows,
    takeIn: (path = PATH) => takeIn({ container: 'recordings', path }, workflows),
    record: () => ports.ledger.of(ID),
    mono: () => {
      ports.inspector.sees = {
        kind: 'audio',
        format: { kind: 'wav', channels: 1, estimatedSeconds: 60 },
      };
    },
  };
}

describe('taking in a recording that says how it is to be transcribed', () => {
  it('by its metadata: what is chosen is in its profile, and stands on the ledger', async () => {
    const { recordings, takeIn, record, mono } = setUp();
    mono();
    const metadata = { locale: 'de-DE', maxspeakers: '4', profanity: 'Masked', callid: 'c-1' };
    recordings.put(PATH, 64_044, undefined, { metadata });
    await takeIn();
    expect(profileFromKey(record().profile)).toMatchObject({
      locale: 'de-DE',
      candidateLocales: [],
      separation: 'diarization',
      maxSpeakers: 4,
      profanity: 'Masked',
    });
    expect(record()).toMatchObject({
      status: 'queued',
      choices: { locale: 'de-DE', maxSpeakers: 4, profanity: 'Masked' },
      call: { callId: 'c-1' },
    });
  });

  it('by its index tags', async () => {
    const { recordings, takeIn, record } = setUp();
    recordings.put(PATH, 64_044, undefined, { tags: { candidateLocales: 'en-GB de-DE' } });
    await takeIn();
    expect(record().profile).toBe('azure-speech;en-GB+de-DE;channels;short;any');
  });

  it.each(['march/call.wav.json', 'march/call.json'])('by its side-car %s', async (path) => {
    const { recordings, takeIn, record } = setUp();
    recordings.put(PATH);
    const version = recordings.put(path, 20, json({ locale: 'fr-FR', agent: 'Susan' }));
    await takeIn();
    expect(record()).toMatchObject({
      choices: { locale: 'fr-FR' },
      call: { agent: 'Susan' },
      sidecar: { path, version },
    });
  });

  it('by the folder that is called after a profile', async () => {
    const profiles = profilesFrom({ march: { locale: 'it-IT', queue: 'spring' } }, []);
    const { recordings, takeIn, record } = setUp({ profiles });
    recordings.put(PATH);
    await takeIn();
    expect(record()).toMatchObject({
      choices: { locale: 'it-IT', profile: 'march' },
      call: { queue: 'spring' },
    });
  });

  it('by all of them, the side-car before metadata, tags and profile', async () => {
    const profiles = profilesFrom({ march: { locale: 'it-IT', agent: 'p', queue: 'p' } }, []);
    const { recordings, takeIn, record } = setUp({ profiles });
    const metadata = { locale: 'es-ES', agent: 'm', customer: 'm' };
    const tags = { locale: 'de-DE', agent: 't', customer: 't', callId: 't' };
    recordings.put(PATH, 64_044, undefined, { metadata, tags });
    recordings.put('march/call.json', 20, json({ locale: 'fr-FR', agent: 's' }));
    await takeIn();
    expect(record()).toMatchObject({
      choices: { locale: 'fr-FR' },
      call: { agent: 's', customer: 'm', callId: 't', queue: 'p' },
    });
  });

  it('reads no side-car where the settings say so', async () => {
    const { recordings, ledger, takeIn, record, inspector } = setUp({ sidecars: 'ignore' });
    recordings.put(PATH);
    recordings.put('march/call.json', 20, json({ locale: 'fr-FR' }));
    await takeIn();
    expect(record()).not.toHaveProperty('choices');
    inspector.sees = { kind: 'other' };
    await takeIn('march/call.json');
    expect(ledger.all()).toHaveLength(2);
  });

  it('says until when it is kept', async () => {
    const { recordings, takeIn, record } = setUp();
    recordings.put(PATH, 64_044, undefined, { metadata: { retentiondays: '30' } });
    await takeIn();
    expect(record()).toMatchObject({ eraseAt: '2026-04-01T09:00:00.000Z' });
  });
});

describe('a recording whose choices cannot be followed', () => {
  it.each<[string, object, string, string]>([
    [
      'a bad side-car',
      { sidecar: Buffer.from('{"locale":') },
      'choices_malformed',
      'The document (in the side-car call.json) is not JSON in UTF-8',
    ],
    [
      'a side-car with a slip',
      { sidecar: json({ lokale: 'de-DE' }) },
      'choices_malformed',
      'lokale (in the side-car call.json) is not a choice that there is; locale is',
    ],
    [
      'a large side-car',
      { sidecar: Buffer.alloc(20_000, ' ') },
      'choices_malformed',
      'is larger than 16 KB',
    ],
    [
      'an unknown locale',
      { metadata: { locale: 'xx-YY' } },
      'choices_unknown_locale',
      'locale (in the blob metadata) "xx-YY" is no locale',
    ],
    [
      'contradictory choices',
      { tags: { separation: 'diarization' } },
      'choices_contradictory',
      'separation (in the index tags) is diarization, and the recording has two channels',
    ],
    [
      'an unknown profile',
      { metadata: { profile: 'sales' } },
      'choices_malformed',
      'names "sales", which RECORDING_PROFILES does not have',
    ],
    [
      'phrase hints',
      { metadata: { phrases: 'Contoso' } },
      'choices_unsupported',
      'azure-speech takes no phrase hints',
    ],
  ])(
    'is rejected with a reason: %s',
    async (
      _what,
      {
        sidecar,
        ...own
      }: { sidecar?: Buffer; metadata?: Record<string, string>; tags?: Record<string, string> },
      code,
      text,
    ) => {
      const { recordings, workflows, takeIn, record } = setUp();
      recordings.put(PATH, 64_044, undefined, own);
      if (sidecar) recordings.put('march/call.json', sidecar.length, sidecar);
      expect(await takeIn()).toEqual({ kind: 'rejected', id: ID });
      expect(record()).toMatchObject({ status: 'rejected', reason: { code } });
      expect(record().reason?.message).toContain(text);
      expect(record()).not.toHaveProperty('choices');
      expect(workflows.kicks).toBe(0);
    },
  );

  it('stays below 4 KB on the ledger with all that it may say', async () => {
    const { recordings, takeIn, record } = setUp();
    const fields = Object.fromEntries([...'abcdefg'].map((key) => [key, 'x'.repeat(110)]));
    recordings.put(PATH, 64_044, undefined, { contentMd5: 'CY9rzUYh03PK3k6DJie09g==' });
    recordings.put('march/call.json', 20, json({ fields }));
    await takeIn();
    expect(record().choices?.fields).toEqual(fields);
    const withResult = { ...record(), title: 't'.repeat(240), summary: 's'.repeat(1500) };
    expect(Buffer.byteLength(JSON.stringify(withResult))).toBeLessThan(4096 - 300);
  });
});

describe('the same audio under two names', () => {
  const audio = Buffer.from('RIFF the very same audio');
  const contentMd5 = 'CY9rzUYh03PK3k6DJie09g==';
  const other = recordingIdOf('recordings', 'copy.wav');

  it('is said of the one that landed later, and both are transcribed', async () => {
    const { recordings, ledger, clock, takeIn } = setUp();
    recordings.put(PATH, 64_044, audio);
    await takeIn();
    clock.advance(1000);
    recordings.put('copy.wav', 64_044, audio);
    expect(await takeIn('copy.wav')).toEqual({ kind: 'queued', id: other });
    expect(ledger.of(other)).toMatchObject({ sameAs: ID, sameBy: 'size-and-ends' });
    expect(ledger.of(ID)).not.toHaveProperty('sameAs');
  });

  it('is sure by Content-MD5', async () => {
    const { recordings, ledger, clock, takeIn } = setUp();
    for (const path of [PATH, 'copy.wav']) {
      recordings.put(path, 64_044, audio, { contentMd5 });
      await takeIn(path);
      clock.advance(1000);
    }
    expect(ledger.of(other)).toMatchObject({ sameAs: ID, sameBy: 'content-md5' });
  });

  it('is said of one of two that land at the same moment', async () => {
    const { recordings, ledger, takeIn } = setUp();
    recordings.put(PATH, 64_044, audio);
    recordings.put('copy.wav', 64_044, audio);
    await Promise.all([takeIn(), takeIn('copy.wav')]);
    expect(ledger.all().filter(({ sameAs }) => sameAs !== undefined)).toHaveLength(1);
  });

  it('is not another of the same size and beginning', async () => {
    const { recordings, ledger, takeIn } = setUp();
    const head = Buffer.alloc(300_000);
    for (const [path, last] of [
      [PATH, 1],
      ['copy.wav', 2],
    ] as const) {
      recordings.put(path, head.length, Buffer.concat([head.subarray(1), Buffer.from([last])]));
      await takeIn(path);
    }
    expect(ledger.all().map(({ sameAs }) => sameAs)).toEqual([undefined, undefined]);
  });
});
