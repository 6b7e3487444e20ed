import type {
  Binding,
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  HookName,
  ProgrammingModel,
} from './core-types';
import { HostError } from '../host-error';

/** One function of the app. */
export interface AppFunction {
  readonly name: string;
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
  readonly trigger: Binding & { readonly name: string };
}

/** What an app has registered while it was loaded. */
export class App {
  readonly functions = new Map<string, AppFunction>();
  readonly hooks = new Map<HookName, Set<HookCallback>>();
  readonly appHookData: Record<string, unknown> = {};
  model: ProgrammingModel | undefined;
  #locked = false;

  /** @throws when the name is taken, or the app is running already */
  register(metadata: FunctionMetadata, callback: FunctionCallback): void {
    const { name } = metadata;
    if (this.#locked) {
      throw new HostError(
        `The function '${name}' must be registered while the app is loaded, not later.`,
      );
    }
    if (this.functions.has(name)) {
      throw new HostError(`There are two functions with the name '${name}'. Rename one of them.`);
    }
    const found = Object.entries(metadata.bindings).find(([, { type }]) => /trigger$/i.test(type));
    if (!found) throw new HostError(`The function '${name}' has no trigger.`);
    const [bindingName, binding] = found;
    const trigger = { ...binding, name: bindingName };
    this.functions.set(name, { name, metadata, callback, trigger });
  }

  addHook(name: HookName, callback: HookCallback): () => void {
    const hooks = this.hooks.get(name) ?? new Set();
    hooks.add(callback);
    this.hooks.set(name, hooks);
    return () => hooks.delete(callback);
  }

  /** Runs hooks one after the other, as the worker does. */
  async runHooks(name: HookName, context: Record<string, unknown>): Promise<void> {
    for (const hook of this.hooks.get(name) ?? []) await hook(context);
  }

  /** Log hooks may change the entry; they are not waited for. */
  runLogHooks(entry: Record<string, unknown>): void {
    for (const hook of this.hooks.get('log') ?? []) void hook(entry);
  }

  /** The functions with this trigger; types are compared without regard to case. */
  triggeredBy(type: string): AppFunction[] {
    return [...this.functions.values()].filter(
      ({ trigger }) => trigger.type.toLowerCase() === type.toLowerCase(),
    );
  }

  lock(): void {
    this.#locked = true;
  }
}
