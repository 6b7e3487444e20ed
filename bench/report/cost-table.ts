import { totalOf, type CostLine } from '../cost/cost';
import { PRICES } from '../cost/prices';
import { table } from './table';

/** What things cost, line by line and together; `digits` behind the point of a line. */
export function costTable(lines: readonly CostLine[], digits: number): string {
  return table(
    ['service', 'for', 'quantity', 'unit', 'USD'],
    [
      ...lines.map(({ price, what, quantity, usd }) => [
        `${PRICES[price].service}: ${PRICES[price].item}`,
        what,
        quantity,
        PRICES[price].unit,
        usd.toFixed(digits),
      ]),
      ['**together**', '', '', '', totalOf(lines).toFixed(2)],
    ],
  );
}
