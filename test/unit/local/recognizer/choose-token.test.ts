import { likeliest, probabilityOf } from '../../../../local/recognizer/whisper/choose-token';

const logits = Float32Array.of(1, 3, 2, 9);

describe('likeliest', () => {
  it('chooses the highest among those that are allowed', () => {
    expect(likeliest(logits, 2, new Set()).id).toBe(1);
    expect(likeliest(logits, 2, new Set([1])).id).toBe(2);
  });

  it('tells the probability over the whole vocabulary', () => {
    const sum = [1, 3, 2, 9].reduce((total, value) => total + Math.exp(value), 0);
    expect(likeliest(logits, 2, new Set()).probability).toBeCloseTo(Math.exp(3) / sum);
  });
});

describe('probabilityOf', () => {
  it('adds up to 1 over all tokens, also for numbers too large to exponentiate', () => {
    const large = logits.map((value) => value + 800);
    const sum = [0, 1, 2, 3].reduce((total, token) => total + probabilityOf(large, token), 0);
    expect(sum).toBeCloseTo(1);
  });
});
