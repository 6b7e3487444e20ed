import { decide, MOST_BYTES, type Decision } from '../../../../shared/domain/choices';
import type { Layer } from '../../../../shared/domain/choices/layer';
import { ableTo } from '../../../support/app/capabilities';
import { layer } from './support';

const DEFAULTS = { locale: 'en-GB', candidateLocales: [], maxSpeakers: 2 };
const ABILITIES = {
  provider: 'azure-speech',
  can: ableTo(),
  providers: [{ name: 'azure-speech', mode: 'batch' }],
  summaryFields: ['collections', 'sales'],
} as const;
const STEREO = { channels: 2, estimatedSeconds: 60 };
const MONO = { channels: 1, estimatedSeconds: 60 };
const LONG_MONO = { channels: 1, estimatedSeconds: 5 * 3600 };

function decided(layers: Layer[], heard: object = STEREO, defaults: object = {}): Decision {
  const all = { ...DEFAULTS, ...defaults };
  const decision = decide(layers, heard, all, ABILITIES);
  if ('reason' in decision) throw new Error(decision.reason.message);
  return decision;
}

function refused(layers: Layer[], heard: object = STEREO, defaults: object = {}) {
  const all = { ...DEFAULTS, ...defaults };
  const decision = decide(layers, heard, all, ABILITIES);
  return 'reason' in decision ? decision.reason : decision;
}

describe('what is done with a recording of which nobody says anything', () => {
  it.each([
    [STEREO, 'channels'],
    [{}, 'channels'],
    [MONO, 'diarization'],
    [LONG_MONO, 'none'],
  ])('%j: by the settings, and %s', (heard, separation) => {
    expect(decided([], heard, { candidateLocales: ['de-DE'] })).toEqual({
      transcription: {
        locale: 'en-GB',
        candidateLocales: ['de-DE'],
        separation,
        maxSpeakers: 2,
        profanity: 'None',
      },
    });
  });
});

describe('the precedence of sources', () => {
  const sources = ['sidecar', 'metadata', 'tags', 'profile'] as const;
  const locales = ['de-DE', 'fr-FR', 'it-IT', 'es-ES'];

  it.each([0, 1, 2, 3])(
    'takes the first of them, in whatever order they were read (%i)',
    (from) => {
      const layers = sources.map((kind, index) =>
        layer(kind, { locale: locales[index], profanity: 'Tags', agent: `agent ${index}` }),
      );
      const { transcription, call } = decided(layers.slice(from).toReversed());
      expect(transcription.locale).toBe(locales[from]);
      expect(call).toEqual({ agent: `agent ${from}` });
    },
  );

  it('takes each choice, fact and field from the first source that has it', () => {
    const { transcription, choices, call } = decided([
      layer('sidecar', { fields: { order: '1' }, agent: 'Susan' }),
      layer('tags', { profanity: 'Masked', fields: { order: '2', region: 'north' }, queue: 'q' }),
    ]);
    expect(transcription.profanity).toBe('Masked');
    expect(choices).toEqual({ profanity: 'Masked', fields: { order: '1', region: 'north' } });
    expect(call).toEqual({ agent: 'Susan', queue: 'q' });
  });

  it('means one locale where a source names one, whatever is named below it', () => {
    const layers = [
      layer('metadata', { locale: 'fr-FR' }),
      layer('profile', { locale: 'de-DE', candidateLocales: ['de-DE', 'en-US'] }),
    ];
    const { transcription, choices } = decided(layers, STEREO, { candidateLocales: ['es-ES'] });
    expect(transcription).toMatchObject({ locale: 'fr-FR', candidateLocales: [] });
    expect(choices).toEqual({ locale: 'fr-FR' });
  });

  it('takes candidates from above and the main locale from below', () => {
    const layers = [
      layer('sidecar', { candidateLocales: ['en-US', 'de-DE', 'fr-FR'] }),
      layer('profile', { locale: 'de-DE' }),
    ];
    const { transcription } = decided(layers);
    expect(transcription).toMatchObject({ locale: 'de-DE', candidateLocales: ['en-US', 'fr-FR'] });
  });

  it('drops most speakers of a source below one that separates otherwise', () => {
    const layers = [
      layer('metadata', { separation: 'none' }),
      layer('profile', { separation: 'diarization', maxSpeakers: 5 }),
    ];
    expect(decided(layers, MONO).transcription.separation).toBe('none');
    expect(decided(layers, MONO).choices).toEqual({ separation: 'none' });
  });

  it('leaves to a profile what fits some recordings only', () => {
    const profile = layer('profile', { maxSpeakers: 5, speakers: { speaker1: 'agent' } });
    expect(decided([profile], STEREO).transcription.separation).toBe('channels');
    expect(decided([profile], MONO).transcription.maxSpeakers).toBe(5);
  });
});

