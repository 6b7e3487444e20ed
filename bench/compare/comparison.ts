import type { ServiceTime } from '../../local/speech/engine';
import { burst } from '../load/arrivals';
import { round } from '../load/percentiles';
import type { RunFigures } from '../load/run-figures';
import { runLoad } from '../load/run-load';
import { say } from '../report/say';
import { PARALLEL, SERIAL } from '../service-times';
import { baseline, type BaselineFigures } from './baseline';

export interface Compared {
  readonly serviceTime: ServiceTime;
  readonly app: RunFigures;
  readonly baseline: BaselineFigures;
  /** How many times fewer requests the app sends to the Speech service, downloads included. */
  readonly requests: number;
  readonly requestsWithoutDownloads: number;
  /** How many times sooner the app is done, summaries included. */
  readonly makespan: number;
}

export interface Comparison {
  readonly recordings: number;
  readonly serial: Compared;
  readonly parallel: Compared;
  readonly ratios: {
    /** The smaller one of both service models. */
    readonly requests: number;
    readonly requestsWithoutDownloads: number;
    readonly makespanSerial: number;
    readonly makespanParallel: number;
  };
}

/** The app and the obvious design on the same load, before the same service, one run after the other. */
export async function compare(recordings: number): Promise<Comparison> {
  // The obvious design only waits: both service models at the same time, each a service of its own.
  say(`baseline: ${String(recordings)} recordings, a job each, serial and parallel service`);
  const [aloneSerial, aloneParallel] = await Promise.all([
    baseline(recordings, SERIAL),
    baseline(recordings, PARALLEL),
  ]);
  const load = burst(recordings);
  say('the app on the same load, serial service');
  const serial = compared(await runLoad(load, { serviceTime: SERIAL }), aloneSerial, SERIAL);
  say('the app on the same load, parallel service');
  const parallel = compared(
    await runLoad(load, { serviceTime: PARALLEL }),
    aloneParallel,
    PARALLEL,
  );
  return {
    recordings,
    serial,
    parallel,
    ratios: {
      requests: Math.min(serial.requests, parallel.requests),
      requestsWithoutDownloads: Math.min(
        serial.requestsWithoutDownloads,
        parallel.requestsWithoutDownloads,
      ),
      makespanSerial: serial.makespan,
      makespanParallel: parallel.makespan,
    },
  };
}

function compared(app: RunFigures, alone: BaselineFigures, serviceTime: ServiceTime): Compared {
  return {
    serviceTime,
    app,
    baseline: alone,
    requests: round(alone.requests / app.speech.total, 1),
    requestsWithoutDownloads: round(
      alone.requestsWithoutDownloads / app.speech.withoutDownloads,
      1,
    ),
    makespan: round(alone.seconds / app.seconds, 1),
  };
}
