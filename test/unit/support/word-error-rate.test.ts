import { wordErrorRate } from '../../support/word-error-rate';

describe('wordErrorRate', () => {
  it('is 0 for the same words in other case and punctuation', () => {
    expect(wordErrorRate("Good morning, Steve. I'm fine!", 'good morning steve i’m fine')).toBe(0);
  });

  it.each([
    ['a substituted word', 'one two three four', 'one too three four', 1 / 4],
    ['a missing word', 'one two three four', 'one three four', 1 / 4],
    ['an additional word', 'one two three four', 'one two and three four', 1 / 4],
    ['words in another order', 'one two', 'two one', 2 / 2],
    ['nothing recognized', 'one two', '', 1],
    ['much more than was said', 'one', 'one two three', 2],
  ])('counts %s', (_, said, recognized, expected) => {
    expect(wordErrorRate(said, recognized)).toBeCloseTo(expected);
  });

  it('compares numbers as they are written', () => {
    expect(wordErrorRate('number 41', 'number forty-one')).toBeCloseTo(2 / 2);
  });

  it('refuses a reference without words', () => {
    expect(() => wordErrorRate('…', 'hello')).toThrow('no words');
  });
});
