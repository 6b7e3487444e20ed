import { parseSettings } from '../../../shared/config/settings';
import { LEAST, problemsOf } from '../../support/config/least';

describe('the settings of how recordings are read', () => {
  it('are parsed', () => {
    const { redaction, categories, choices } = parseSettings({
      ...LEAST,
      REDACT: 'email, card',
      ORIGINALS_CONTAINER: 'originals',
      LANGUAGE_ENDPOINT: 'https://name.cognitiveservices.azure.com/',
      LANGUAGE_KEY: 'k',
      CATEGORIES: '[{"name":"refund","any":["money back"]}]',
      RECORDING_NAME_PATTERN: '{agent}_{callId}',
    });
    expect(redaction).toEqual({
      kinds: ['card', 'email'],
      originalsContainer: 'originals',
      language: { endpoint: 'https://name.cognitiveservices.azure.com', key: 'k' },
    });
    expect(categories.map(({ name }) => name)).toEqual(['refund']);
    expect(choices.namePattern?.text).toBe('{agent}_{callId}');
    expect(parseSettings({ ...LEAST, REDACT: 'all' }).redaction.kinds).toHaveLength(7);
  });

  it.each([
    [{ REDACT: 'card,shoes' }, /REDACT is malformed \(names what is no kind; there are card, iban/],
    [{ REDACT: 'card,none' }, /stand alone/],
    [{ CATEGORIES: '[{"name":"a"}]' }, /CATEGORIES is malformed \(0 needs phrases in any or all/],
    [
      { RECORDING_NAME_PATTERN: 'a.wav' },
      /RECORDING_NAME_PATTERN is malformed \(it has no part in braces/,
    ],
    [{ ORIGINALS_CONTAINER: 'transcripts' }, /Give the originals a container of their own/],
    [{ LANGUAGE_KEY: 'k' }, /LANGUAGE_KEY is set without LANGUAGE_ENDPOINT/],
  ])('say what to mend: %j', (given, problem) => {
    expect(problemsOf({ ...LEAST, ...given })).toEqual([expect.stringMatching(problem)]);
  });
});
