import { z } from 'zod';

const statement = z.object({ text: z.string(), evidence: z.array(z.string()) });

/** What `GET api/recordings/{id}` answers, as far as it is shown here. */
export const recordingView = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
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

/** One recording in the document of `--json`. */
export function toJsonReport(view: RecordingView) {
  const { id, path, status, reason, result, times } = view;
  return {
    id,
    name: path,
    status,
    ...(reason && { reason: reason.message, reasonCode: reason.code }),
    durationSeconds: view.durationSeconds ?? null,
    channels: view.channels ?? null,
    transcript: result && { text: result.transcript.text, phrases: result.transcript.phrases },
    summary: result?.summary ?? null,
    landedAt: times.landedAt,
    completedAt: times.completedAt ?? null,
  };
}

/** One recording for a reader in a terminal. */
export function toText(view: RecordingView): string {
  const { result, reason, status } = view;
  const head = `${status === 'completed' ? '✔' : '✘'} ${view.path}  ${facts(view)}`;
  if (!result?.summary) return [head, `  ${reason?.message ?? status}`].join('\n');
  const { title, summary, outcome, actionItems } = result.summary;
  const lines = [
    head,
    `  ${title}`,
    ...summary.map(({ text }) => `  ${text}`),
    ...(outcome ? [`  Outcome: ${outcome.text}`] : []),
    ...actionItems.map(
      ({ text, owner, due }) =>
        `  To do: ${owner ? `${owner}: ` : ''}${text}${due ? ` (${due})` : ''}`,
    ),
  ];
  return lines.join('\n');
}

function facts({ durationSeconds, channels, times }: RecordingView): string {
  const took =
    (Date.parse(times.completedAt ?? times.landedAt) - Date.parse(times.landedAt)) / 1000;
  const parts = [
    durationSeconds === undefined ? undefined : `${Math.round(durationSeconds)} s of audio`,
    channels === undefined ? undefined : channels === 1 ? '1 channel' : `${channels} channels`,
    `done in ${took.toFixed(1)} s`,
  ];
  return `(${parts.filter((part) => part !== undefined).join(', ')})`;
}
