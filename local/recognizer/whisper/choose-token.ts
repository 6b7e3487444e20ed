/** A token with the probability that the model gave it, 0 to 1. */
export interface ChosenToken {
  readonly id: number;
  readonly probability: number;
}

/**
 * The likeliest token among those from 0 to `last`, `forbidden` ones left out.
 *
 * @param logits a row over the vocabulary; not changed
 */
export function likeliest(
  logits: Float32Array,
  last: number,
  forbidden: ReadonlySet<number>,
): ChosenToken {
  let id = -1;
  let best = -Infinity;
  for (let token = 0; token <= last; token++) {
    const value = logits[token] ?? -Infinity;
    if (value > best && !forbidden.has(token)) {
      best = value;
      id = token;
    }
  }
  return { id, probability: probabilityOf(logits, id) };
}

/** The softmax of one token over the whole vocabulary. */
export function probabilityOf(logits: Float32Array, token: number): number {
  const highest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const sum = logits.reduce((total, value) => total + Math.exp(value - highest), 0);
  return Math.exp((logits[token] ?? -Infinity) - highest) / sum;
}
