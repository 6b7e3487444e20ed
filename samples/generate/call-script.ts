import { readFile, readdir } from 'node:fs/promises';
import { z } from 'zod';

export const ROLES = ['agent', 'customer'] as const;
export type Role = (typeof ROLES)[number];

/** Loudness of the speech (RMS over each turn) against full scale. */
const levelDbfs = z.number().min(-40).max(-10);

const voice = z.strictObject({
  /** One of the 904 speakers of the voice. */
  speaker: z.int().min(0).max(903),
  /** 1 is the speaker's own pace, 1.1 a tenth faster. */
  speed: z.number().min(0.7).max(1.4),
  levelDbfs,
});

/** espeak-ng's own German voice. */
const espeakVoice = z.strictObject({
  /** 0 to 99, 50 as it is usual. */
  pitch: z.int().min(0).max(99),
  wordsPerMinute: z.int().min(80).max(220),
  levelDbfs,
});

const turn = z.strictObject({
  role: z.enum(ROLES),
  /** What a transcript should show. */
  text: z.string().min(1),
  /** What the voice is given to read, where it would misread `text`. */
  spoken: z.string().min(1).optional(),
  /** Silence before the turn; below zero the turn starts while the other is still talking. */
  pauseSeconds: z.number().min(-1).max(3),
});

const call = z.strictObject({
  /** File name without its ending. */
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: z.string().min(1),
  format: z.enum(['stereo-wav', 'mono-mp3', 'mono-opus', 'stereo-opus', 'telephone-wav']),
  turns: z.array(turn).min(2),
});

const englishCall = call.extend({
  locale: z.literal('en-US'),
  /** Picks the draw of the voice's random numbers: another seed, another reading. */
  seed: z.int().min(0),
  voices: z.strictObject({ agent: voice, customer: voice }),
});

const germanCall = call.extend({
  locale: z.literal('de-DE'),
  voices: z.strictObject({ agent: espeakVoice, customer: espeakVoice }),
});

const callScript = z.discriminatedUnion('locale', [englishCall, germanCall]);

export type Voice = z.infer<typeof voice>;
export type EspeakVoice = z.infer<typeof espeakVoice>;
export type EnglishCall = z.infer<typeof englishCall>;
export type CallScript = z.infer<typeof callScript>;

/** All calls in `folder`, by file name. @throws {Error} if one of them is not a call script. */
export async function readCallScripts(folder: URL): Promise<CallScript[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const parsed = callScript.safeParse(
        JSON.parse(await readFile(new URL(name, folder), 'utf8')),
      );
      if (!parsed.success) throw new Error(`Correct ${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    }),
  );
}
