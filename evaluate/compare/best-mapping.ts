/**
 * Pairs rows with columns, each at most once, so that the sum of the paired values is greatest (the
 * assignment problem, by the Hungarian method with potentials).
 *
 * @param values non-negative; all rows of the same length
 * @returns for each row its column, or −1 where rows outnumber columns
 */
export function bestMapping(values: readonly (readonly number[])[]): number[] {
  const size = Math.max(values.length, values[0]?.length ?? 0);
  // Square, and smallest instead of greatest: what is not there costs nothing.
  const cost = (row: number, column: number) => -(values[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Array<number>(size + 1).fill(0);
  const columnPotential = new Array<number>(size + 1).fill(0);
  const rowOf = new Array<number>(size + 1).fill(0); // by column; 0 is free
  for (let row = 1; row <= size; row += 1) {
    const way = new Array<number>(size + 1).fill(0);
    const slack = new Array<number>(size + 1).fill(Infinity);
    const seen = new Array<boolean>(size + 1).fill(false);
    rowOf[0] = row;
    let column = 0;
    do {
      seen[column] = true;
      const at = rowOf[column] ?? 0;
      let least = Infinity;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (seen[other]) continue;
        const reduced = cost(at, other) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (slack[other] ?? Infinity)) [slack[other], way[other]] = [reduced, column];
        if ((slack[other] ?? Infinity) < least) [least, next] = [slack[other] ?? Infinity, other];
      }
      shift(least, { seen, rowOf, rowPotential, columnPotential, slack });
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = way[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }
  return values.map((row, index) => {
    const column = rowOf.indexOf(index + 1, 1) - 1;
    return column < row.length ? column : -1;
  });
}

function shift(
  by: number,
  state: {
    readonly seen: readonly boolean[];
    readonly rowOf: readonly number[];
    readonly rowPotential: number[];
    readonly columnPotential: number[];
    readonly slack: number[];
  },
): void {
  const { seen, rowOf, rowPotential, columnPotential, slack } = state;
  seen.forEach((isSeen, column) => {
    if (isSeen) {
      const row = rowOf[column] ?? 0;
      rowPotential[row] = (rowPotential[row] ?? 0) + by;
      columnPotential[column] = (columnPotential[column] ?? 0) - by;
    } else {
      slack[column] = (slack[column] ?? 0) - by;
    }
  });
}
