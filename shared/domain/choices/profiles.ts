import { problemWith, readLayer, type Layer, type Problem } from './layer';
import { ordered, said } from './merge';

/** Named sets of choices, from the settings. */
export type Profiles = ReadonlyMap<string, Layer>;

export const NO_PROFILES: Profiles = new Map();

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** The sets of choices of a setting, by name; what is wrong with them is added to `problems`. */
export function profilesFrom(
  given: Readonly<Record<string, unknown>>,
  problems: string[],
): Profiles {
  const profiles = new Map<string, Layer>();
  for (const [name, choices] of Object.entries(given)) {
    const source = { kind: 'profile', name: `the profile ${name} of RECORDING_PROFILES` } as const;
    const read = readLayer(source, choices);
    if (!NAME.test(name)) {
      problems.push(`"${name}" is no name of letters, digits, hyphens and "_"`);
    } else if ('problems' in read) {
      problems.push(...read.problems.map(({ text }) => text));
    } else if (read.layer.choices.profile !== undefined) {
      problems.push(`the profile ${name} names another profile`);
    } else {
      const { layer } = read;
      profiles.set(name, { ...layer, choices: { ...layer.choices, profile: name } });
    }
  }
  return profiles;
}

/**
 * The layers of a recording with that of its profile: the one that a source names, else the one that
 * the first folder of its path is called after. A folder that no profile is called after is a folder.
 */
export function withProfile(
  layers: readonly Layer[],
  path: string,
  profiles: Profiles,
): { readonly layers: readonly Layer[] } | { readonly problem: Problem } {
  const named = said(ordered(layers), 'profile');
  if (named) {
    const profile = profiles.get(named.value);
    if (profile) return { layers: [...layers, profile] };
    const names = [...profiles.keys()];
    const known = names.length === 0 ? 'none' : names.slice(0, 10).join(', ');
    const what = `names "${named.value}", which RECORDING_PROFILES does not have; it has ${known}`;
    return { problem: problemWith(named.source, 'profile', what) };
  }
  const [folder, ...below] = path.split('/');
  const profile = folder !== undefined && below.length > 0 ? profiles.get(folder) : undefined;
  return { layers: profile ? [...layers, profile] : layers };
}
