import { makeFastService } from '../../../../shared/adapters/azure-fast/service';
import { toTranscript } from '../../../../shared/domain/transcript';
import { noIdentity } from '../../../support/app/contract/targets';
import {
  answersIn,
  CREATED_AT,
  keptTextOf,
  SOURCE,
  textOf,
} from '../../../support/immediate/fixtures';
import { rebuiltFast } from '../../../support/immediate/rebuild-fast';

const FOLDER = 'fast-results';

const resource = { endpoint: 'https://a.example', key: 'k' };
const service = makeFastService(resource, { audio: 'upload', mostBytes: 1e6 }, noIdentity);

const transcriptOf = (name: string) =>
  toTranscript(service.read(keptTextOf(FOLDER, name)), {
    recordingId: 'march-call',
    version: '0x8DE000001',
    provider: 'azure-fast',
    locale: 'en-US',
  });

describe('a transcript of fast transcription', () => {
  it.each(answersIn(FOLDER))('holds all of %s: the answer can be made again from it', (name) => {
    expect(rebuiltFast(transcriptOf(name))).toEqual(JSON.parse(textOf(FOLDER, name)));
  });

  it('says where it comes from, without the signature of the link', () => {
    const { origin } = transcriptOf('stereo');
    expect(origin).toMatchObject({ source: SOURCE, createdAt: CREATED_AT });
    expect(JSON.stringify(origin)).not.toContain('SECRET');
  });

  it('has channels in one order of time', () => {
    const { phrases, channels, speakers } = transcriptOf('stereo');
    expect(channels).toBe(2);
    expect(phrases.map(({ channel, offsetMs }) => [channel, offsetMs])).toEqual([
      [0, 720],
      [1, 1100],
      [0, 1200],
    ]);
    expect(speakers.map(({ id }) => id)).toEqual(['c0', 'c1']);
  });

  it('has a speaker for each channel in which nothing was said', () => {
    const { speakers, channels } = transcriptOf('no-speech');
    expect([channels, speakers.length]).toEqual([2, 2]);
  });

  it('has the words of the display form, and no times before the beginning', () => {
    const [first] = transcriptOf('mono-diarized').phrases;
    expect(first).not.toHaveProperty('words');
    expect(first?.displayWords?.map(({ text }) => text)).toEqual(['Good', 'afternoon.']);
    const [second] = transcriptOf('new-fields').phrases.slice(1);
    expect(second).toMatchObject({
      offsetMs: 0,
      text: 'Au revoir.',
      more: { text: 'Au\n revoir.' },
      morePhrase: { offsetMilliseconds: -20 },
    });
  });

  it.each(['{}', '{"source":"s","createdAt":"t","answer":{"phrases":"none"}}', 'no JSON'])(
    'is not made of %s',
    (raw) => {
      let thrown: unknown;
      try {
        service.read(raw);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ verdict: 'never', code: 'unexpected_response' });
    },
  );
});
