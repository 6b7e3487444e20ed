import { toTextForms } from '../../../../../local/speech/results/text-forms';

const forms = (text: string, options: Partial<Parameters<typeof toTextForms>[1]> = {}) =>
  toTextForms(text, {
    profanityFilterMode: 'Masked',
    punctuationMode: 'DictatedAndAutomatic',
    ...options,
  });

describe('toTextForms', () => {
  it.each([
    ['Hello, world.', 'hello world'],
    ["I don't think it's Tom’s.", "i don't think it's tom’s"],
    ['It costs £25.50 (plus VAT) at 10:30!', 'it costs 25.50 plus vat at 10:30'],
    ['A follow-up: "yes".', 'a follow up yes'],
    ["'Quoted' words", 'quoted words'],
    ['Schöne Grüße, é', 'schöne grüße é'],
    ['你好，世界。', '你好 世界'],
    ['…', ''],
  ])('%s is spoken as "%s"', (text, lexical) => {
    expect(forms(text)).toMatchObject({ lexical, itn: lexical, display: text });
  });

  it.each(['None', 'Dictated'] as const)('adds no punctuation in mode %s', (punctuationMode) => {
    expect(forms('Hello, Tom.', { punctuationMode }).display).toBe('Hello Tom');
  });

  it.each([
    ['None', 'well shit happens'],
    ['Masked', 'well **** happens'],
    ['Removed', 'well happens'],
    ['Tags', 'well <profanity>shit</profanity> happens'],
  ] as const)('treats swear words as mode %s says', (profanityFilterMode, maskedITN) => {
    expect(forms('Well, shit happens', { profanityFilterMode })).toMatchObject({
      lexical: 'well shit happens',
      maskedITN,
    });
  });

  it('leaves words alone that only contain a swear word', () => {
    expect(forms('Scunthorpe').display).toBe('Scunthorpe');
  });
});
