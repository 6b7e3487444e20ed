import { z } from 'zod';
import type { LiveFinal, LivePartial } from '../engine';
import type { LiveModelFolders } from './live-models';

/** What the parent and the process of the live recognizer say to each other, by structured clone. */

const streamOptions = z.object({
  locale: z.string(),
  channels: z.union([z.literal(1), z.literal(2)]),
  diarization: z.boolean(),
  silenceMs: z.number().exactOptional(),
});
export type StreamOptions = z.output<typeof streamOptions>;

const folders = z.object({
  whisper: z.string(),
  voice: z.string(),
  speaker: z.string(),
  moonshine: z.string(),
}) satisfies z.ZodType<LiveModelFolders>;

/** Parent to child. Those with an `id` are answered by `done` or `failed`. */
export const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id: z.number(), folders, threads: z.number() }),
  z.object({
    type: z.literal('open'),
    id: z.number(),
    stream: z.number(),
    options: streamOptions,
  }),
  z.object({
    type: z.literal('audio'),
    id: z.number(),
    stream: z.number(),
    channel: z.number(),
    pcm: z.instanceof(Uint8Array),
  }),
  z.object({
    type: z.literal('cut'),
    id: z.number(),
    stream: z.number(),
    channel: z.number().exactOptional(),
  }),
  z.object({ type: z.literal('finish'), id: z.number(), stream: z.number() }),
  z.object({ type: z.literal('close'), id: z.number(), stream: z.number() }),
]);
export type Command = z.output<typeof commandSchema>;
/** As callers give it: the number is the process's own affair. */
export type Request = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never;

const word = z.object({
  text: z.string(),
  offsetMs: z.number(),
  durationMs: z.number(),
  confidence: z.number(),
});
const final = z.object({
  channel: z.number(),
  speaker: z.number().exactOptional(),
  offsetMs: z.number(),
  durationMs: z.number(),
  confidence: z.number(),
  text: z.string(),
  words: z.array(word),
}) satisfies z.ZodType<LiveFinal>;
const partial = z.object({
  channel: z.number(),
  offsetMs: z.number(),
  durationMs: z.number(),
  text: z.string(),
}) satisfies z.ZodType<LivePartial>;

/** What was heard in a stream. */
const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('speech'), channel: z.number(), offsetMs: z.number() }),
  z.object({ kind: z.literal('partial'), partial }),
  z.object({ kind: z.literal('final'), final }),
  z.object({ kind: z.literal('pause'), channel: z.number(), offsetMs: z.number() }),
  z.object({ kind: z.literal('error'), message: z.string() }),
]);
export type StreamEvent = z.output<typeof event>;

/** Child to parent. */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), id: z.number() }),
  z.object({ type: z.literal('failed'), id: z.number(), message: z.string() }),
  z.object({ type: z.literal('event'), stream: z.number(), event }),
]);
export type Answer = z.output<typeof answerSchema>;
