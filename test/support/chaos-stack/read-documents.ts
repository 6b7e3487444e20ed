import { z } from 'zod';
import type { ChaosSystem } from './system';

export type ContainerName = 'recordings' | 'results' | 'jobs';

const page = z.object({ Documents: z.array(z.record(z.string(), z.unknown())) });

/**
 * All documents of a container, by the plain listing of the REST API: the app never asks for that,
 * so no fault strikes who looks on.
 */
export async function readDocuments(
  { stack }: ChaosSystem,
  container: ContainerName,
): Promise<Record<string, unknown>[]> {
  const url = new URL(`/dbs/callscribe/colls/${container}/docs`, stack.cosmos.endpoint);
  const documents: Record<string, unknown>[] = [];
  for (let continuation = ''; ;) {
    const response = await fetch(url, {
      headers: {
        // The local server asks for a token and does not look at it.
        authorization: 'any',
        'x-ms-max-item-count': '1000',
        ...(continuation !== '' && { 'x-ms-continuation': continuation }),
      },
    });
    documents.push(...page.parse(await response.json()).Documents);
    continuation = response.headers.get('x-ms-continuation') ?? '';
    if (continuation === '') return documents;
  }
}
