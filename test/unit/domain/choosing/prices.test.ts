import { LIST_PRICES, listPrice } from '../../../../shared/domain/choosing';

describe('the price list', () => {
  it('says of each price where it is from and when', () => {
    for (const { usdPerHour, source, asOf } of LIST_PRICES) {
      expect(usdPerHour).toBeGreaterThan(0);
      expect(source).not.toBe('');
      expect(asOf).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    }
  });

  it('has every provider and mode, and each model once', () => {
    const keys = LIST_PRICES.map(({ provider, mode, model }) => `${provider} ${mode} ${model}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [provider, mode] of [
      ['azure-speech', 'batch'],
      ['azure-speech', 'live'],
      ['azure-fast', 'fast'],
      ['speechmatics', 'batch'],
      ['speechmatics', 'live'],
      ['openai', 'fast'],
    ] as const) {
      expect(listPrice(provider, mode)).toMatchObject({ provider, mode });
    }
  });

  it('gives the price of a model, else the usual one of its provider, and none of a stranger', () => {
    expect(listPrice('openai', 'fast', 'gpt-4o-mini-transcribe')?.usdPerHour).toBe(0.18);
    expect(listPrice('openai', 'fast', 'whisper-large-v3')?.model).toBe('whisper-1');
    expect(listPrice('other', 'batch')).toBeUndefined();
  });
});
