import { app } from '@azure/functions';
import { asPartOf } from '../shared/adapters/telemetry/invocation';
import { theApp } from '../shared/composition';

const { telemetry } = theApp();

if (telemetry) {
  // What an invocation does is part of the host's trace of it.
  app.hook.preInvocation((hook) => {
    const { traceContext } = hook.invocationContext;
    hook.functionHandler = asPartOf(traceContext?.traceParent, hook.functionHandler);
  });
  app.hook.appTerminate(() => telemetry.flush());
}
