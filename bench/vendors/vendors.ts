import { PROVIDER_NAMES, type ProviderName } from '../../shared/config/table-providers';
import { burst } from '../load/arrivals';
import type { RunFigures } from '../load/run-figures';
import { runLoad } from '../load/run-load';
import { say } from '../report/say';
import { QUICK } from '../service-times';

/** The same burst before each transcription service, alone. */
export interface VendorFigures {
  readonly provider: ProviderName;
  readonly run: RunFigures;
}

/** One after the other, each on fresh data; Azure's batch too, to compare the others with. */
export async function vendors(recordings: number): Promise<VendorFigures[]> {
  const all: VendorFigures[] = [];
  for (const provider of PROVIDER_NAMES) {
    const load = burst(recordings);
    say(`${provider}: ${load.description}`);
    const settings = { PROVIDERS: provider };
    all.push({ provider, run: await runLoad(load, { serviceTime: QUICK, settings }) });
  }
  return all;
}
