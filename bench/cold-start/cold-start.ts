import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { round } from '../load/percentiles';
import { PROJECT } from '../project';
import { say } from '../report/say';
import { median } from '../single/start-bench';
import { forget, withManifests } from './forget-files';
import { loadOnce } from './load-once';

/** How the app may lie on the disk: as it is compiled, or as it is deployed. */
const FORMS = {
  unbundled: () => globSync(join(PROJECT, 'dist', 'functions', '*.js')).sort(),
  bundle: () => [join(PROJECT, 'dist', 'app', 'main.js')],
} as const;
type Form = keyof typeof FORMS;
const NAMES: readonly Form[] = ['unbundled', 'bundle'];

/** Milliseconds from the first file to the last function, the median of all rounds. */
export interface LoadTimes {
  readonly unbundledMs: number;
  readonly bundleMs: number;
  /** Times sooner that the bundle is there. */
  readonly ratio: number;
}

export interface FormFigures {
  /** Files with code that are read, and their size. */
  readonly files: number;
  readonly bytes: number;
  /** Memory of the whole process when all is loaded, in MB. */
  readonly memoryMb: number;
  readonly functions: readonly string[];
}

export interface ColdStartFigures {
  readonly rounds: number;
  /** As on a new instance: the files come from the disk. Absent where they can't be forgotten. */
  readonly fromDisk?: LoadTimes;
  /** As on a machine that has loaded them before. */
  readonly fromCache: LoadTimes;
  readonly unbundled: FormFigures;
  readonly bundle: FormFigures;
}

/** Loads the app in both forms, one after the other in fresh processes, again and again. */
export async function coldStart(rounds: number): Promise<ColdStartFigures> {
  say(`cold start: the app as it is compiled, and as it is deployed, ${String(rounds)} times each`);
  const unbundled = await figuresOf('unbundled');
  const bundle = await figuresOf('bundle');
  const files = { unbundled: unbundled.read, bundle: bundle.read };
  const canForget = forget(files.bundle);
  const fromDisk: Times = { unbundled: [], bundle: [] };
  const fromCache: Times = { unbundled: [], bundle: [] };
  for (let done = 0; done < rounds; done += 1) {
    for (const form of NAMES) {
      if (canForget && forget(files[form])) fromDisk[form].push(await msOf(form));
      fromCache[form].push(await msOf(form));
    }
  }
  return {
    rounds,
    ...(canForget && { fromDisk: toLoadTimes(fromDisk) }),
    fromCache: toLoadTimes(fromCache),
    unbundled: unbundled.figures,
    bundle: bundle.figures,
  };
}

type Times = Readonly<Record<Form, number[]>>;

async function figuresOf(form: Form) {
  const { files } = await loadOnce('list', FORMS[form]());
  const { functions, rssBytes } = await loadOnce('time', FORMS[form]());
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const figures: FormFigures = {
    files: files.length,
    bytes,
    memoryMb: round(rssBytes / 1e6, 0),
    functions,
  };
  return { figures, read: withManifests(files) };
}

async function msOf(form: Form): Promise<number> {
  return (await loadOnce('time', FORMS[form]())).ms;
}

function toLoadTimes({ unbundled, bundle }: Times): LoadTimes {
  const unbundledMs = median(unbundled);
  const bundleMs = median(bundle);
  return {
    unbundledMs: round(unbundledMs, 0),
    bundleMs: round(bundleMs, 0),
    ratio: round(unbundledMs / bundleMs, 2),
  };
}
