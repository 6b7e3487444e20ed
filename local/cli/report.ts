import { z } from 'zod';
import { summaryLines } from '../../cli/summary-lines';

const statement = z.object({ text: z.string(), evidence: z.array(z.string()) });

/** What `GET api/recordings/{id}` answers, as far as it is shown here. */
export const recordingView = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  sizeBytes: z.number(),
  durationSeconds: z.number().optional(),
  channels: z.number().optional(),
  times: z.object({ landedAt: z.string(), completedAt: z.string().optional() }),
  result: z
    .object({
      summary: z
        .looseObject({
          title: z.string(),
          summary: z.array(statement),
          reason: statement.nullable(),
          outcome: statement.nullable(),
          actionItems: z.array(
            statement.extend({ owner: z.string().nullable(), due: z.string().nullable() }),
          ),
        })
        .nullable(),
      transcript: z.object({ text: z.string(), phrases: z.array(z.looseObject({})) }),
    })
    .nullable(),
});

export type RecordingView = z.output<typeof recordingView>;

/** Asks the app itself, by its HTTP API. */
export async function fetchRecording(apiUrl: string, id: string): Promise<RecordingView> {
  const response = await fetch(new URL(`/api/recordings/${id}`, apiUrl));
  if (!response.ok)
    throw new Error(`GET api/recordings/${id} was answered with ${response.status}.`);
  return recordingView.parse(await response.json());
}

/**
 * The whole transcript as text, a phrase a line with its time and who says it; `undefined` where
 * there is none.
 */
export async function fetchTranscript(apiUrl: string, id: string): Promise<string | undefined> {
  const path = `/api/recordings/${id}/transcript?format=txt`;
  const response = await fetch(new URL(path, apiUrl));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}.`);
  return response.text();
}

/** One recording in the document of `--json`. */
export function toJsonReport(view: RecordingView) {
  const { id, path, status, reason, result, times } = view;
  return {
    id,
    name: path,
    status,
    ...(reason && { reason: reason.message, reasonCode: reason.code }),
    sizeBytes: view.sizeBytes,
    processingSeconds: processingSeconds(view) ?? null,
    durationSeconds: view.durationSeconds ?? null,
    channels: view.channels ?? null,
    transcript: result && { text: result.transcript.text, phrases: result.transcript.phrases },
    summary: result?.summary ?? null,
    landedAt: times.landedAt,
    completedAt: times.completedAt ?? null,
  };
}

/** One recording for a reader in a terminal; its transcript stands before the summary. */
export function toText(view: RecordingView, transcript = ''): string {
  const { result, reason, status } = view;
  const said = transcript.trimEnd();
  const lines = [
    `${status === 'completed' ? '✔' : '✘'} ${view.path}  (${facts(view).join(', ')})`,
    ...(said === '' ? [] : ['', ...said.split('\n').map((line) => `  ${line}`.trimEnd()), '']),
    ...(result?.summary ? summaryLines(result.summary) : [reason?.message ?? status]).map(
      (line) => `  ${line}`,
    ),
  ];
  return lines.join('\n');
}

function facts(view: RecordingView): string[] {
  const { sizeBytes, durationSeconds, channels } = view;
  const took = processingSeconds(view);
  return [
    // What was streamed is no file.
    ...(sizeBytes === 0 ? [] : [`${(sizeBytes / 1e6).toFixed(sizeBytes < 1e7 ? 2 : 1)} MB`]),
    ...(durationSeconds === undefined ? [] : [`${Math.round(durationSeconds)} s of audio`]),
    ...(channels === undefined ? [] : [channels === 1 ? '1 channel' : `${channels} channels`]),
    ...(took === undefined ? [] : [`processing time ${took.toFixed(1)} s`]),
  ];
}

/** From the landing to transcript and summary; `undefined` of what has not completed. */
function processingSeconds({ times }: RecordingView): number | undefined {
  if (times.completedAt === undefined) return undefined;
  return (Date.parse(times.completedAt) - Date.parse(times.landedAt)) / 1000;
}
