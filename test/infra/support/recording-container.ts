import type { Container } from '@azure/cosmos';

/** A Cosmos container that keeps the questions it is asked, and has nothing in it. */
export function recordingContainer(id: string) {
  const queries: string[] = [];
  /** `[id, partition key]` of every point operation. */
  const items: [string, string][] = [];
  const container = {
    id,
    item: (itemId: string, partitionKey: string) => {
      items.push([itemId, partitionKey]);
      return { read: async () => ({ resource: undefined }) };
    },
    items: {
      // Whatever is created is there already, so that it is read.
      create: async () => Promise.reject(Object.assign(new Error('Conflict'), { code: 409 })),
      query: ({ query }: { query: string }) => {
        queries.push(query);
        return { hasMoreResults: () => false };
      },
    },
  };
  // Only what queries and point reads use is there.
  return { container: container as unknown as Container, queries, items };
}

/** Paths that a query filters or orders by, like `/status` or `/times/landedAt`. */
export function pathsIn(query: string): string[] {
  const [, filter = ''] = query.split(' WHERE ');
  const paths = [...filter.matchAll(/\bc\.([A-Za-z.]+)/g)].map(([, path = '']) => path);
  return [...new Set(paths)].map(toPath);
}

/** Paths that a query orders by, in that order. */
export function orderOf(query: string): string[] {
  const [, order = ''] = query.split(' ORDER BY ');
  return [...order.matchAll(/\bc\.([A-Za-z.]+)/g)].map(([, path = '']) => toPath(path));
}

/** Paths that a query wants to have one value. */
export function equalIn(query: string): string[] {
  return [...query.matchAll(/\bc\.([A-Za-z.]+) = /g)].map(([, path = '']) => toPath(path));
}

function toPath(name: string): string {
  return `/${name.replaceAll('.', '/')}`;
}
