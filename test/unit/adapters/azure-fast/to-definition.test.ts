import { toDefinition } from '../../../../shared/adapters/azure-fast/to-definition';
import type { Profile } from '../../../../shared/domain/profile';

const profile: Profile = {
  provider: 'azure-fast',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'none',
  maxSpeakers: 0,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

describe('the definition of a fast transcription', () => {
  it('names the locale and what becomes of swear words', () => {
    expect(toDefinition(profile)).toEqual({ locales: ['en-GB'], profanityFilterMode: 'None' });
  });

  it('asks for two channels, and then never for speakers', () => {
    const definition = toDefinition({ ...profile, separation: 'channels', maxSpeakers: 2 });
    expect(definition).toMatchObject({ channels: [0, 1] });
    expect(definition).not.toHaveProperty('diarization');
  });

  it('asks for speakers, and then never for channels', () => {
    const definition = toDefinition({ ...profile, separation: 'diarization', maxSpeakers: 3 });
    expect(definition).toMatchObject({ diarization: { enabled: true, maxSpeakers: 3 } });
    expect(definition).not.toHaveProperty('channels');
  });

  it('names further locales, words that are likely to be said, and a URL', () => {
    const several = { ...profile, candidateLocales: ['de-DE'], profanity: 'Masked' } as const;
    expect(toDefinition(several, ['Contoso'], 'https://a.example/call.wav?sig=x')).toEqual({
      locales: ['en-GB', 'de-DE'],
      profanityFilterMode: 'Masked',
      phraseList: { phrases: ['Contoso'] },
      audioUrl: 'https://a.example/call.wav?sig=x',
    });
  });
});
