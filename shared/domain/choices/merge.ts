import type { CallFacts, RecordingChoices } from './choices';
import type { Layer, Source } from './layer';

/** Kinds of sources, those that go before others first; the settings' defaults come after all. */
const PRECEDENCE = ['sidecar', 'metadata', 'tags', 'session', 'profile', 'name'] as const;

/** A value, who says it, and how far up that one stands: 0 goes before all others. */
export interface Said<V> {
  readonly value: V;
  readonly source: Source;
  readonly rank: number;
}

/** In the order of precedence. */
export function ordered(layers: readonly Layer[]): Layer[] {
  const rankOf = ({ source }: Layer) => PRECEDENCE.indexOf(source.kind);
  return layers.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** What the first source says that says anything of it. */
export function said<K extends keyof RecordingChoices>(
  layers: readonly Layer[],
  key: K,
): Said<NonNullable<RecordingChoices[K]>> | undefined {
  for (const [rank, { source, choices }] of layers.entries()) {
    const value = choices[key];
    if (value !== undefined && value !== null) return { value, source, rank };
  }
  return undefined;
}

/** Facts of the call, each from the first source that has it. */
export function mergedCall(layers: readonly Layer[]): CallFacts {
  return Object.assign({}, ...layers.map(({ call }) => call).toReversed()) as CallFacts;
}

/** Choices that mean nothing to the speech service: each from the first source that has it. */
export function mergedPassengers(layers: readonly Layer[]): RecordingChoices {
  const lowFirst = layers.map(({ choices }) => choices).toReversed();
  const fields = Object.assign({}, ...lowFirst.map((one) => one.fields)) as object;
  const summary = Object.assign({}, ...lowFirst.map((one) => one.summary)) as object;
  const retentionDays = said(layers, 'retentionDays')?.value;
  const redact = said(layers, 'redact')?.value;
  return {
    ...(retentionDays !== undefined && { retentionDays }),
    ...(redact && { redact }),
    ...(Object.keys(fields).length > 0 && { fields: { ...fields } }),
    ...(Object.keys(summary).length > 0 && { summary }),
  };
}
