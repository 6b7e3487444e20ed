import { z } from 'zod';
import { cut } from '../faults/cut';
import { FaultPlan } from '../faults/fault-plan';
import { schedule } from '../faults/schedule';

/** What happens instead of, or around, the request. */
const action = z.union([
  /** Answers without doing anything; `retryAfter` in seconds. */
  z.strictObject({
    status: z.int().min(400).max(599),
    code: z.string().default('ServerBusy'),
    retryAfter: z.number().nonnegative().optional(),
  }),
  /** Waits, then goes on as usual. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
  cut,
  /** Does its work and drops the connection in the middle of the body. */
  z.strictObject({ truncate: z.literal(true) }),
]);
export type StorageFaultAction = z.output<typeof action>;

export const faultSchema = z.strictObject({
  service: z.enum(['blob', 'queue', 'table']),
  method: z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']),
  /** Only requests whose path contains this; it begins with /devstoreaccount1/ and the container. */
  path: z.string().optional(),
  action,
  ...schedule,
});

/** As a test writes it. */
export type StorageFault = z.input<typeof faultSchema>;
export type StorageService = StorageFault['service'];

/** What shall go wrong with requests to the storage account. */
export class StorageFaults extends FaultPlan<typeof faultSchema> {
  constructor() {
    super(faultSchema);
  }

  /**
   * What strikes a request. One by a shared access signature, like the download of a recording by
   * the speech service, is somebody else's and left alone.
   *
   * @param url path and query
   */
  forRequest(service: StorageService, method: string, url: string): StorageFaultAction | undefined {
    const { pathname, searchParams } = new URL(url, 'http://storage');
    if (searchParams.has('sig')) return undefined;
    const decoded = decodeURIComponent(pathname);
    return this.strike((fault) => {
      if (fault.service !== service || fault.method !== method) return undefined;
      return fault.path === undefined || decoded.includes(fault.path) ? fault.action : undefined;
    });
  }
}
