const ENTITIES = ['dataset', 'model', 'evaluation', 'transcription', 'endpoint'] as const;
const PHASES = ['Creation', 'Processing', 'Completion', 'Deletion'] as const;

/** What a webhook can be registered for (specification 2025-10-15, `WebHookEvents`). */
export const EVENT_KINDS = [
  ...ENTITIES.flatMap((entity) => PHASES.map((phase) => `${entity}${phase}` as const)),
  'ping',
  'challenge',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** As in the header of a notification: `TranscriptionCompletion` for `transcriptionCompletion`. */
export function toEventHeader(kind: EventKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
