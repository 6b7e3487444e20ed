import type { Retention } from '../domain/deletion';
import type { SettingValues } from './table';

/** How long what a deletion leaves behind is kept. */
export function toRetention(values: SettingValues): Retention {
  return {
    softDelete: values.SOFT_DELETE_DAYS,
    cosmosBackup: values.COSMOS_BACKUP_DAYS,
    telemetry: values.TELEMETRY_DAYS,
    history: values.HISTORY_DAYS,
    document: values.DOCUMENT_DAYS,
    jobDocument: values.JOB_DOCUMENT_DAYS,
  };
}
