/**
 * Finds out when each token was spoken, from the attention that the decoder paid to the audio while
 * it chose the token. The method is the one of OpenAI's reference implementation: normalize over the
 * tokens, smooth over time, average the heads, and find the cheapest monotonic path.
 */

/** Width of the median filter over time, in frames (Whisper's `median_filter_width`). */
const FILTER_WIDTH = 7;

/**
 * @param attention by token, by head: weights over audio frames
 * @param frames how many frames hold audio; the rest of the 30 s is padding
 * @returns for each token the frame at which it begins, never falling
 */
export function alignTokens(
  attention: readonly (readonly Float32Array[])[],
  frames: number,
): number[] {
  const heads = attention[0]?.length ?? 0;
  const mean = attention.map(() => new Float32Array(frames));
  for (let head = 0; head < heads; head++) {
    const rows = attention.map((row) => (row[head] ?? new Float32Array(frames)).slice(0, frames));
    normalizeColumns(rows);
    rows.forEach((row, token) => {
      const target = mean[token];
      if (target)
        medianFilter(row).forEach((value, i) => (target[i] = (target[i] ?? 0) + value / heads));
    });
  }
  return cheapestPath(mean, frames);
}

/** For every frame: mean 0 and deviation 1 over the tokens. */
function normalizeColumns(rows: readonly Float32Array[]): void {
  for (let frame = 0; frame < (rows[0]?.length ?? 0); frame++) {
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      const value = row[frame] ?? 0;
      sum += value;
      squares += value * value;
    }
    const average = sum / rows.length;
    const deviation = Math.sqrt(Math.max(squares / rows.length - average * average, 1e-20));
    for (const row of rows) row[frame] = ((row[frame] ?? 0) - average) / deviation;
  }
}

function medianFilter(row: Float32Array): Float32Array {
  const half = FILTER_WIDTH >> 1;
  const window = new Float32Array(FILTER_WIDTH);
  return row.map((_, center) => {
    for (let i = 0; i < FILTER_WIDTH; i++) {
      // Reflect at both ends.
      let at = Math.abs(center + i - half);
      if (at >= row.length) at = Math.max(0, 2 * (row.length - 1) - at);
      window[i] = row[at] ?? 0;
    }
    return window.sort()[half] ?? 0;
  });
}

/** Dynamic time warping: the path through tokens × frames that collects the most attention. */
function cheapestPath(gain: readonly Float32Array[], frames: number): number[] {
  const tokens = gain.length;
  const width = frames + 1;
  const cost = new Float32Array((tokens + 1) * width).fill(Infinity);
  const step = new Uint8Array((tokens + 1) * width); // 0 both, 1 next token, 2 next frame
  cost[0] = 0;
  for (let token = 1; token <= tokens; token++) {
    for (let frame = 1; frame <= frames; frame++) {
      const at = token * width + frame;
      const both = cost[at - width - 1] ?? Infinity;
      const nextToken = cost[at - width] ?? Infinity;
      const nextFrame = cost[at - 1] ?? Infinity;
      const best = Math.min(both, nextToken, nextFrame);
      step[at] = both === best ? 0 : nextToken === best ? 1 : 2;
      cost[at] = best - (gain[token - 1]?.[frame - 1] ?? 0);
    }
  }
  const starts = new Array<number>(tokens).fill(0);
  for (let token = tokens, frame = frames; token > 0 && frame > 0;) {
    starts[token - 1] = frame - 1;
    const move = step[token * width + frame];
    if (move !== 2) token--;
    if (move !== 1) frame--;
  }
  return starts;
}
