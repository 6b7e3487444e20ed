import type { FormFigures, LoadTimes } from '../cold-start/cold-start';
import type { Measurements } from '../measure';
import { table } from './table';

/** How soon the app is loaded, as it is compiled and as it is deployed. */
export function coldStartSection({ coldStart }: Measurements): string[] {
  if (!coldStart) return [];
  const { rounds, fromDisk, fromCache, unbundled, bundle } = coldStart;
  const times = (what: string, { unbundledMs, bundleMs, ratio }: LoadTimes) => [
    what,
    unbundledMs,
    bundleMs,
    ratio,
  ];
  const row = (what: string, of: (form: FormFigures) => number) => [
    what,
    of(unbundled),
    of(bundle),
    of(unbundled) / of(bundle),
  ];
  return [
    '## Loading the app',
    `The compiled files with node_modules, and the bundle that is deployed: each ${String(rounds)} times, in turn, in a fresh process, before the same stand-in for the Functions worker; medians. From the disk is how it is on a new instance, where no file was ever read before; from memory, how it is on a laptop.`,
    table(
      ['', 'unbundled', 'bundle', '×'],
      [
        ...(fromDisk ? [times('loaded from the disk, ms', fromDisk)] : []),
        times('loaded from memory, ms', fromCache),
        row('files read', ({ files }) => files),
        row('MB read', ({ bytes }) => bytes / 1e6),
        row('memory of the process, MB', ({ memoryMb }) => memoryMb),
      ],
    ),
  ];
}
