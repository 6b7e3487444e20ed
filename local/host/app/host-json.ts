import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HostError } from '../host-error';

/** `hh:mm:ss` with optional days and fractions (.NET TimeSpan), to ms. */
const timeSpan = z
  .string()
  .regex(/^(\d+\.)?\d{1,2}:\d{2}:\d{2}(\.\d+)?$/, 'not a time span like 00:00:02')
  .transform((text) => {
    const { days = '0', hours, minutes, seconds } = SPAN.exec(text)?.groups ?? {};
    return (
      ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 +
      Number(seconds) * 1_000
    );
  });
const SPAN = /^(?:(?<days>\d+)\.)?(?<hours>\d+):(?<minutes>\d+):(?<seconds>[\d.]+)$/;

const count = z.number().int().positive();

/** The parts of host.json that this host heeds, with the defaults of the real one. */
const schema = z.object({
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .object({
          batchSize: count.max(32).default(16),
          maxDequeueCount: count.default(5),
          maxPollingInterval: timeSpan.default(60_000),
          visibilityTimeout: timeSpan.default(0),
          messageEncoding: z.enum(['base64', 'none']).default('base64'),
        })
        .prefault({}),
      blobs: z
        .object({
          maxDegreeOfParallelism: count.default(16),
          poisonBlobThreshold: count.default(5),
        })
        .prefault({}),
      durableTask: z
        .object({
          hubName: z.string().default('TestHubName'),
          maxConcurrentActivityFunctions: count.default(20),
          maxConcurrentOrchestratorFunctions: count.default(20),
        })
        .prefault({}),
    })
    .prefault({}),
});

export type HostJson = z.infer<typeof schema>['extensions'];

/** @throws when host.json is missing or does not say what it should */
export function readHostJson(directory: string): HostJson {
  const file = join(directory, 'host.json');
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data.extensions;
  throw new HostError(`${file} is not valid: ${z.prettifyError(parsed.error)}`);
}
