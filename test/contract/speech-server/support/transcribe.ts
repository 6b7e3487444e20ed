import { z } from 'zod';

export const KEY = { 'Ocp-Apim-Subscription-Key': 'any-key' };

/** A form as any program could send it, with the key that the fixtures let in. */
export async function transcribe(
  url: string,
  parts: { readonly definition?: unknown; readonly audio?: File },
  headers: Record<string, string> = KEY,
  signal: AbortSignal | null = null,
) {
  const form = new FormData();
  if (parts.definition !== undefined) form.append('definition', textOf(parts.definition));
  if (parts.audio) form.append('audio', parts.audio);
  const response = await fetch(
    `${url}/speechtotext/transcriptions:transcribe?api-version=2025-10-15`,
    { method: 'POST', headers, body: form, signal },
  );
  return { status: response.status, headers: response.headers, body: await response.json() };
}

function textOf(definition: unknown): string {
  return typeof definition === 'string' ? definition : JSON.stringify(definition);
}

export const sound = (name: string, content = 'some audio') => new File([content], name);

const result = z.object({
  durationMilliseconds: z.int(),
  combinedPhrases: z.array(z.object({ channel: z.int().optional(), text: z.string() })),
  phrases: z.array(
    z.object({
      channel: z.int().optional(),
      speaker: z.int().optional(),
      offsetMilliseconds: z.int(),
      durationMilliseconds: z.int(),
      text: z.string(),
      locale: z.string(),
      confidence: z.number(),
      words: z.array(
        z.object({
          text: z.string(),
          offsetMilliseconds: z.int(),
          durationMilliseconds: z.int(),
        }),
      ),
    }),
  ),
});

export const resultOf = (body: unknown) => result.parse(body);
