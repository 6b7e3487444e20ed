import { coldStart, type ColdStartFigures } from './cold-start/cold-start';
import type { Comparison } from './compare/comparison';
import { compare } from './compare/comparison';
import { idle, type IdleFigures } from './idle/idle';
import { growth } from './load/growth';
import { liveSessions, type LiveFigures } from './live/live-sessions';
import { liveOverhead, type OverheadFigures } from './live/overhead';
import { longRecording, type LongFigures } from './long/long-recording';
import { burst, loadOf } from './load/arrivals';
import type { RunFigures } from './load/run-figures';
import { runLoad } from './load/run-load';
import type { BenchOptions } from './options';
import { say } from './report/say';
import { scarceModel, type ScarceModelFigures } from './load/scarce-model';
import { QUICK } from './service-times';
import { single, type SingleFigures } from './single/single';
import { vendors, type VendorFigures } from './vendors/vendors';

/** Everything that one run of the benchmark measured; what was not asked for is absent. */
export interface Measurements {
  readonly loads: readonly RunFigures[];
  readonly growth?: readonly RunFigures[];
  readonly comparison?: Comparison;
  readonly scarce?: ScarceModelFigures;
  readonly single?: SingleFigures;
  readonly idle?: IdleFigures;
  readonly coldStart?: ColdStartFigures;
  readonly long?: LongFigures;
  readonly live?: LiveFigures;
  readonly overhead?: readonly OverheadFigures[];
  readonly vendors?: readonly VendorFigures[];
}

/** Recordings of the comparison: the obvious design needs a second and more for each. */
const COMPARED = 200;
const COMPARED_IN_SMOKE = 8;
/** Recordings before each transcription service. */
const FOR_EACH_VENDOR = 200;
const FOR_EACH_VENDOR_IN_SMOKE = 8;
/** Finished recordings in the container of an app at rest, and sweeps that are counted. */
const KEPT = 500;
const SWEEPS = 8;
/** Times that the app is loaded in each form. */
const STARTS = 9;
const STARTS_IN_SMOKE = 2;

/** One part after the other, each on fresh data, so that none disturbs another. */
export async function measure({
  recordings,
  smoke,
  loads,
  parts,
}: BenchOptions): Promise<Measurements> {
  const runs: RunFigures[] = [];
  for (const name of parts.includes('loads') ? loads : []) {
    const load = loadOf(name, recordings);
    say(`load: ${load.description}`);
    runs.push(await runLoad(load, { serviceTime: QUICK }));
  }
  const full = runs.find(({ load }) => load === 'burst');
  const burstRun = async () => full ?? runLoad(burst(recordings), { serviceTime: QUICK });
  const demand = async () => (await burstRun()).recordingsPerSecond * 60;
  return {
    loads: runs,
    ...(parts.includes('growth') && { growth: await growth(await burstRun()) }),
    ...(parts.includes('comparison') && {
      comparison: await compare(smoke ? COMPARED_IN_SMOKE : COMPARED),
    }),
    ...(parts.includes('scarce') && { scarce: await scarceModel(await demand()) }),
    ...(parts.includes('single') && { single: await single(smoke) }),
    ...(parts.includes('idle') && { idle: await idle({ kept: KEPT, sweeps: SWEEPS }) }),
    ...(parts.includes('cold-start') && {
      coldStart: await coldStart(smoke ? STARTS_IN_SMOKE : STARTS),
    }),
    ...(parts.includes('long') && { long: await longRecording(smoke) }),
    ...(parts.includes('live') && {
      live: await (smoke ? liveSessions(8, 5) : liveSessions(50, 30)),
      overhead: await liveOverhead(smoke ? 10 : 120),
    }),
    ...(parts.includes('vendors') && {
      vendors: await vendors(smoke ? FOR_EACH_VENDOR_IN_SMOKE : FOR_EACH_VENDOR),
    }),
  };
}
