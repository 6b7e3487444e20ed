import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf, SPEECHMATICS_RESULTS } from '../../../support/speechmatics-results/fixtures';

const DOCUMENT = join(__dirname, '../../../../docs/transcript.md');

/** The fields that the page has a row for, and those it names as kept whole. */
function documented(): string[] {
  const page = readFileSync(DOCUMENT, 'utf8');
  const [, after = ''] = page.split("## Where each field of Speechmatics' transcript goes");
  const [section = ''] = after.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  const named = rows.flatMap((row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? []);
  const rest = rows.find((row) => row.startsWith('| everything else')) ?? '';
  const whole = [...rest.matchAll(/`(\w+)`/g)].flatMap(([, field]) => field ?? []);
  return [...named, ...whole];
}

/** Paths of all values: `results[].alternatives[].content`. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => pathsOf(inner, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([field, inner]) =>
    pathsOf(inner, path === '' ? field : `${path}.${field}`),
  );
}

it.each(SPEECHMATICS_RESULTS)(
  'the page about transcripts says where each field of %s goes',
  (name) => {
    const fields = documented();
    expect(fields.length).toBeGreaterThan(25);
    const unknown = [...new Set(pathsOf(jsonOf(name)))].filter(
      (path) =>
        !fields.some(
          (field) =>
            path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[]`),
        ),
    );
    expect(unknown).toEqual([]);
  },
);
