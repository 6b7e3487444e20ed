/** How a stretch of speech sounds, and how much it counts. */
export interface Utterance {
  /** From SpeakerEmbedder: a vector of length 1. */
  readonly voice: Float32Array;
  readonly seconds: number;
}

/** A group of utterances, and how alike the mean voices of both groups are. */
export interface TwoVoices {
  /** For every utterance: its place on the axis between the voices, negative or positive. */
  readonly scores: readonly number[];
  /** Cosine between the mean voices of both sides, -1 to 1. */
  readonly likeness: number;
}

/**
 * Divides utterances between two voices: projects them on the axis along which they differ most (the
 * first principal component) and cuts it so that both sides are as uniform as possible.
 */
export function divideVoices(utterances: readonly Utterance[]): TwoVoices {
  const mean = weightedMean(utterances);
  const axis = principalAxis(utterances, mean);
  const projections = utterances.map(({ voice }) => dot(voice, axis) - dot(mean, axis));
  const cut = bestCut(
    projections,
    utterances.map(({ seconds }) => seconds),
  );
  const scores = projections.map((projection) => projection - cut);
  const side = (positive: boolean) =>
    weightedMean(utterances.filter((_, i) => (scores[i] ?? 0) >= 0 === positive));
  return { scores, likeness: cosine(side(true), side(false)) };
}

function weightedMean(utterances: readonly Utterance[]): Float32Array {
  const total = utterances.reduce((sum, { seconds }) => sum + seconds, 0) || 1;
  const mean = new Float32Array(utterances[0]?.voice.length ?? 0);
  for (const { voice, seconds } of utterances) {
    voice.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + (value * seconds) / total));
  }
  return mean;
}

/** Power iteration; begins with the utterance farthest from the mean, so it needs no chance. */
function principalAxis(utterances: readonly Utterance[], mean: Float32Array): Float32Array {
  const centered = utterances.map(({ voice, seconds }) => ({
    offset: voice.map((value, i) => value - (mean[i] ?? 0)),
    seconds,
  }));
  const farthest = centered.reduce(
    (best, { offset }) => (dot(offset, offset) > dot(best, best) ? offset : best),
    new Float32Array(mean.length),
  );
  let axis = farthest;
  for (let round = 0; round < 100; round++) {
    const next = new Float32Array(mean.length);
    for (const { offset, seconds } of centered) {
      const pull = dot(offset, axis) * seconds;
      offset.forEach((value, i) => (next[i] = (next[i] ?? 0) + value * pull));
    }
    const length = Math.sqrt(dot(next, next));
    if (length === 0) return axis;
    axis = next.map((value) => value / length);
  }
  return axis;
}

/** The cut of a line of weighted points that leaves the least variance on both sides. */
function bestCut(values: readonly number[], weights: readonly number[]): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const weight = weights.reduce((a, b) => a + b, 0);
  const sum = values.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  let best = { gain: -Infinity, cut: 0 };
  let leftWeight = 0;
  let leftSum = 0;
  for (let i = 0; i + 1 < order.length; i++) {
    const here = order[i] ?? 0;
    leftWeight += weights[here] ?? 0;
    leftSum += (values[here] ?? 0) * (weights[here] ?? 0);
    const [leftMean, rightMean] = [leftSum / leftWeight, (sum - leftSum) / (weight - leftWeight)];
    const gain = leftMean ** 2 * leftWeight + rightMean ** 2 * (weight - leftWeight);
    // Halfway between the two means: fairer to short utterances than halfway between neighbours.
    if (gain > best.gain) best = { gain, cut: (leftMean + rightMean) / 2 };
  }
  return best.cut;
}

const dot = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const cosine = (a: Float32Array, b: Float32Array) =>
  dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
