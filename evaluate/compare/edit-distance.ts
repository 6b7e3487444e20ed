/** Anything that can be told apart by `===`: characters, or words as numbers. */
type Items = ArrayLike<string | number>;

/**
 * The least number of substitutions, insertions and deletions that make one sequence the other
 * (Levenshtein). Ukkonen's way: for each number of errors, how far each diagonal reaches. Memory
 * grows with the length, time with the length and the square of the errors, so that four hours of
 * speech with the usual few errors take a second.
 */
export function editDistance(reference: Items, recognized: Items): number {
  const rows = reference.length;
  const columns = recognized.length;
  const origin = rows + 1; // where diagonal 0 (column − row) lies in the arrays
  const goal = origin + columns - rows;
  let before = new Int32Array(rows + columns + 3).fill(NEVER);
  let reached = new Int32Array(rows + columns + 3).fill(NEVER);
  for (let errors = 0; ; errors += 1) {
    const first = errors < rows ? origin - errors : 1;
    const last = errors < columns ? origin + errors : origin + columns;
    for (let at = first; at <= last; at += 1) {
      let row = errors === 0 ? 0 : furthest(before, at);
      const end = columns - at + origin < rows ? columns - at + origin : rows;
      if (row > end) row = end;
      while (row < end && reference[row] === recognized[row + at - origin]) row += 1;
      reached[at] = row;
    }
    if ((reached[goal] ?? NEVER) >= rows) return errors;
    [before, reached] = [reached, before];
  }
}

/** The row of a diagonal that so few errors do not reach. */
const NEVER = -(2 ** 30);

/** The row that one more error leads to on a diagonal: by substitution, insertion or deletion. */
function furthest(before: Int32Array, at: number): number {
  const substituted = (before[at] ?? NEVER) + 1;
  const inserted = before[at - 1] ?? NEVER;
  const deleted = (before[at + 1] ?? NEVER) + 1;
  const most = substituted > inserted ? substituted : inserted;
  return most > deleted ? most : deleted;
}
