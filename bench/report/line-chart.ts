/** One panel: points over recordings, from zero, so that a straight line is a straight line. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** A level that is not to be passed. */
  readonly limit?: number;
}

const WIDTH = 340;
const HEIGHT = 220;
const LEFT = 52;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 34;
const COLUMNS = 2;
const TICKS = 4;

/** Draws charts side by side as one SVG. */
export function drawCharts(charts: readonly Chart[]): string {
  const rows = Math.ceil(charts.length / COLUMNS);
  const panels = charts.map((chart, index) => {
    const x = (index % COLUMNS) * WIDTH;
    const y = Math.floor(index / COLUMNS) * HEIGHT;
    return `<g transform="translate(${String(x)} ${String(y)})">${panel(chart)}</g>`;
  });
  const width = String(COLUMNS * WIDTH);
  const height = String(rows * HEIGHT);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function panel({ title, unit, points, limit }: Chart): string {
  const right = niceAbove(Math.max(...points.map(({ x }) => x)));
  const top = niceAbove(Math.max(...points.map(({ y }) => y), limit ?? 0));
  const atX = (x: number) => fixed(LEFT + (x / right) * (WIDTH - LEFT - RIGHT));
  const atY = (y: number) => fixed(HEIGHT - BOTTOM - (y / top) * (HEIGHT - TOP - BOTTOM));
  const line = points.map(({ x, y }) => `${atX(x)},${atY(y)}`).join(' ');
  const steps = Array.from({ length: TICKS + 1 }, (_, step) => step / TICKS);
  return [
    text(LEFT, 18, `${title} (${unit})`, 'font-weight="600"'),
    ...steps.flatMap((share) => [
      `<line x1="${atX(0)}" x2="${atX(right)}" y1="${atY(share * top)}" y2="${atY(share * top)}" stroke="#ddd"/>`,
      text(LEFT - 6, Number(atY(share * top)) + 4, label(share * top), 'text-anchor="end"'),
      text(Number(atX(share * right)), HEIGHT - 14, label(share * right), 'text-anchor="middle"'),
    ]),
    ...(limit === undefined
      ? []
      : [
          `<line x1="${atX(0)}" x2="${atX(right)}" y1="${atY(limit)}" y2="${atY(limit)}" stroke="#c33" stroke-dasharray="4 3"/>`,
        ]),
    `<polyline points="${line}" fill="none" stroke="#2563eb" stroke-width="2"/>`,
    ...points.map(({ x, y }) => `<circle cx="${atX(x)}" cy="${atY(y)}" r="3" fill="#2563eb"/>`),
  ].join('\n');
}

function text(x: number, y: number, words: string, more: string): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" ${more} fill="#222">${words}</text>`;
}

/** The next number of the form 1, 2, 4, 5 or 8 times a power of ten. */
function niceAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}

function label(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function fixed(value: number): string {
  return value.toFixed(1);
}
