import { z } from 'zod';
import type { InstanceFilter, RuntimeStatus } from '../store/store';

const flag = (standard: boolean) =>
  z
    .string()
    .default(String(standard))
    .transform((text) => text.toLowerCase() === 'true');
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const statusQuery = z.object({
  showHistory: flag(false),
  showHistoryOutput: flag(false),
  showInput: flag(true),
  returnInternalServerErrorOnFailure: flag(false),
});

/** Statuses that other hosts know and this one never has match nothing. */
const KNOWN: ReadonlySet<string> = new Set<RuntimeStatus>([
  'Pending',
  'Running',
  'Suspended',
  'Completed',
  'Failed',
  'Terminated',
]);

const filterQuery = z.object({
  createdTimeFrom: time.optional(),
  createdTimeTo: time.optional(),
  runtimeStatus: z.string().optional(),
  instanceIdPrefix: z.string().optional(),
});

export const listQuery = filterQuery.extend({
  showInput: flag(true),
  top: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const purgeQuery = filterQuery.extend({ createdTimeFrom: time });

export function toFilter(query: z.infer<typeof filterQuery>): InstanceFilter {
  const { createdTimeFrom, createdTimeTo, runtimeStatus, instanceIdPrefix } = query;
  return {
    ...(createdTimeFrom && { createdFrom: createdTimeFrom }),
    ...(createdTimeTo && { createdTo: createdTimeTo }),
    ...(instanceIdPrefix && { idPrefix: instanceIdPrefix }),
    ...(runtimeStatus && { statuses: runtimeStatus.split(',').map(toStatusName) }),
  };
}

function toStatusName(name: string): RuntimeStatus {
  const trimmed = name.trim();
  return (KNOWN.has(trimmed) ? trimmed : `(unknown: ${trimmed})`) as RuntimeStatus;
}