describe('locales', () => {
  it('may be written in any case', () => {
    const { transcription } = decided([layer('metadata', { locale: 'DE-de' })]);
    expect(transcription.locale).toBe('de-DE');
  });

  it('may be newer than our list where the settings name them', () => {
    const { transcription } = decided([layer('metadata', { locale: 'rm-CH' })], STEREO, {
      candidateLocales: ['rm-CH'],
    });
    expect(transcription.locale).toBe('rm-CH');
  });

  it.each([
    ['xx-YY', '"xx-YY" is no locale that the transcription service takes.'],
    ['de', 'for this language it takes de-AT, de-CH, de-DE'],
    ['en-XX', 'it takes en-AU, en-CA, en-GB, en-GH, en-HK, …'],
  ])('that the service does not know are refused: %s', (locale, expected) => {
    const { code, message } = refused([layer('sidecar', { locale })]) as {
      code: string;
      message: string;
    };
    expect(code).toBe('choices_unknown_locale');
    expect(message).toContain(`locale (in the sidecar) "${locale}" is no locale`);
    expect(`${message}.`).toContain(expected.replace(/\.$/, ''));
  });

  it('are refused as candidates without the main one', () => {
    const candidates = layer('tags', { candidateLocales: ['de-DE', 'fr-FR'] });
    expect(refused([candidates])).toMatchObject({
      code: 'choices_contradictory',
      message: expect.stringContaining(
        'candidateLocales (in the tags) does not have the main locale en-GB (of the settings) among de-DE, fr-FR',
      ) as string,
    });
    expect(refused([candidates, layer('tags', { locale: 'it-IT' })])).toMatchObject({
      message: expect.stringContaining('main locale it-IT (in the tags)') as string,
    });
  });
});

describe('contradictory choices', () => {
  it.each<[string, object, object, string]>([
    [
      'diarization of two channels',
      { separation: 'diarization' },
      STEREO,
      'separation (in the sidecar) is diarization, and the recording has two channels',
    ],
    [
      'one voice of two channels',
      { separation: 'none' },
      STEREO,
      'is none, and the recording has two channels',
    ],
    [
      'channels of one',
      { separation: 'channels' },
      MONO,
      'is channels, and the recording has one channel',
    ],
    [
      'diarization of five hours',
      { separation: 'diarization' },
      LONG_MONO,
      'the recording is 300 minutes long: speakers are told apart in at most 240',
    ],
    [
      'speakers of five hours',
      { maxSpeakers: 3 },
      LONG_MONO,
      'maxSpeakers (in the sidecar) is 3, and the recording is 300 minutes long',
    ],
    [
      'speakers without separation',
      { separation: 'none', maxSpeakers: 3 },
      MONO,
      'maxSpeakers (in the sidecar) is 3, and separation (in the sidecar) is none',
    ],
    [
      'speakers of two channels',
      { maxSpeakers: 3 },
      STEREO,
      'the recording has two channels, a speaker each',
    ],
    [
      'a channel that is not there',
      { speakers: { channel1: 'agent' } },
      MONO,
      'speakers (in the sidecar) names channel1, and the recording has one channel',
    ],
    [
      'a voice among channels',
      { speakers: { speaker1: 'agent' } },
      STEREO,
      'names speaker1, and no voices are told apart',
    ],
    [
      'a third voice of two',
      { speakers: { speaker3: 'agent' } },
      MONO,
      'names speaker3, and at most 2 speakers are told apart',
    ],
  ])('are refused: %s', (_what, given, heard, expected) => {
    expect(refused([layer('sidecar', given)], heard)).toEqual({
      code: 'choices_contradictory',
      message: expect.stringContaining(expected) as string,
    });
  });

  it('are refused of a profile too where it demands them', () => {
    const profile = layer('profile', { separation: 'diarization' });
    expect(refused([profile], STEREO)).toMatchObject({ code: 'choices_contradictory' });
  });
});

describe('what the service cannot do', () => {
  const phrases = layer('metadata', { phrases: ['Contoso'] });

  it('is refused: phrase hints', () => {
    expect(refused([phrases])).toMatchObject({
      code: 'choices_unsupported',
      message: expect.stringContaining('phrases (in the metadata) cannot be followed') as string,
    });
  });

  it('is refused: a set of fields for the summary that the settings do not have', () => {
    expect(decided([layer('tags', { summary: { fields: 'sales' } })]).choices).toEqual({
      summary: { fields: 'sales' },
    });
    expect(refused([layer('tags', { summary: { fields: 'sale' } })])).toMatchObject({
      code: 'choices_malformed',
      message: expect.stringContaining(
        'summary.fields (in the tags) names "sale", which SUMMARY_FIELDS does not have; it has collections, sales',
      ) as string,
    });
  });

  it('is passed on to one that can', () => {
    const abilities = { ...ABILITIES, can: ableTo({ phraseHints: 1 }) };
    expect(decide([phrases], STEREO, DEFAULTS, abilities)).toMatchObject({
      choices: { phrases: ['Contoso'] },
    });
    const two = layer('metadata', { phrases: ['Contoso', 'Tall Pine'] });
    expect(decide([two], STEREO, DEFAULTS, abilities)).toMatchObject({
      reason: {
        code: 'choices_unsupported',
        message: expect.stringContaining(
          'phrases (in the metadata) are 2, and azure-speech takes at most 1; leave some out',
        ) as string,
      },
    });
  });
});

describe('the room on the ledger', () => {
  const fields = (count: number, length: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`field${at}`, '好'.repeat(length)]),
    );

  it('is enough for a few facts, and no more is taken', () => {
    const fits = decided([layer('sidecar', { fields: fields(5, 50) })]);
    expect(Buffer.byteLength(JSON.stringify(fits.choices))).toBeLessThanOrEqual(MOST_BYTES);
    expect(refused([layer('sidecar', { fields: fields(10, 100) })])).toMatchObject({
      code: 'choices_malformed',
      message: expect.stringMatching(/take \d+ bytes as JSON, and at most 1000 are kept/) as string,
    });
  });
});
