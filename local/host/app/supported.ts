import type { App } from './app';
import { HostError } from '../host-error';

const TRIGGERS = [
  'httpTrigger',
  'timerTrigger',
  'queueTrigger',
  'blobTrigger',
  'orchestrationTrigger',
  'activityTrigger',
];

/**
 * Refuses an app with bindings that this stand-in has no part for, rather than run it halfway.
 *
 * @throws naming the first such binding
 */
export function assertSupported(app: App): void {
  const triggers = new Set(TRIGGERS.map((type) => type.toLowerCase()));
  for (const { name, metadata, trigger } of app.functions.values()) {
    for (const [key, { type, direction }] of Object.entries(metadata.bindings)) {
      const known =
        key === trigger.name
          ? triggers.has(type.toLowerCase())
          : direction === 'in'
            ? type === 'durableClient'
            : key === '$return' && type === 'http';
      if (known) continue;
      throw new HostError(
        `The function '${name}' has a binding that is not supported by the local host: ${type}. Run the app with Azure Functions Core Tools.`,
      );
    }
  }
}
