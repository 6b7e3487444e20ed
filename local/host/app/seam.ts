import Module from 'node:module';

const CORE = '@azure/functions-core';

/**
 * Answers `require('@azure/functions-core')`, which is not a package: the Functions worker puts it
 * there in the same way. `@azure/functions` looks for it once, at its first call, so this must be
 * in place before the app is loaded.
 *
 * @returns how to take it away again
 */
export function provideCore(core: unknown): () => void {
  const { prototype } = Module;
  const before = Object.getOwnPropertyDescriptor(prototype, 'require') ?? {};
  const require = new Proxy(before.value as NodeJS.Require, {
    apply(target, self, args: [string]): unknown {
      return args[0] === CORE ? core : Reflect.apply(target, self, args);
    },
  });
  Object.defineProperty(prototype, 'require', { ...before, value: require });
  return () => {
    Object.defineProperty(prototype, 'require', before);
  };
}
