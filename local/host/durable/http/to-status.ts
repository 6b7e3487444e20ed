import type { HistoryEvent } from '../protocol/history';
import type { Instance } from '../store/store';
import { toHistoryView } from './to-history-view';

export interface StatusOptions {
  readonly showInput: boolean;
  /** Absent when the history was not asked for. */
  readonly history?: readonly HistoryEvent[];
  readonly showHistoryOutput: boolean;
}

/** The status of an instance as the HTTP API spells it. */
export function toStatus(instance: Instance, options: StatusOptions) {
  return {
    name: instance.name,
    instanceId: instance.id,
    runtimeStatus: instance.status,
    input: options.showInput ? fromJson(instance.input) : null,
    customStatus: fromJson(instance.customStatus),
    output: fromJson(instance.output),
    createdTime: toSeconds(instance.createdAt),
    lastUpdatedTime: toSeconds(instance.updatedAt),
    ...(options.history && {
      historyEvents: toHistoryView(options.history, options.showHistoryOutput),
    }),
  };
}

function fromJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

/** yyyy-MM-ddTHH:mm:ssZ */
function toSeconds(iso: string): string {
  return iso.replace(/\.\d+Z$/, 'Z');
}
