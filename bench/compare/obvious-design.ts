import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** How often the obvious design looks at a job, and waits when it is told to slow down. */
const POLL_MS = 5000;

const API = 'api-version=2025-10-15';

const job = z.object({
  self: z.string(),
  status: z.string(),
  links: z.object({ files: z.string() }),
});
const files = z.object({
  values: z.array(z.object({ kind: z.string(), links: z.object({ contentUrl: z.string() }) })),
});

export interface SpeechAccess {
  readonly endpoint: string;
  readonly key: string;
}

/**
 * The obvious design for one recording, as samples do it: submit a job for it, look every five
 * seconds, fetch the result, delete the job. A 429 is waited out, by `Retry-After` where there is
 * one.
 *
 * @throws Error when the service refuses a step or the job fails
 */
export async function transcribeAlone(access: SpeechAccess, audioUrl: string): Promise<void> {
  const submitted = job.parse(
    await call(access, 'POST', `${access.endpoint}/speechtotext/transcriptions:submit?${API}`, {
      displayName: 'one recording',
      locale: 'en-US',
      contentUrls: [audioUrl],
      properties: { timeToLiveHours: 48, wordLevelTimestampsEnabled: true },
    }),
  );
  let { status } = submitted;
  while (status === 'NotStarted' || status === 'Running') {
    await sleep(POLL_MS);
    status = job.parse(await call(access, 'GET', submitted.self)).status;
  }
  if (status !== 'Succeeded') throw new Error(`A job of the obvious design ended as ${status}.`);
  const { values } = files.parse(await call(access, 'GET', submitted.links.files));
  for (const file of values.filter(({ kind }) => kind === 'Transcription')) {
    const result = await fetch(file.links.contentUrl);
    if (!result.ok) throw new Error(`A result was answered with ${String(result.status)}.`);
    await result.arrayBuffer();
  }
  await call(access, 'DELETE', submitted.self);
}

/** One call, repeated for as long as it is answered 429. */
async function call(
  { key }: SpeechAccess,
  method: string,
  url: string,
  body?: object,
): Promise<unknown> {
  for (;;) {
    const response = await fetch(url, {
      method,
      headers: {
        'ocp-apim-subscription-key': key,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 429) {
      const asked = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
      await sleep(Number.isNaN(asked) ? POLL_MS : asked);
    } else if (response.ok) {
      return text === '' ? undefined : JSON.parse(text);
    } else {
      throw new Error(`${method} was answered with ${String(response.status)}.`);
    }
  }
}
