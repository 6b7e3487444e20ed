import { parseOptions } from '../../../bench/options';

describe('the words of the command line', () => {
  it('stand for a whole run of 2,000 where there are none', () => {
    expect(parseOptions([])).toEqual({
      recordings: 2000,
      smoke: false,
      docs: false,
      loads: ['burst', 'poisson', 'trickle'],
      parts: [
        'loads',
        'growth',
        'comparison',
        'scarce',
        'single',
        'idle',
        'cold-start',
        'long',
        'live',
        'vendors',
      ],
    });
  });

  it('choose the size, the loads and the parts', () => {
    const words = ['--recordings', '10000', '--loads', 'burst,trickle', '--parts', 'loads'];

    expect(parseOptions(words)).toMatchObject({
      recordings: 10_000,
      loads: ['burst', 'trickle'],
      parts: ['loads'],
    });
  });

  it('make the smoke run small', () => {
    expect(parseOptions(['--smoke'])).toMatchObject({ recordings: 60, loads: ['burst'] });
  });

  it.each([[['--recordings', 'many']], [['--recordings', '0']], [['--loads', 'flood']], [['--x']]])(
    'are refused with a word on how to use it: %j',
    (words) => {
      expect(() => parseOptions(words)).toThrow('Use: npm run bench');
    },
  );
});
