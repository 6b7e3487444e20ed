import { editDistance } from './edit-distance';

/**
 * Which recognized word stands for which word of the reference: for each word of the reference the
 * place of its counterpart, equal or substituted, or −1 where it is missing. What no word of the
 * reference has as its counterpart was added. Places only grow.
 */
export type Alignment = Int32Array;

export const MISSING = -1;

/** A part of both texts that remains to be aligned; `cost` is its edit distance. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly recognizedFrom: number;
  readonly recognizedTo: number;
  readonly cost: number;
}

/**
 * Aligns two texts with the fewest errors (Levenshtein), in memory that grows with their length and
 * not with its square: Hirschberg's halving, in a band as wide as there are errors.
 */
export function align(reference: readonly string[], recognized: readonly string[]): Alignment {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const rows = Int32Array.from(reference, numberOf);
  const columns = Int32Array.from(recognized, numberOf);
  const aligned = new Int32Array(rows.length).fill(MISSING);
  const open: Part[] = [
    {
      from: 0,
      to: rows.length,
      recognizedFrom: 0,
      recognizedTo: columns.length,
      cost: editDistance(rows, columns),
    },
  ];
  for (let part = open.pop(); part; part = open.pop()) {
    const rest = withoutEqualEnds(part, rows, columns, aligned);
    if (rest.from === rest.to || rest.recognizedFrom === rest.recognizedTo) continue;
    if (rest.to - rest.from === 1) alignOne(rest, rows, columns, aligned);
    else open.push(...halves(rest, rows, columns));
  }
  return aligned;
}

/** Equal words at both ends are counterparts in some best alignment; what is left between them. */
function withoutEqualEnds(
  part: Part,
  rows: Int32Array,
  columns: Int32Array,
  aligned: Int32Array,
): Part {
  let { from, to, recognizedFrom, recognizedTo } = part;
  while (from < to && recognizedFrom < recognizedTo && rows[from] === columns[recognizedFrom]) {
    aligned[from++] = recognizedFrom++;
  }
  while (from < to && recognizedFrom < recognizedTo && rows[to - 1] === columns[recognizedTo - 1]) {
    aligned[--to] = --recognizedTo;
  }
  return { from, to, recognizedFrom, recognizedTo, cost: part.cost };
}

/** One word of the reference: its equal if there is one, else the first takes its place. */
function alignOne(part: Part, rows: Int32Array, columns: Int32Array, aligned: Int32Array): void {
  const { from, recognizedFrom, recognizedTo } = part;
  const equal = columns.subarray(recognizedFrom, recognizedTo).indexOf(rows[from] ?? -1);
  aligned[from] = recognizedFrom + Math.max(0, equal);
}

/** Cuts the reference in its middle, and the recognized words where both halves cost least. */
function halves(part: Part, rows: Int32Array, columns: Int32Array): [Part, Part] {
  const { from, to, recognizedFrom, recognizedTo, cost } = part;
  const middle = (from + to) >> 1;
  const words = columns.subarray(recognizedFrom, recognizedTo);
  const above = lastRow(rows.subarray(from, middle), words, cost);
  const below = lastRow(rows.slice(middle, to).reverse(), words.slice().reverse(), cost);
  let cut = 0;
  let least = Infinity;
  for (let at = 0; at <= words.length; at += 1) {
    const sum = (above[at] ?? FAR) + (below[words.length - at] ?? FAR);
    if (sum < least) [least, cut] = [sum, at];
  }
  const place = recognizedFrom + cut;
  return [
    { from, to: middle, recognizedFrom, recognizedTo: place, cost: above[cut] ?? FAR },
    {
      from: middle,
      to,
      recognizedFrom: place,
      recognizedTo,
      cost: below[words.length - cut] ?? FAR,
    },
  ];
}

/** More than any distance. */
const FAR = 2 ** 29;

/** What it costs to make all rows the first columns, for each number of columns within the band. */
function lastRow(rows: Int32Array, columns: Int32Array, band: number): Int32Array {
  const width = columns.length;
  const costs = new Int32Array(width + 1).fill(FAR);
  for (let at = 0; at <= Math.min(width, band); at += 1) costs[at] = at;
  for (let row = 1; row <= rows.length; row += 1) {
    const first = Math.max(1, row - band);
    const last = Math.min(width, row + band);
    let diagonal = costs[first - 1] ?? FAR;
    costs[first - 1] = first === 1 && row <= band ? row : FAR;
    const word = rows[row - 1];
    for (let at = first; at <= last; at += 1) {
      const above = costs[at] ?? FAR;
      const left = costs[at - 1] ?? FAR;
      let cost = diagonal + (columns[at - 1] === word ? 0 : 1);
      if (above < cost) cost = above + 1;
      if (left < cost) cost = left + 1;
      costs[at] = cost;
      diagonal = above;
    }
  }
  return costs;
}
