import type { Container } from '@azure/cosmos';
import type { ContainerClient } from '@azure/storage-blob';
import { z } from 'zod';

export interface TwiceFigures {
  /** Result documents beyond the first of a recording. */
  readonly results: number;
  /** Transcripts beyond the first of a recording. */
  readonly transcripts: number;
}

const row = z.object({ recordingId: z.string() });

/** Counts what is there more than once: each recording was dropped in one version only. */
export async function countTwice(
  results: Container,
  transcripts: ContainerClient,
): Promise<TwiceFigures> {
  const query = results.items.query<unknown>('SELECT c.recordingId FROM c', { maxItemCount: 1000 });
  const ids: string[] = [];
  while (query.hasMoreResults()) {
    const { resources } = await query.fetchNext();
    for (const found of resources ?? []) ids.push(row.parse(found).recordingId);
  }
  const owners: string[] = [];
  for await (const { name } of transcripts.listBlobsFlat()) {
    // Its forms for readers lie beside it.
    if (name.endsWith('.json')) owners.push(name.split('/')[0] ?? name);
  }
  return { results: repeats(ids), transcripts: repeats(owners) };
}

function repeats(values: readonly string[]): number {
  return values.length - new Set(values).size;
}
