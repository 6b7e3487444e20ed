import { toComparison } from '../../../compare/figures/to-comparison';
import { alignedTable } from '../../../compare/report/aligned-table';
import { clock, dollars, megabytes, seconds } from '../../../compare/report/format';
import { toMarkdown } from '../../../compare/report/to-markdown';
import { done, failed } from '../../support/compare/outcomes';

const subject = {
  file: { name: 'call.wav', sizeBytes: 423_000, durationSeconds: 26.4, channels: 2 },
  app: 'on this machine',
  comparedAt: '2026-11-21T18:00:00.000Z',
};
const reference = { source: 'call.txt', content: 'I lost my card.' };
const LOCAL = { models: {}, standIn: () => true };

const linesOf = (markdown: string) => markdown.split('\n').map((line) => line.replace(/ +/g, ' '));

describe('the comparison for a reader', () => {
  const live = { firstPartialMs: 640, finalMs: 812, totalMs: 32_000, requests: null };
  const lines = linesOf(
    toMarkdown(
      toComparison(
        { ...subject, reference },
        [
          done('azure-speech/batch', ['I lost my card.']),
          done('azure-speech/live', ['I lost my cart.'], live),
          failed('openai/fast', 'The key is wrong.'),
        ],
        LOCAL,
      ),
    ),
  );

  it('has a column for each way and every line of the question', () => {
    expect(lines).toContain('| | azure-speech/batch | azure-speech/live | openai/fast |');
    expect(lines).toContain('| Latency: first partial | – | 0.64 s | – |');
    expect(lines).toContain('| Latency: final | 5.20 s | 0.81 s | – |');
    expect(lines).toContain('| Accuracy: word errors | 0.0 % | 25.0 % | – |');
    expect(lines).toContain('| Partial results | no | yes | no |');
    expect(lines.filter((line) => /^\| (Cost|Largest input|Use case)/.test(line))).toHaveLength(4);
  });

  it('says which run failed, and why', () => {
    expect(lines).toContain('| Result | completed | completed | failed |');
    expect(lines).toContain('- openai/fast failed: The key is wrong.');
  });

  it('says what was compared with what', () => {
    expect(lines[2]).toMatch(/^0\.42 MB, 26\.4 s, 2 channels\. Reference: call\.txt, 4 words\./);
  });

  it('shows where the words differ, and who agrees with the reference', () => {
    expect(lines).toContain('| at | after | reference | azure-speech/batch | azure-speech/live |');
    expect(lines).toContain('| 0:00.6 | … i lost my | card | card ✓ | cart |');
  });

  it('leaves errors out where there is no reference, and differences where one ran alone', () => {
    const alone = toMarkdown(
      toComparison(subject, [done('azure-speech/batch', ['I lost my card.'])], LOCAL),
    );

    expect(alone).not.toContain('Accuracy');
    expect(alone).not.toContain('differ\n');
    expect(alone).toContain('No reference');
  });

  it('says so where nothing differs, and stops where nobody reads on', () => {
    const same = ['azure-speech/batch', 'speechmatics/batch'].map((name) => done(name, ['Hello.']));
    const many = Array.from({ length: 60 }, (_, index) => [`Same ${'abc'[index % 3]}.`, 'Ha.']);
    const few = many.map(([first]) => [first ?? '', 'Ho.']);

    expect(toMarkdown(toComparison(subject, same, LOCAL))).toContain('Nowhere.');
    expect(
      toMarkdown(
        toComparison(
          subject,
          [done('azure-speech/batch', many.flat()), done('speechmatics/batch', few.flat())],
          LOCAL,
        ),
      ),
    ).toContain('And 10 more');
  });
});

describe('alignedTable', () => {
  it('keeps what is said in its cell, and text', () => {
    expect(alignedTable(['a'], [['x | <b>\n*y*']])).toBe(
      ['| a                |', '| ---------------- |', '| x \\| \\<b\\> \\*y\\* |'].join('\n'),
    );
  });
});

describe('figures for a reader', () => {
  it.each([
    [seconds(842), '0.84 s'],
    [seconds(9996), '10.0 s'],
    [seconds(185_400), '3 min 05 s'],
    [seconds(null), '–'],
    [clock(7400), '0:07.4'],
    [clock(3_723_000), '1:02:03.0'],
    [dollars(0.0014), '$0.0014'],
    [dollars(0.36), '$0.36'],
    [dollars(0), '$0.00'],
    [megabytes(423_000), '0.42 MB'],
    [megabytes(12_345_678), '12.3 MB'],
  ])('are written %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
