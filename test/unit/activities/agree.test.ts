import { agree } from '../../../shared/activities/agree';
import type { ControlDocuments, ControlKind } from '../../../shared/domain/control';
import { objectWith } from '../../support/app/matching';
import { MemoryControl } from '../../support/app/memory-control';

const reason = { code: 'c', message: 'm', until: '2026-03-02T09:10:00.000Z' };

/** Counts how often a control document is read and written. */
class CountingControl extends MemoryControl {
  reads = 0;
  written = 0;
  /** Runs before each write: somebody else may come first. */
  beforeWrite: () => Promise<void> = async () => undefined;

  override async read<K extends ControlKind>(kind: K, name: string) {
    this.reads += 1;
    return super.read(kind, name);
  }

  override async write<K extends ControlKind>(
    kind: K,
    name: string,
    value: ControlDocuments[K],
    tag: string | undefined,
  ): Promise<boolean> {
    await this.beforeWrite();
    const written = await super.write(kind, name, value, tag);
    if (written) this.written += 1;
    return written;
  }
}

const takeFor = (control: CountingControl, jobId: string) =>
  agree(control, 'lane', 'a', async (before) => {
    const isFree = before?.holder === undefined;
    return { value: isFree ? { ...before, holder: jobId } : before, result: isFree };
  });
const stateOf = async (control: CountingControl) => (await control.read('lane', 'a'))?.value;

describe('agreeing on a control document', () => {
  it('creates it, changes it, and leaves it alone where nothing is to be changed', async () => {
    const control = new CountingControl();
    expect(await takeFor(control, 'job-1')).toBe(true);
    expect(await takeFor(control, 'job-2')).toBe(false);
    expect(control.written).toBe(1);
    expect(await stateOf(control)).toEqual({ holder: 'job-1' });
  });

  it('keeps what another has written in between, and computes anew from it', async () => {
    const control = new CountingControl();
    await control.write('lane', 'a', {}, undefined);
    control.beforeWrite = async () => {
      control.beforeWrite = async () => undefined;
      const tag = (await control.read('lane', 'a'))?.tag;
      await control.write('lane', 'a', { trouble: reason }, tag);
    };
    expect(await takeFor(control, 'job-1')).toBe(true);
    expect(await stateOf(control)).toEqual({ holder: 'job-1', trouble: reason });
  });

  it('lets one of many have what only one can have', async () => {
    const control = new CountingControl();
    const ids = Array.from({ length: 12 }, (_, index) => `job-${index}`);
    const ends = await Promise.all(ids.map((jobId) => takeFor(control, jobId)));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(control.written).toBe(1);
  });

  it('loses no change of many that come at once', async () => {
    const control = new CountingControl();
    const note = (code: string) =>
      agree(control, 'lane', 'a', async (before) => ({
        value: { holder: `${before?.holder ?? ''}${code}` },
        result: undefined,
      }));
    await Promise.all([...'abcdefghijkl'].map(note));
    const { holder = '' } = (await stateOf(control)) ?? {};
    expect([...holder].toSorted().join('')).toBe('abcdefghijkl');
  });

  it('gives way when it is contended for beyond measure, to be tried later', async () => {
    const control = new CountingControl();
    control.write = async () => false;
    await expect(takeFor(control, 'job-1')).rejects.toThrow(
      objectWith({ code: 'contended', verdict: 'later' }) as Error,
    );
    expect(control.reads).toBe(20);
  });
});
