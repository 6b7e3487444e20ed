import type { DeadLetters } from '../../../../shared/ports';
import { NOW } from '../builders';
import { anyText } from '../matching';
import type { Target } from './targets';

const letterOf = (path: string) => ({
  blob: { container: 'recordings', path },
  reason: 'Cosmos DB: a change was answered with 429.',
  at: NOW,
});

/** What the port `DeadLetters` promises, checked against an implementation of it. */
export function describeDeadLetters({ name, open }: Target<{ deadLetters: DeadLetters }>): void {
  describe(`dead letters in ${name}`, () => {
    let letters: DeadLetters;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ deadLetters: letters } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const paths = async () => (await letters.list(100)).map(({ blob }) => blob.path).toSorted();

    it('are kept as they were put, each under an id of its own', async () => {
      expect(await letters.list(10)).toEqual([]);
      await letters.put(letterOf('März/Rückruf №5.wav'));
      expect(await letters.list(10)).toEqual([{ id: anyText, ...letterOf('März/Rückruf №5.wav') }]);
      await letters.put(letterOf('a.wav'));
      await letters.put(letterOf('a.wav'));
      const ids = (await letters.list(10)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);
    });

    it('are listed up to a limit', async () => {
      for (const path of ['a.wav', 'b.wav', 'c.wav']) await letters.put(letterOf(path));
      expect(await letters.list(2)).toHaveLength(2);
    });

    it('go one by one, also one that is gone already, and make room for nobody else’s id', async () => {
      await letters.put(letterOf('a.wav'));
      await letters.put(letterOf('b.wav'));
      const first = (await letters.list(10)).find(({ blob }) => blob.path === 'a.wav');
      await letters.remove(first?.id ?? '');
      await letters.remove(first?.id ?? '');
      expect(await paths()).toEqual(['b.wav']);
      await letters.put(letterOf('c.wav'));
      expect(await paths()).toEqual(['b.wav', 'c.wav']);
    });
  });
}
