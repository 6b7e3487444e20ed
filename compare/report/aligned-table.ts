/** A Markdown table whose columns also stand below one another in a terminal. */
export function alignedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [header, ...rows].map((row) => row.map(escaped));
  const widths = header.map((_, column) =>
    Math.max(3, ...lines.map((line) => widthOf(line[column] ?? ''))),
  );
  const toLine = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => padded(cells[column] ?? '', width)).join(' | ')} |`;
  const [first = [], ...rest] = lines;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [toLine(first), rule, ...rest.map(toLine)].join('\n');
}

/** What is said may hold anything: it stays in its cell, and is text. */
const escaped = (text: string) =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\|`*_<>[\]]/g, '\\$&')
    .trim();

const widthOf = (text: string) => [...text].length;
const padded = (text: string, width: number) => text + ' '.repeat(width - widthOf(text));
