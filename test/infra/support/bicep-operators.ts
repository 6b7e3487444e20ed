import type { BicepReader } from './bicep-reader';
import type { Expression, Operator } from './bicep-syntax';

/** From what binds least to what binds most; the longer one first where one begins like another. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '<', '>=', '>'],
  ['+'],
  ['*'],
];

/** Operands of two-sided operators, put together by how much each binds. */
export function parseOperations(
  reader: BicepReader,
  operand: (reader: BicepReader) => Expression,
  level = 0,
): Expression {
  const operators = LEVELS[level];
  if (!operators) return operand(reader);
  let left = parseOperations(reader, operand, level + 1);
  for (;;) {
    const operator = operators.find((one) => reader.tookOperator(one));
    if (!operator) return left;
    const right = parseOperations(reader.skip(), operand, level + 1);
    left = { kind: 'operation', operator, left, right };
  }
}
