import { layBeside } from '../../../compare/align/lay-beside';
import type { TimedWord } from '../../../compare/align/timed-words';

const words = (text: string): TimedWord[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => ({ word, startMs: index * 500, endMs: index * 500 + 400 }));
const reading = (run: string, text: string) => ({ run, words: words(text) });
const said = (text: string) => text.split(' ');

describe('layBeside', () => {
  it('finds nothing where all have the same words', () => {
    const same = ['a', 'b', 'c'].map((run) => reading(run, 'the card is blocked'));

    expect(layBeside(same, undefined)).toEqual([]);
    expect(layBeside(same, said('the card is blocked'))).toEqual([]);
  });

  it('has a line for each stretch, with the words of each run and who agrees with the reference', () => {
    const readings = [
      reading('a', 'I lost my card on the train'),
      reading('b', 'I lost my cart on train'),
      reading('c', 'I lost my card on the train'),
    ];

    expect(layBeside(readings, said('I lost my card on the train'))).toEqual([
      {
        startMs: 1500,
        endMs: 1900,
        after: 'I lost my',
        reference: 'card',
        readings: [
          { run: 'a', words: 'card', agrees: true },
          { run: 'b', words: 'cart', agrees: false },
          { run: 'c', words: 'card', agrees: true },
        ],
      },
      {
        startMs: 2500,
        endMs: 2900,
        after: 'on',
        reference: 'the',
        readings: [
          { run: 'a', words: 'the', agrees: true },
          { run: 'b', words: '', agrees: false },
          { run: 'c', words: 'the', agrees: true },
        ],
      },
    ]);
  });

  it('shows what all heard and nobody said', () => {
    const readings = [reading('a', 'well now thanks'), reading('b', 'well now thanks')];

    const [line] = layBeside(readings, said('well thanks'));

    expect(line).toMatchObject({ after: 'well', reference: '' });
    expect(line?.readings).toEqual([
      { run: 'a', words: 'now', agrees: false },
      { run: 'b', words: 'now', agrees: false },
    ]);
  });

  it('puts words that differ one after another into one stretch', () => {
    const readings = [reading('a', 'send it to B 24 today'), reading('b', 'send it before today')];

    expect(layBeside(readings, undefined)).toMatchObject([
      {
        after: 'send it',
        reference: null,
        readings: [
          { words: 'to B 24', agrees: null },
          { words: 'before', agrees: null },
        ],
      },
    ]);
  });

  it('shows what one alone has before the first and after the last common word', () => {
    const readings = [reading('a', 'good morning'), reading('b', 'well good morning sir')];

    expect(layBeside(readings, undefined).map((line) => line.readings[1]?.words)).toEqual([
      'well',
      'sir',
    ]);
  });

  it('takes a run that heard nothing for one that differs everywhere', () => {
    const readings = [reading('a', 'good morning'), reading('b', 'good morning'), reading('c', '')];

    expect(layBeside(readings, undefined)).toMatchObject([
      {
        after: '',
        readings: [{ words: 'good morning' }, { words: 'good morning' }, { words: '' }],
      },
    ]);
  });

  it('has nothing to show of one run alone, nor of none', () => {
    expect(layBeside([reading('a', 'good morning')], undefined)).toEqual([]);
    expect(layBeside([], said('good morning'))).toEqual([]);
  });
});
