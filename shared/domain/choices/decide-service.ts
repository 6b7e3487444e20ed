import type { RecordingChoices } from './choices';
import { problemWith, type Layer, type Problem } from './layer';
import { said, type Said } from './merge';

/** What a recording says of the service that is to transcribe it, without what says nothing. */
export type ServiceChoices = Pick<
  RecordingChoices,
  'providers' | 'mode' | 'urgent' | 'accuracy' | 'cost'
>;

/** A service of PROVIDERS. */
export interface KnownProvider {
  readonly name: string;
  readonly mode: 'batch' | 'fast';
}

type Weighty = 'mode' | 'urgent' | 'accuracy';

/** What can't be had together. */
const CONFLICTS: readonly (readonly [Weighty, unknown, Weighty, unknown])[] = [
  ['urgent', true, 'mode', 'batch'],
  ['urgent', true, 'accuracy', 'highest'],
  ['mode', 'fast', 'accuracy', 'highest'],
];

/**
 * The services that a recording allows, and what it prefers. Where a profile names services, a
 * recording may choose among them and no others: for the rest the first source that says something
 * is followed, and what contradicts it below is dropped.
 */
export function decideService(
  layers: readonly Layer[],
  known: readonly KnownProvider[],
  problems: Problem[],
): ServiceChoices {
  const providers = said(layers, 'providers');
  const mode = said(layers, 'mode');
  if (providers) problems.push(...unknownAmong(providers, known));
  if (providers) problems.push(...outsideProfile(providers, layers));
  if (mode && problems.length === 0) problems.push(...withoutMode(mode, providers, known));
  const dropped = droppedOf(layers, problems);
  const kept = <K extends Weighty>(key: K) =>
    dropped.has(key) ? undefined : said(layers, key)?.value;
  const accuracy = kept('accuracy');
  const cost = said(layers, 'cost')?.value;
  return {
    ...(providers && { providers: providers.value }),
    ...(mode && !dropped.has('mode') && { mode: mode.value }),
    ...(kept('urgent') === true && { urgent: true }),
    ...(accuracy && { accuracy }),
    ...(cost && { cost }),
  };
}

function unknownAmong(
  { value, source }: Said<readonly string[]>,
  known: readonly KnownProvider[],
): Problem[] {
  const names = known.map(({ name }) => name);
  return value
    .filter((name) => !names.includes(name))
    .map((name) => {
      const what = `names "${name}", which PROVIDERS does not have; it has ${names.join(', ')}`;
      return problemWith(source, 'providers', what);
    });
}

function outsideProfile(
  { value, source }: Said<readonly string[]>,
  layers: readonly Layer[],
): Problem[] {
  const profile = layers.find((layer) => layer.source.kind === 'profile');
  const limit = profile?.choices.providers;
  const outside = value.filter((name) => limit !== undefined && !limit.includes(name));
  if (!profile || !limit || outside.length === 0) return [];
  const what = `names ${outside.join(', ')}, and ${profile.source.name} allows ${limit.join(', ')} only`;
  return [problemWith(source, 'providers', what, 'contradictory')];
}

function withoutMode(
  { value, source }: Said<'batch' | 'fast'>,
  providers: Said<readonly string[]> | undefined,
  known: readonly KnownProvider[],
): Problem[] {
  const ofMode = known.filter(({ mode }) => mode === value).map(({ name }) => name);
  if (ofMode.length === 0) {
    const what = `is ${value}, and PROVIDERS has no such service; leave it out`;
    return [problemWith(source, 'mode', what, 'unsupported')];
  }
  if (!providers || providers.value.some((name) => ofMode.includes(name))) return [];
  const what = `is ${value}, and providers (in ${providers.source.name}) names none that is; ${ofMode.join(', ')} would be`;
  return [problemWith(source, 'mode', what, 'contradictory')];
}

/** What a source above has overruled; two that stand in one source are a problem. */
function droppedOf(layers: readonly Layer[], problems: Problem[]): ReadonlySet<Weighty> {
  const dropped = new Set<Weighty>();
  for (const [one, itsValue, other, otherValue] of CONFLICTS) {
    const first = said(layers, one);
    const second = said(layers, other);
    if (!first || first.value !== itsValue || !second || second.value !== otherValue) continue;
    if (first.rank === second.rank) {
      const what = `is ${String(itsValue)}, and ${other} is ${String(otherValue)}; keep one`;
      problems.push(problemWith(first.source, one, what, 'contradictory'));
    } else dropped.add(first.rank < second.rank ? other : one);
  }
  return dropped;
}
