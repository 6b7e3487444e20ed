import type { Level, Logger } from '../log';
import type { App } from './app';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  ProgrammingModel,
} from './core-types';

const HOOKS: ReadonlySet<string> = new Set<HookName>([
  'appStart',
  'appTerminate',
  'preInvocation',
  'postInvocation',
  'log',
]);

class Disposable {
  constructor(private readonly undo: () => void) {}
  dispose(): void {
    this.undo();
  }
}

/** What `require('@azure/functions-core')` gives to the library: the worker's side of the seam. */
export function createCoreApi(app: App, log: Logger) {
  return {
    version: '3.13.0',
    hostVersion: '4.1040.0',
    Disposable,
    setProgrammingModel: (model: ProgrammingModel): void => {
      app.model = model;
    },
    getProgrammingModel: (): ProgrammingModel | undefined => app.model,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback): Disposable => {
      app.register(metadata, callback);
      return new Disposable(() => app.functions.delete(metadata.name));
    },
    registerHook: (name: string, callback: HookCallback): Disposable => {
      if (!isHook(name)) throw new RangeError(`Unrecognized hook "${name}".`);
      return new Disposable(app.addHook(name, callback));
    },
    log: (level: Level, category: string, message: string): void => {
      if (category === 'user') log(level, 'Worker', message);
    },
  };
}

function isHook(name: string): name is HookName {
  return HOOKS.has(name);
}
