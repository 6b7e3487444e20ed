import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, totalOf } from '../../../bench/cost/cost';
import { PRICES, PRICES_AS_OF } from '../../../bench/cost/prices';
import { runFigures } from './run-figures';

const page = readFileSync(join(__dirname, '../../../docs/cost.md'), 'utf8');

describe('the prices', () => {
  it('are those of the documentation, each to be checked before use', () => {
    const rows = page
      .split('\n')
      .filter((line) => line.includes('| check before use |'))
      .map((line) => line.split('|').map((cell) => cell.trim()));

    const numbers = Object.values(PRICES).map(({ service, per, usd }) => ({
      service,
      per: per.toLocaleString('en-US'),
      usd: String(usd),
    }));
    expect(
      rows.map(([, service, what, usd]) => ({ service, per: what?.split(' ')[0], usd })),
    ).toEqual(expect.arrayContaining(numbers));
    expect(rows).toHaveLength(numbers.length);
    expect(page).toContain(`as of ${PRICES_AS_OF}`);
  });
});

describe('the cost of 1,000 recordings', () => {
  const count = (service: 'blob' | 'queue', operation: string, count: number) => ({
    service,
    operation,
    target: 'recordings',
    byLink: false,
    count,
  });
  const run = runFigures({
    recordings: 100,
    storage: [
      count('blob', 'GetBlob', 300),
      count('blob', 'PutBlob', 100),
      count('blob', 'DeleteBlob', 50),
      count('queue', 'PutMessage', 100),
    ],
    requestUnits: 40,
  });
  const lines = new Map(costOf(run).map((line) => [`${line.price}: ${line.what}`, line]));

  it('is counted operations, taken to 1,000 recordings, times the price', () => {
    const reads = [...lines.values()].find(({ price }) => price === 'blobRead');
    const writes = [...lines.values()].find(({ price }) => price === 'blobWrite');
    const units = [...lines.values()].find(({ price }) => price === 'requestUnits');

    expect(reads).toMatchObject({ quantity: 3000, usd: 0.0012 });
    expect(writes).toMatchObject({ quantity: 2000, usd: 0.01 }); // with the drops themselves
    expect(units).toMatchObject({ quantity: 40_000, usd: 0.01 });
  });

  it('is the sum of its lines', () => {
    const sum = [...lines.values()].reduce((total, { usd }) => total + usd, 0);

    expect(totalOf([...lines.values()])).toBeCloseTo(sum, 3);
  });
});
