import { INSTRUMENTS, type Instrument } from '../../shared/adapters/telemetry/instruments';
import { STATUSES } from '../../shared/domain/ledger';
import { problemsOf } from './support/kusto';
import { ALERT_QUERIES, contentsOf, WORKBOOK, WORKBOOK_QUERIES } from './support/queries';
import { textOf } from './support/deployed';

const instruments: readonly Instrument[] = Object.values(INSTRUMENTS);
const names = instruments.map(({ name }) => name);
const queries = Object.entries({ ...ALERT_QUERIES, ...WORKBOOK_QUERIES });

/** Names of metrics in a text; every metric of the app begins in one of these ways. */
function metricsIn(text: string): string[] {
  return [...text.matchAll(/(?<!\[)['"`]((?:callscribe|gen_ai)\.[a-z_.]+)['"`]/g)].map(
    ([, name = '']) => name,
  );
}

/** Attributes that a query reads, like `status` or `gen_ai.token.type`. */
function attributesIn(query: string): string[] {
  const read = /customDimensions(?:\.(\w+)|\['([^']+)'\])/g;
  return [...query.matchAll(read)].map(([, plain, quoted]) => plain ?? quoted ?? '');
}

/** What the app writes of the metrics that a query asks for. */
function askedBy(query: string): Instrument[] {
  return instruments.filter(({ name }) => metricsIn(query).includes(name));
}

it.each(queries)('query %s is Kusto, and names only what there is', (_name, query) => {
  expect(problemsOf(query)).toEqual([]);
});

const ofMetrics = queries.filter(([, query]) => query.includes('customMetrics'));

describe.each(ofMetrics)('query %s', (_name, query) => {
  it('asks for metrics that the app writes', () => {
    expect(metricsIn(query)).not.toEqual([]);
    expect(names).toEqual(expect.arrayContaining(metricsIn(query)));
  });

  it('reads attributes that these metrics have', () => {
    const known = askedBy(query).flatMap(({ attributes }) => attributes);

    expect(known).toEqual(expect.arrayContaining(attributesIn(query)));
  });

  it('reads nothing but the sum of counters and gauges, which send no more', () => {
    const isOfHistograms = askedBy(query).every(({ kind }) => kind === 'histogram');

    expect(isOfHistograms || !/\bvalue(Min|Max|Count)\b/.test(query)).toBe(true);
  });
});

it('names statuses that recordings can have', () => {
  const asked = queries.flatMap(([, query]) =>
    [...query.matchAll(/\.status\) == '(\w+)'/g)].map(([, status = '']) => status),
  );

  expect(asked.length).toBeGreaterThan(0);
  expect(STATUSES).toEqual(expect.arrayContaining(asked));
});

describe('queries of traces', () => {
  const ofTraces = queries.filter(([, query]) => query.includes('operation_Id'));

  it('read attributes that the app gives its spans', () => {
    const asked = new Set(ofTraces.flatMap(([, query]) => attributesIn(query)));
    const source = textOf('shared', 'adapters', 'telemetry', 'attributes.ts');

    expect(asked.size).toBeGreaterThan(2);
    for (const attribute of asked) expect(source).toContain(`'${attribute}'`);
  });
});

describe('the parser', () => {
  it('sees what is wrong', () => {
    expect(problemsOf('customMetrics | were name == 1')).not.toEqual([]);
    expect(problemsOf('customMetrics | where nmae == 1')).not.toEqual([]);
  });
});

describe('the workbook', () => {
  const parts = [...contentsOf(WORKBOOK)];

  it('shows every metric', () => {
    const shown = Object.values(WORKBOOK_QUERIES).flatMap(metricsIn);

    expect([...new Set(shown)].sort()).toEqual([...names].sort());
  });

  it('asks the component that it hangs on', () => {
    expect(WORKBOOK).toMatchObject({ fallbackResourceIds: ['{component}'] });
    const asked = parts.filter(({ query }) => query !== undefined);
    expect(asked.map(({ resourceType }) => resourceType)).toEqual(
      asked.map(() => 'microsoft.insights/components'),
    );
  });

  it('has a title for each of its queries', () => {
    const asked = parts.filter(({ query }) => query !== undefined);

    expect(Object.keys(WORKBOOK_QUERIES)).toHaveLength(asked.length);
  });
});

describe('docs/monitoring.md', () => {
  it('lists every metric with its attributes', () => {
    const page = textOf('docs', 'monitoring.md');
    const rows = [...page.matchAll(/^\| `((?:callscribe|gen_ai)\.[^`]+)` \| [^|]+ \|([^|]*)\|/gm)];
    const listed = rows.map(([, name, attributes = '']) => [
      name,
      [...attributes.matchAll(/`([^`]+)`/g)].map(([, attribute]) => attribute),
    ]);

    const inOrder = (table: unknown[][]) =>
      [...table].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    expect(inOrder(listed)).toEqual(
      inOrder(instruments.map(({ name, attributes }) => [name, [...attributes]])),
    );
  });
});
