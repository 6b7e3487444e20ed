import { listPrice } from '../../shared/domain/choosing/prices';
import type { Mode } from '../../shared/domain/choosing/need';
import type { Price } from './comparison';

/** List price of a service's mode for this audio; null where the table has none. */
export function priceOf(
  setting: string,
  mode: Mode,
  model: string | undefined,
  durationSeconds: number | undefined,
): Price | null {
  const listed = listPrice(setting, mode, model);
  if (!listed) return null;
  const { usdPerHour, asOf, source, isConfirmed } = listed;
  return {
    currency: 'USD',
    perHour: usdPerHour,
    thisFile: durationSeconds === undefined ? null : (usdPerHour * durationSeconds) / 3600,
    asOf,
    source,
    isConfirmed,
  };
}
