import { profilesFrom, withProfile } from '../../../../shared/domain/choices';
import { layer } from './support';

function profiles(given: Record<string, unknown>) {
  const problems: string[] = [];
  return { profiles: profilesFrom(given, problems), problems };
}

const { profiles: known } = profiles({
  'collections-de': { locale: 'de-DE', queue: 'collections' },
  sales: { locale: 'en-US' },
});

/** Names of the profiles among the layers of a recording. */
function chosen(path: string, ...own: Parameters<typeof withProfile>[0]) {
  const all = withProfile(own, path, known);
  if ('problem' in all) return all.problem.text;
  return all.layers.flatMap(({ source, choices }) =>
    source.kind === 'profile' ? [choices.profile] : [],
  );
}

describe('the profile of a recording', () => {
  it.each([
    ['collections-de/2026/call.wav', ['collections-de']],
    ['sales/call.wav', ['sales']],
    ['other/sales/call.wav', []],
    ['Sales/call.wav', []],
    ['sales', []],
    ['call.wav', []],
  ])('of %s is %j', (path, expected) => {
    expect(chosen(path)).toEqual(expected);
  });

  it('is the one that a source names, whatever the folder', () => {
    expect(chosen('sales/call.wav', layer('tags', { profile: 'collections-de' }))).toEqual([
      'collections-de',
    ]);
  });

  it('has to exist when a source names it', () => {
    expect(chosen('sales/call.wav', layer('metadata', { profile: 'colections' }))).toBe(
      'profile (in the metadata) names "colections", which RECORDING_PROFILES does not have; it has collections-de, sales',
    );
  });
});

describe('the setting of profiles', () => {
  it('is read with all that is wrong with it', () => {
    expect(
      profiles({
        'two words': {},
        a: { lokale: 'de-DE' },
        b: { profile: 'a' },
        c: 'de-DE',
      }).problems,
    ).toEqual([
      '"two words" is no name of letters, digits, hyphens and "_"',
      'lokale (in the profile a of RECORDING_PROFILES) is not a choice that there is; locale is',
      'the profile b names another profile',
      'The document (in the profile c of RECORDING_PROFILES) is not a JSON object',
    ]);
  });
});
