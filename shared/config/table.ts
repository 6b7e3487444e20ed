import type * as z from 'zod';
import { CHOICE_ROWS, READING_ROWS } from './reading-rows';
import type { Setting } from './setting';
import { KEEPING } from './table-keeping';
import { LIVE_ROWS } from './table-live';
import { PROVIDER_ROWS } from './table-providers';
import { SERVICES } from './table-services';
import { WORK } from './table-work';

const TABLE = {
  ...SERVICES,
  ...CHOICE_ROWS,
  ...READING_ROWS,
  ...WORK,
  ...KEEPING,
  ...PROVIDER_ROWS,
  ...LIVE_ROWS,
} as const;

export type SettingName = keyof typeof TABLE;

type Absent<N extends SettingName> = (typeof TABLE)[N] extends
  { required: true } | { default: string }
  ? never
  : undefined;

/** The parsed value of each setting. */
export type SettingValues = {
  [N in SettingName]: z.output<(typeof TABLE)[N]['schema']> | Absent<N>;
};

/** Every setting that the app reads, apart from the storage connection and the Functions host's own. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = TABLE;
