import type { DocumentSet } from './document-set';
import { conjunctionOf, type Conjunction } from './conjunction';
import { passes, type Parameters } from './equality-index';
import { liftLiterals } from './lift-literals';
import type { Document } from './protocol';

/** What is known of a text that the query engine keeps; the engine keeps the last hundred. */
const known = new WeakMap<object, Conjunction>();

export type QueryParameters = readonly { readonly name: string; readonly value: unknown }[];

/** Documents among which are all that a query can return: few where an index helps, else all. */
export function sourceOf(
  documents: DocumentSet,
  text: string,
  parameters: QueryParameters = [],
): Document[] {
  return documents.matching(conjunctionIn(documents, text).tests, byName(parameters));
}

/**
 * Tells whether one document satisfies the condition of a conditional patch, e.g.
 * `from c where c.status = "queued"`.
 *
 * @param run asks the query engine, where the condition is more than `a AND b AND …`
 */
export function satisfies(
  documents: DocumentSet,
  document: Document,
  condition: string,
  run: (query: string, parameters: QueryParameters) => unknown[],
): boolean {
  const { text, parameters } = liftLiterals(`SELECT * ${condition}`);
  const { tests, complete } = conjunctionIn(documents, text);
  const verdict = complete ? passes(document, tests, byName(parameters)) : undefined;
  return verdict ?? run(text, parameters).length > 0;
}

/** @throws SyntaxError of the query engine */
function conjunctionIn({ collection }: DocumentSet, text: string): Conjunction {
  const query = collection.documents._getQuery(text);
  let conjunction = known.get(query);
  if (conjunction === undefined) {
    conjunction = conjunctionOf(query.ast);
    known.set(query, conjunction);
  }
  return conjunction;
}

function byName(parameters: QueryParameters): Parameters {
  return new Map(parameters.map(({ name, value }) => [name, value]));
}
