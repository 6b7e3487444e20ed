import { App, type AppFunction } from '../../local/host/app/app';
import { createCoreApi } from '../../local/host/app/core-api';
import type { FunctionCallback, FunctionMetadata } from '../../local/host/app/core-types';

/*
 * Stands in for `@azure/functions-core` in workflow tests (see jest.config.js). What the app
 * registers is kept here. A name may be registered again: each test has its own orchestrators.
 */

const app = new App();
const core = createCoreApi(app, () => undefined);

export const {
  version,
  hostVersion,
  Disposable,
  setProgrammingModel,
  getProgrammingModel,
  registerHook,
  log,
} = core;

export function registerFunction(metadata: FunctionMetadata, callback: FunctionCallback) {
  app.functions.delete(metadata.name);
  return core.registerFunction(metadata, callback);
}

/** Everything that has been registered so far, by name. */
export function registered(): ReadonlyMap<string, AppFunction> {
  return app.functions;
}
