import { chooseProvider, type Candidate, type Need } from '../../../../shared/domain/choosing';
import { ALL, CALL, SPEECHMATICS } from './support';

const takes = (need: Partial<Need>, candidate: Candidate) =>
  !('refusal' in chooseProvider({ ...CALL, channels: 1, ...need }, [candidate]));

/** Every bound of every service, as the need that just fits and the one that does not any more. */
function bounds({ provider, can }: Candidate): [string, Partial<Need>, Partial<Need>][] {
  const { mostBytes, mostSeconds, mostChannels, mostSecondsDiarized, phraseHints } = can;
  const seconds = (most: number | undefined, more: Partial<Need>) =>
    most === undefined || !Number.isFinite(most)
      ? []
      : [
          [
            { ...more, seconds: most },
            { ...more, seconds: most + 1 },
          ] as const,
        ];
  const all = [
    [{ sizeBytes: mostBytes }, { sizeBytes: mostBytes + 1 }] as const,
    ...seconds(mostSeconds, {}),
    ...seconds(mostSecondsDiarized, { separation: 'diarization' }),
    ...(mostChannels === undefined
      ? []
      : [[{ channels: mostChannels }, { channels: mostChannels + 1 }] as const]),
    [{ phrases: phraseHints }, { phrases: phraseHints + 1 }] as const,
    [
      { candidateLocales: locales(can.candidateLocales - 1) },
      { candidateLocales: locales(can.candidateLocales) },
    ] as const,
  ];
  return all.map(([fits, not]) => [provider, fits, not]);
}

const locales = (count: number) => Array.from({ length: count }, (_, at) => `en-${at}`);

describe('the bounds of each service', () => {
  it.each(ALL.flatMap((one) => bounds(one)))('%s takes %j and not %j', (provider, fits, not) => {
    const candidate = ALL.find((one) => one.provider === provider);
    if (!candidate) throw new Error(`There is no ${provider}.`);
    expect([takes(fits, candidate), takes(not, candidate)]).toEqual([true, false]);
  });
});

it('several locales of a language that cannot be told from others are one language', () => {
  expect(takes({ locale: 'ur-IN', candidateLocales: ['ur-PK'] }, SPEECHMATICS)).toBe(true);
  expect(takes({ locale: 'ur-IN', candidateLocales: ['en-GB'] }, SPEECHMATICS)).toBe(false);
});

/** Numbers that look random and are the same each time (a linear congruential generator). */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

function anyNeed(next: () => number): Need {
  const oneOf = <T>(...values: readonly T[]) => values[Math.floor(next() * values.length)];
  const maybe = <T>(name: string, ...values: readonly T[]) =>
    next() < 0.4 ? { [name]: oneOf(...values) } : {};
  return {
    ...CALL,
    ...maybe('wait', 'soon'),
    ...maybe('cost', 'lowest'),
    ...maybe('accuracy', 'highest'),
    ...maybe('bulk', true),
    ...maybe('sizeBytes', 0, 26_214_400, 262_144_001, 1024 ** 3, 2 * 1024 ** 3),
    ...maybe('seconds', 60, 7200, 7201, 14_401),
    ...maybe('channels', 1, 2, 3),
    ...maybe('format', 'wav', 'webm', 'mpeg', 'xyz'),
    ...maybe('separation', 'channels', 'diarization', 'none'),
    ...maybe('phrases', 1, 101, 501, 1001),
    ...maybe('profanity', 'None', 'Masked', 'Tags'),
    ...maybe('locale', 'en-GB', 'cy-GB'),
    ...maybe('providers', ['openai', 'azure-speech'], ['speechmatics']),
    ...maybe('lanes', ['west.example'], ['eu1.example']),
    ...maybe('refused', ['azure-speech'], ['azure-speech', 'azure-fast']),
  };
}

describe('whatever is needed', () => {
  const source = numbers(7);
  const next = () => source.next().value;
  const needs = Array.from({ length: 500 }, () => anyNeed(next));

  it('the same is chosen each time, from one that can take it alone', () => {
    let choices = 0;
    for (const need of needs) {
      const choice = chooseProvider(need, ALL);
      expect(chooseProvider(need, ALL)).toEqual(choice);
      if ('refusal' in choice) continue;
      choices += 1;
      const winner = ALL.filter(({ provider }) => provider === choice.provider);
      expect(chooseProvider(need, winner)).not.toHaveProperty('refusal');
      expect(choice.passedOver).toHaveLength(ALL.length - 1);
      expect(choice.reasons.length).toBeGreaterThan(0);
    }
    expect(choices).toBeGreaterThan(50);
    expect(choices).toBeLessThan(needs.length);
  });

  it('it is refused only where each by itself refuses it', () => {
    for (const need of needs) {
      if (!('refusal' in chooseProvider(need, ALL))) continue;
      for (const candidate of ALL) {
        expect(chooseProvider(need, [candidate])).toHaveProperty('refusal');
      }
    }
  });

  it('the first of PROVIDERS wins when all else is equal', () => {
    for (const need of needs) {
      const { providers: _order, ...open } = need;
      const twins = ALL.map((one) => ({ ...one, provider: `${one.provider}-twin` }));
      const choice = chooseProvider(
        open,
        ALL.flatMap((one, at) => [one, twins[at] ?? one]),
      );
      if ('refusal' in choice || open.refused) continue;
      expect(choice.provider).not.toContain('-twin');
    }
  });
});
