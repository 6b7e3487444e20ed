import { z } from 'zod';
import type { RecognitionError, RecognizedAudio } from '../../speech/engine';
import type { ModelFolders, RecognitionTask } from '../recognizer';

/** What the parent and the recognizer's process say to each other; JSON over the IPC channel. */

const Folders = z.object({
  whisper: z.string(),
  voice: z.string(),
  speaker: z.string(),
}) satisfies z.ZodType<ModelFolders>;

const Task = z.object({
  file: z.string(),
  locale: z.string(),
  candidateLocales: z.array(z.string()).exactOptional(),
  channels: z.array(z.number()),
  diarization: z.object({ maxSpeakers: z.number() }).exactOptional(),
}) satisfies z.ZodType<RecognitionTask>;

const Audio = z.object({
  durationMs: z.number(),
  channels: z.number(),
  phrases: z.array(
    z.object({
      channel: z.number(),
      speaker: z.number().exactOptional(),
      locale: z.string().exactOptional(),
      offsetMs: z.number(),
      durationMs: z.number(),
      confidence: z.number(),
      text: z.string(),
      words: z.array(
        z.object({
          text: z.string(),
          offsetMs: z.number(),
          durationMs: z.number(),
          confidence: z.number(),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<RecognizedAudio>;

/** Parent to child. The first message is `load`; then one `recognize` after another. */
export type Command =
  | { readonly type: 'load'; readonly folders: ModelFolders; readonly threads: number }
  | { readonly type: 'recognize'; readonly task: RecognitionTask };

/** Child to parent: `loaded` or `failed` to `load`; `recognized` or `failed` to `recognize`. */
export type Answer =
  | { readonly type: 'loaded' }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'recognized'; readonly audio: RecognizedAudio }
  | {
      readonly type: 'failed';
      readonly kind: RecognitionError['kind'];
      readonly message: string;
    };

export const CommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), folders: Folders, threads: z.number() }),
  z.object({ type: z.literal('recognize'), task: Task }),
]) satisfies z.ZodType<Command>;

export const AnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded') }),
  z.object({ type: z.literal('progress'), fraction: z.number() }),
  z.object({ type: z.literal('recognized'), audio: Audio }),
  z.object({
    type: z.literal('failed'),
    kind: z.enum(['InvalidData', 'EmptyAudioFile', 'LimitExceeded', 'Internal']),
    message: z.string(),
  }),
]) satisfies z.ZodType<Answer>;
