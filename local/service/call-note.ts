import type { FastifyRequest } from 'fastify';

export interface CallNote {
  readonly jobId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What handlers want to have in the journal about a call. */
export type CallNotes = WeakMap<FastifyRequest, CallNote>;
