import {
  IDENTIFIED,
  LANGUAGES,
  languageOf,
  outputLocaleOf,
} from '../../../../shared/adapters/speechmatics/languages';
import { toConfig, type Asked } from '../../../../shared/adapters/speechmatics/batch/to-config';
import type { Profile } from '../../../../shared/domain/profile';

const PROFILE: Profile = {
  provider: 'speechmatics',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'none',
  maxSpeakers: 0,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

const config = ({ profile, ...asked }: Partial<Omit<Asked, 'profile'>> & { profile?: object }) =>
  toConfig({
    name: 'job-1',
    environment: 'test',
    model: 'enhanced',
    phrases: [],
    ...asked,
    profile: { ...PROFILE, ...profile },
  });

describe('the configuration of a job', () => {
  it('asks for words with their entities, and says whose job it is', () => {
    expect(config({ url: 'https://store.example/a.wav?sig=1' })).toEqual({
      type: 'transcription',
      fetch_data: { url: 'https://store.example/a.wav?sig=1' },
      transcription_config: {
        language: 'en',
        output_locale: 'en-GB',
        model: 'enhanced',
        diarization: 'none',
        enable_entities: true,
      },
      tracking: {
        title: 'Callscribe',
        reference: 'job-1',
        details: { callscribeEnvironment: 'test', locales: ['en-GB'] },
      },
    });
  });

  it('has no link where the recording goes with the request', () => {
    expect(config({})).not.toHaveProperty('fetch_data');
  });

  it.each([
    ['none', 'none'],
    ['diarization', 'speaker'],
    ['channels', 'channel'],
  ])('separates by %s as %s', (separation, diarization) => {
    expect(config({ profile: { separation } })).toMatchObject({
      transcription_config: { diarization },
    });
  });

  it('names each phrase once, and not more than the service takes', () => {
    const phrases = [
      ' Contoso ',
      'Contoso',
      '',
      ...Array.from({ length: 1200 }, (_, n) => `w${n}`),
    ];
    const { transcription_config: asked } = config({ phrases }) as {
      transcription_config: { additional_vocab: { content: string }[] };
    };
    expect(asked.additional_vocab).toHaveLength(1000);
    expect(asked.additional_vocab.slice(0, 2)).toEqual([{ content: 'Contoso' }, { content: 'w0' }]);
  });

  it('has the language identified among several, without an output locale', () => {
    const made = config({ profile: { candidateLocales: ['de-AT', 'en-US', 'nb-NO'] } });
    expect(made).toMatchObject({
      language_identification_config: {
        expected_languages: ['en', 'de', 'no'],
        low_confidence_action: 'use_default_language',
        default_language: 'en',
      },
      tracking: { details: { locales: ['en-GB', 'de-AT', 'en-US', 'nb-NO'] } },
    });
    expect(made).toHaveProperty('transcription_config.language', 'auto');
    expect(made).not.toHaveProperty('transcription_config.output_locale');
  });

  it('needs no identification among locales of one language', () => {
    const made = config({ profile: { candidateLocales: ['en-US', 'en-AU'] } });
    expect(made).not.toHaveProperty('language_identification_config');
    expect(made).toMatchObject({
      transcription_config: { language: 'en', output_locale: 'en-GB' },
    });
  });

  it.each([
    [{ locale: 'so-SO' }, /no language pack for so-SO/],
    [{ candidateLocales: ['sw-KE'] }, /can't identify sw/],
  ])('can not be made for %j', (profile, message) => {
    expect(() => config({ profile })).toThrow(
      expect.objectContaining({
        verdict: 'never',
        code: 'speechmatics_language',
        message: expect.stringMatching(message) as string,
      }) as Error,
    );
  });

  it('has the end of the job told with a secret and no body', () => {
    const callback = { url: 'https://app.example/api/webhooks/speechmatics', secret: 'abc' };
    expect(config({ callback })).toMatchObject({
      notification_config: [
        { url: callback.url, contents: [], auth_headers: ['Authorization: Bearer abc'] },
      ],
    });
  });
});

describe('the language pack', () => {
  it.each([
    ['en-GB', 'en', 'en-GB'],
    ['en-US', 'en', 'en-US'],
    ['en-IN', 'en', 'en-GB'],
    ['en-NZ', 'en', 'en-AU'],
    ['en-CA', 'en', 'en-US'],
    ['de-CH', 'de', undefined],
    ['nb-NO', 'no', undefined],
    ['fil-PH', 'tl', undefined],
    ['zh-CN', 'cmn', 'cmn-Hans'],
    ['zh-TW', 'cmn', 'cmn-Hant'],
    ['zh-HK', 'yue', undefined],
    ['yue-CN', 'yue', undefined],
    ['wuu-CN', undefined, undefined],
    ['so-SO', undefined, undefined],
  ])('for %s is %s, spelled %s', (locale, language, spelling) => {
    expect(languageOf(locale)).toBe(language);
    expect(outputLocaleOf(locale)).toBe(spelling);
  });

  it('can be told from others exactly where that is said', () => {
    for (const language of LANGUAGES) {
      const ask = () => config({ profile: { candidateLocales: [language] } });
      if (IDENTIFIED.includes(language)) expect(ask).not.toThrow();
      else expect(ask).toThrow("can't identify");
    }
  });

  it('is there for every language that is said to be known', () => {
    expect(LANGUAGES.filter((language) => languageOf(language) === undefined)).toEqual([]);
  });
});
