import type { LivePhrases } from '../../../../shared/ports';
import { aPhrase } from '../live-client';
import type { Target } from './targets';

const ID = 'live-0123456789abcdefghjkmnpqrs';
const OTHER = 'live-zyxwvtsrqpnmkjhgfedcba98765';
const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));

/** What the phrases of live sessions promise, wherever they are kept. */
export function describeLivePhrases(target: Target<{ readonly phrases: LivePhrases }>): void {
  describe(`phrases of live sessions in ${target.name}`, () => {
    let opened: Awaited<ReturnType<typeof target.open>>;
    beforeEach(async () => {
      opened = await target.open();
    });
    afterEach(() => opened.close());

    it('are written once each, and told from others with their number', async () => {
      const { phrases } = opened;
      const words = [{ text: 'This', offsetMs: 0, durationMs: 200.5, confidence: 0.9 }];
      const full = aPhrase(1, { words, locale: 'en-GB', lexical: 'this', confidence: 0.75 });
      expect(await phrases.create(ID, full, at(1))).toBe('created');
      expect(await phrases.create(ID, full, at(2))).toBe('same');
      expect(await phrases.create(ID, { ...full, text: 'Another.' }, at(3))).toBe('other');
      expect(await phrases.create(OTHER, full, at(4))).toBe('created');
      expect(await phrases.page(ID, 0, 10)).toEqual([full]);
    });

    it('are written once when several write the same at the same moment', async () => {
      const { phrases } = opened;
      const tries = [1, 2, 3, 4].map(() => phrases.create(ID, aPhrase(1), at(1)));
      expect((await Promise.all(tries)).toSorted()).toEqual(['created', 'same', 'same', 'same']);
    });

    it('are read in order by pages, and their numbers at once', async () => {
      const { phrases } = opened;
      for (const sequence of [12, 3, 1, 100, 2]) {
        await phrases.create(ID, aPhrase(sequence), at(sequence % 60));
      }
      await phrases.noteAlive(ID, at(59));
      const page = async (after: number) =>
        (await phrases.page(ID, after, 2)).map(({ sequence }) => sequence);
      expect([await page(0), await page(2), await page(12), await page(100)]).toEqual([
        [1, 2],
        [3, 12],
        [100],
        [],
      ]);
      expect(await phrases.sequences(ID)).toEqual([1, 2, 3, 12, 100]);
      expect(await phrases.sequences(OTHER)).toEqual([]);
    });

    it('tell when the last of them or a sign of life came', async () => {
      const { phrases } = opened;
      expect(await phrases.lastAt(ID)).toBeUndefined();
      await phrases.create(ID, aPhrase(2), at(5));
      await phrases.create(ID, aPhrase(1), at(7));
      expect(await phrases.lastAt(ID)).toBe(at(7).toISOString());
      await phrases.noteAlive(ID, at(30));
      await phrases.noteAlive(ID, at(31));
      expect(await phrases.lastAt(ID)).toBe(at(31).toISOString());
    });

    it('are deleted one at a time or all at once, and those of others stay', async () => {
      const { phrases } = opened;
      for (const id of [ID, OTHER]) {
        for (const sequence of [1, 2, 3]) await phrases.create(id, aPhrase(sequence), at(1));
        await phrases.noteAlive(id, at(2));
      }
      await phrases.delete(ID, 2);
      await phrases.delete(ID, 2);
      expect(await phrases.sequences(ID)).toEqual([1, 3]);
      await phrases.deleteAll(ID);
      await phrases.deleteAll(ID);
      expect(await phrases.sequences(ID)).toEqual([]);
      expect(await phrases.lastAt(ID)).toBeUndefined();
      expect(await phrases.sequences(OTHER)).toEqual([1, 2, 3]);
    });
  });
}
