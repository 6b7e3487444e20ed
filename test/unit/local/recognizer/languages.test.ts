import { hasSpaces, whisperLanguage } from '../../../../local/recognizer/languages';

describe('whisperLanguage', () => {
  it.each([
    ['en-GB', 'en'],
    ['de', 'de'],
    ['PT-br', 'pt'],
    ['nb-NO', 'no'],
    ['fil-PH', 'tl'],
    ['yue-CN', 'zh'],
    ['zh-Hant-TW', 'zh'],
  ])('hears %s as %s', (locale, language) => {
    expect(whisperLanguage(locale)).toBe(language);
  });
});

describe('hasSpaces', () => {
  it('knows languages that are written without', () => {
    expect(['en', 'ja', 'ko', 'th'].map(hasSpaces)).toEqual([true, false, true, false]);
  });
});
