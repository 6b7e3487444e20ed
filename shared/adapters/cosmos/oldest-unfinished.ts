import type { Container } from '@azure/cosmos';
import * as z from 'zod';
import { UNFINISHED } from '../../domain/ledger';
import { queryAll } from './query';

/**
 * When the oldest recording landed that is on its way or parked. One look at the first row of the
 * composite index of status and landing for each status: some 15 request units, however many wait.
 */
export async function oldestUnfinished(container: Container): Promise<string | undefined> {
  const oldest = await Promise.all(
    UNFINISHED.map((status) =>
      queryAll(
        container,
        z.string(),
        'SELECT VALUE c.times.landedAt FROM c WHERE c.status = @status ORDER BY c.status, c.times.landedAt',
        { status },
        { limit: 1 },
      ),
    ),
  );
  return oldest.flat().toSorted()[0];
}
