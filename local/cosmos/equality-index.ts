import type { Operand, Test } from './conjunction';

type Scalar = string | number | boolean;

/** Parameters of a query by name, with the `@`. */
export type Parameters = ReadonlyMap<string, unknown>;

/**
 * Which documents have which value at a path; an index for each path that a query has asked for. A
 * container of ten thousand documents is not looked through for the few that a query is about.
 */
export class EqualityIndex<D extends object> {
  private readonly paths = new Map<string, PathIndex>();

  /** @param all every document there is, by its rid; read when a path is asked for the first time */
  constructor(private readonly all: () => Iterable<readonly [rid: string, document: D]>) {}

  put(rid: string, document: D): void {
    for (const index of this.paths.values()) index.put(rid, document);
  }

  delete(rid: string): void {
    for (const index of this.paths.values()) index.delete(rid);
  }

  /**
   * Rids of the documents that pass the most selective of the tests; those that fail others may be
   * among them. `undefined` when no test can be looked up.
   */
  candidates(tests: readonly Test[], parameters: Parameters): string[] | undefined {
    let fewest: ReadonlySet<string>[] | undefined;
    for (const test of tests) {
      const values = scalarsOf(test.oneOf, parameters);
      if (values === undefined) continue;
      const found = this.at(test.path).having(values);
      if (fewest === undefined || sizeOf(found) < sizeOf(fewest)) fewest = found;
    }
    return fewest?.flatMap((rids) => [...rids]);
  }

  private at(path: readonly string[]): PathIndex {
    const name = path.join('/');
    let index = this.paths.get(name);
    if (index === undefined) {
      index = new PathIndex(path);
      for (const [rid, document] of this.all()) index.put(rid, document);
      this.paths.set(name, index);
    }
    return index;
  }
}

class PathIndex {
  private readonly rids = new Map<Scalar, Set<string>>();
  private readonly values = new Map<string, Scalar>();

  constructor(private readonly path: readonly string[]) {}

  put(rid: string, document: object): void {
    const value = scalarAt(document, this.path);
    if (value === this.values.get(rid)) return;
    this.delete(rid);
    if (value === undefined) return;
    this.values.set(rid, value);
    const rids = this.rids.get(value);
    if (rids === undefined) this.rids.set(value, new Set([rid]));
    else rids.add(rid);
  }

  delete(rid: string): void {
    const value = this.values.get(rid);
    if (value === undefined) return;
    this.values.delete(rid);
    const rids = this.rids.get(value);
    rids?.delete(rid);
    if (rids?.size === 0) this.rids.delete(value);
  }

  having(values: ReadonlySet<Scalar>): ReadonlySet<string>[] {
    return [...values].flatMap((value) => this.rids.get(value) ?? []);
  }
}

/** Whether a document passes all tests; `undefined` when a test compares with what is no scalar. */
export function passes(
  document: object,
  tests: readonly Test[],
  parameters: Parameters,
): boolean | undefined {
  let all = true;
  for (const { path, oneOf } of tests) {
    const values = scalarsOf(oneOf, parameters);
    if (values === undefined) return undefined;
    const value = scalarAt(document, path);
    all &&= value !== undefined && values.has(value);
  }
  return all;
}

/** `undefined` when one of the values is missing or no scalar: then the query engine has to say. */
function scalarsOf(
  operands: readonly Operand[],
  parameters: Parameters,
): ReadonlySet<Scalar> | undefined {
  const values = operands.flatMap((operand) => {
    if ('value' in operand) return [operand.value];
    if ('parameter' in operand) return [parameters.get(operand.parameter)];
    const list = parameters.get(operand.parameterList);
    return Array.isArray(list) ? (list as unknown[]) : [undefined];
  });
  return values.every(isScalar) ? new Set(values) : undefined;
}

function scalarAt(document: object, path: readonly string[]): Scalar | undefined {
  let value: unknown = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return isScalar(value) ? value : undefined;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function sizeOf(sets: readonly ReadonlySet<string>[]): number {
  return sets.reduce((sum, { size }) => sum + size, 0);
}
