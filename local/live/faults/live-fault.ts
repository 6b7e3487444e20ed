import { z } from 'zod';
import { schedule } from '../../faults/schedule';

/** When it happens: so long after the connection was opened, or after so much was heard or said. */
const after = z.union([
  z.strictObject({ ms: z.number().nonnegative() }),
  /** Bytes of audio that came on this connection. */
  z.strictObject({ bytes: z.int().nonnegative() }),
  /** Finals that were sent on this connection. */
  z.strictObject({ phrases: z.int().nonnegative() }),
]);
export type FaultMoment = z.infer<typeof after>;

const upgradeFault = z.strictObject({
  on: z.literal('upgrade'),
  action: z.union([
    /** Refuses the WebSocket with an HTTP status. */
    z.strictObject({ status: z.int().min(400).max(599) }),
    z.strictObject({ delayMs: z.number().nonnegative() }),
    z.strictObject({ cut: z.literal(true) }),
  ]),
  ...schedule,
});

const sessionAction = z.union([
  z.strictObject({ close: z.int().min(1000).max(4999), reason: z.string().optional(), after }),
  /** Drops the connection without a closing handshake. */
  z.strictObject({ cut: z.literal(true), after }),
  /** Sends a frame that no client can read. */
  z.strictObject({ malformed: z.literal(true), after }),
  /** Takes everything and never says a word. */
  z.strictObject({ silent: z.literal(true) }),
  /** Every message comes so much later. */
  z.strictObject({ delayMs: z.number().nonnegative() }),
]);
export type SessionAction = z.infer<typeof sessionAction>;

const sessionFault = z.strictObject({
  on: z.literal('session'),
  action: sessionAction,
  ...schedule,
});

/** What shall go wrong with WebSocket connections; each connection is one chance to strike. */
export const liveFaultSchema = z.union([upgradeFault, sessionFault]);
/** As written by a test. */
export type LiveFault = z.input<typeof liveFaultSchema>;
