import { readdirSync } from 'node:fs';
import { isObject } from './bicep-values';
import { textOf } from './deployed';

const FOLDER = ['infra', 'modules', 'monitoring'];

/** Queries of the alerts, by the name of their file. */
export const ALERT_QUERIES: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(`${__dirname}/../../../${FOLDER.join('/')}/alerts`).map((name) => [
    name,
    textOf(...FOLDER, 'alerts', name),
  ]),
);

export const WORKBOOK: unknown = JSON.parse(textOf(...FOLDER, 'workbook.json'));

/** Queries of the workbook by their title, with values for its parameters. */
export const WORKBOOK_QUERIES: Readonly<Record<string, string>> = Object.fromEntries(
  [...contentsOf(WORKBOOK)].flatMap(({ title, query }) =>
    typeof query === 'string' && typeof title === 'string' ? [[title, filledIn(query)]] : [],
  ),
);

/** The objects of a workbook that say what a part of it is. */
export function* contentsOf(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) for (const item of value) yield* contentsOf(item);
  if (!isObject(value)) return;
  if (isObject(value['content'])) yield value['content'];
  yield* contentsOf(Object.values(value));
}

function filledIn(query: string): string {
  return query
    .replaceAll('{TimeRange:grain}', '1h')
    .replaceAll('{Recording}', 'anna-0f3c9a4b71de52c88e10');
}
