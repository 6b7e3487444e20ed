import type { ControlDocuments } from '../../../../shared/domain/control';
import type { Control } from '../../../../shared/ports';
import { NOW } from '../builders';
import { anyText } from '../matching';
import type { Target } from './targets';

/** One of each kind, with all that it may hold. */
const FULL: ControlDocuments = {
  lane: {
    holder: 'job-1',
    trouble: { code: 'speech_401', message: 'Check SPEECH_KEY.', until: NOW },
  },
  pace: {
    requestsFreeAt: 1_772_442_000_000.5,
    tokensFreeAt: 1_772_442_000_000,
    pausedUntil: 0,
    todayUntil: 1_772_442_005_000,
    slots: [
      { id: 'lease-1', count: 8, from: 1, until: 2.25 },
      { id: 'lease-2', count: 1, from: 1, until: 2, isLow: true },
    ],
    day: '2026-03-02',
    dayTokens: 123_456,
  },
  switch: {
    stopped: true,
    since: NOW,
    note: 'invoice unclear',
    extra: { day: '2026-03-02', audioHours: 1.5, tokens: 1000 },
  },
  cursor: {
    continuation: '2!112!MDAwMDE5!',
    passFrom: '2026-03-02T08:58:00.000Z',
    isBroken: true,
    seenUntil: '2026-03-02T07:58:00.000Z',
  },
  events: {
    since: NOW,
    sweptAt: NOW,
    lastMissedAt: NOW,
    days: [{ day: '2026-03-02', missed: 3 }],
  },
};

const KINDS = Object.keys(FULL) as (keyof ControlDocuments)[];

/** What the port `Control` promises, checked against an implementation of it. */
export function describeControl({ name, open }: Target<{ control: Control }>): void {
  describe(`control documents in ${name}`, () => {
    let control: Control;
    let close: () => Promise<void>;
    beforeEach(async () => {
      const opened = await open();
      ({ control } = opened);
      close = () => opened.close();
    });
    afterEach(() => close());

    const LANE = '127.0.0.1:8585';
    const lane = async () => (await control.read('lane', LANE))?.value;

    it.each(KINDS)('gives back a %s as it was written', async (kind) => {
      expect(await control.write(kind, 'one', FULL[kind], undefined)).toBe(true);
      expect(await control.read(kind, 'one')).toStrictEqual({ value: FULL[kind], tag: anyText });
    });

    it('takes names of lanes, which may have any sign in them', async () => {
      for (const lane of ['speech.example/fast#1', 'speech.example/fast#2', '127.0.0.1:8587#1']) {
        expect(await control.write('lane', lane, { holder: lane }, undefined)).toBe(true);
        expect((await control.read('lane', lane))?.value).toEqual({ holder: lane });
      }
    });

    it('gives back what has nothing in it yet', async () => {
      await control.write('lane', LANE, {}, undefined);
      await control.write('cursor', 'recordings', {}, undefined);
      expect(await lane()).toStrictEqual({});
      expect((await control.read('cursor', 'recordings'))?.value).toStrictEqual({});
    });

    it('knows nothing that was not written, and keeps kinds and names apart', async () => {
      expect(await control.read('lane', LANE)).toBeUndefined();
      await control.write('lane', LANE, { holder: 'job-1' }, undefined);
      expect(await control.read('lane', 'another')).toBeUndefined();
      expect(await control.read('cursor', LANE)).toBeUndefined();
    });

    it('lets one of two create it', async () => {
      const writes = await Promise.all(
        ['job-1', 'job-2'].map((holder) => control.write('lane', LANE, { holder }, undefined)),
      );
      expect(writes.toSorted()).toEqual([false, true]);
      expect(await lane()).toEqual({ holder: writes[0] ? 'job-1' : 'job-2' });
    });

    it('lets one of two change what both have read, whole and not in parts', async () => {
      await control.write('lane', LANE, FULL.lane, undefined);
      const tag = (await control.read('lane', LANE))?.tag;
      expect(await control.write('lane', LANE, { holder: 'job-2' }, tag)).toBe(true);
      expect(await control.write('lane', LANE, { holder: 'job-3' }, tag)).toBe(false);
      expect(await lane()).toStrictEqual({ holder: 'job-2' });
      const newer = (await control.read('lane', LANE))?.tag;
      expect(newer).not.toBe(tag);
      expect(await control.write('lane', LANE, { holder: 'job-3' }, newer)).toBe(true);
    });

    it('changes nothing that is not there any more', async () => {
      await control.write('lane', 'another', {}, undefined);
      const tag = (await control.read('lane', 'another'))?.tag;
      expect(await control.write('lane', LANE, { holder: 'job-1' }, tag)).toBe(false);
      expect(await lane()).toBeUndefined();
    });
  });
}
