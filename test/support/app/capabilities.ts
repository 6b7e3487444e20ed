import { AZURE_BATCH } from '../../../shared/adapters/azure-speech/batch-provider';
import type { Capabilities } from '../../../shared/domain/provider';

/** What a service in memory can do: all that batch transcription can, unless a test says otherwise. */
export function ableTo(changes: Partial<Capabilities> = {}): Capabilities {
  return { ...AZURE_BATCH, ...changes };
}
