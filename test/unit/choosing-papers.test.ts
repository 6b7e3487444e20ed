import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_PRICES, MODES, type ModeFacts } from '../../shared/domain/choosing';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'choosing.md'), 'utf8');
const rows = PAGE.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the page about choosing', () => {
  it('has the price list, row by row', () => {
    const priced = rows.filter((row) => row.length === 6 && /^[\d.]+$/.test(row[3] ?? ''));
    expect(priced).toEqual(
      LIST_PRICES.map(({ provider, mode, model, usdPerHour, asOf }, at) => [
        `\`${provider}\``,
        mode,
        model === undefined ? (priced[at]?.[2] ?? '') : `\`${model}\``,
        String(usdPerHour),
        asOf,
        expect.stringContaining('quoted from') as string,
      ]),
    );
  });

  it.each<[string, keyof ModeFacts]>([
    ['latency', 'latency'],
    ['accuracy', 'accuracy'],
    ['cost', 'cost'],
    ['largest input', 'largestInput'],
    ['partial results', 'partialResults'],
  ])('compares the modes as the code does: %s', (name, fact) => {
    const row = rows.find(([first]) => first === name);
    const text = (value: string | boolean) =>
      typeof value === 'string' ? value : value ? 'yes' : 'no';
    expect(row?.slice(1)).toEqual(
      (['batch', 'fast', 'live'] as const).map((mode) => text(MODES[mode][fact])),
    );
  });
});
