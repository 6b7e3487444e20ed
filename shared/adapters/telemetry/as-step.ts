import type { Traced } from '../../domain/trace';
import type { Telemetry } from '../../ports';

/** The same function, as a step of the trace of the recording that it is called with. */
export function asStep<I extends Traced, A extends unknown[], R>(
  name: string,
  run: (of: I, ...rest: A) => Promise<R>,
  telemetry: Telemetry | undefined,
): (of: I, ...rest: A) => Promise<R> {
  if (!telemetry) return run;
  return (of, ...rest) => telemetry.step(name, of, () => run(of, ...rest));
}
