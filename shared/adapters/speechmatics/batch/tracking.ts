import * as z from 'zod';

/**
 * What a job carries of ours, in `tracking`: the service keeps it and gives it back with the job and
 * with its transcript.
 */
export interface Tracking {
  readonly title: string;
  /** Our id of the job. */
  readonly reference: string;
  readonly details: {
    /** Tells the jobs of one deployment from those of others on the same account. */
    readonly callscribeEnvironment: string;
    /** The locales that were asked for, the main one first: the service only knows languages. */
    readonly locales: readonly string[];
  };
}

/** Anybody may write anything there: what is not ours is as good as nothing. */
export const trackingSchema = z
  .looseObject({
    reference: z.string().optional().catch(undefined),
    details: z
      .looseObject({
        callscribeEnvironment: z.string().optional().catch(undefined),
        locales: z.array(z.string()).optional().catch(undefined),
      })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);
