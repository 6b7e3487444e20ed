import type { Ports, Workflows } from '../../../shared/ports';
import type { Host } from './host';

type Method = (...input: never[]) => unknown;
type AnyMethod = (...input: unknown[]) => unknown;

/** Names, as `port.method`, of what answers at once: it does no I/O, so nothing can be cut off in it. */
type AtOnce<P> = {
  [K in keyof P & string]: {
    [M in keyof P[K] & string]: P[K][M] extends Method
      ? ReturnType<P[K][M]> extends Promise<unknown>
        ? never
        : `${K}.${M}`
      : never;
  }[keyof P[K] & string];
}[keyof P & string];

/** The compiler asks for every such method here, and for no other. */
const AT_ONCE: Readonly<Record<AtOnce<Required<Ports>>, true>> = {
  'clock.now': true,
  'recordings.url': true,
  'summarizer.tokensFor': true,
  'summarizer.callsFor': true,
  'summarizer.fingerprint': true,
  'transcribers.on': true,
  'transcribers.provider': true,
};

/** The ports, every call to which passes by this host: those of today and those still to come. */
export function wrapPorts(ports: Ports, host: Host): Ports {
  const entries = Object.entries(ports).map(([name, port]) => [
    name,
    wrapped(name, port as object, host),
  ]);
  return Object.fromEntries(entries) as Ports;
}

export function wrapWorkflows(workflows: Workflows, host: Host): Workflows {
  return wrapped('workflows', workflows, host) as Workflows;
}

/** An object whose methods pass by the host, and those of what they answer with as well. */
function wrapped(name: string, target: object, host: Host): object {
  return new Proxy(target, {
    get(_, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return passing(`${name}.${String(key)}`, name, member.bind(target) as AnyMethod, host);
    },
  });
}

function passing(what: string, port: string, method: AnyMethod, host: Host): AnyMethod {
  if (what in AT_ONCE) return (...input) => withCalls(port, method(...input), host);
  return async (...input) =>
    withCalls(what, await host.call(what, input, () => method(...input)), host);
}

/** Data comes through as it is; what can be called in it passes by the host too. */
function withCalls(what: string, answer: unknown, host: Host): unknown {
  if (typeof answer === 'function') {
    return passing(what, what, answer as AnyMethod, host);
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((one: unknown) => withCalls(what, one, host));
  if (Object.getPrototypeOf(answer) === Object.prototype) {
    const entries = Object.entries(answer).map(([key, value]) => [
      key,
      withCalls(`${what}.${key}`, value, host),
    ]);
    return Object.fromEntries(entries) as object;
  }
  return isOfTheLanguage(answer) ? answer : wrapped(what, answer, host);
}

/** A Date, a Map, a Buffer …: data with methods of its own. */
function isOfTheLanguage(value: object): boolean {
  return Reflect.get(globalThis, value.constructor.name) === value.constructor;
}
