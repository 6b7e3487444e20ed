import { nextGeneration } from '../../../shared/domain/generation';
import { traceOf } from '../../../shared/domain/trace';

const traced = { recordingId: 'call-0f3c', version: '0x8DE000001', epoch: 0 };

describe('the place of a trace', () => {
  it('is the same every time, in the form of W3C Trace Context', () => {
    expect(traceOf(traced)).toEqual(traceOf({ ...traced }));
    expect(traceOf(traced).traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceOf(traced).spanId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('stays when the recording changes hands', () => {
    expect(traceOf({ ...traced, epoch: 3 })).toEqual(traceOf(traced));
  });

  it.each([
    ['another recording', { recordingId: 'call-0f3d' }],
    ['another version', { version: '0x8DE000002' }],
    ['another generation', { epoch: nextGeneration(0) }],
  ])('is another for %s', (_, change) => {
    const other = traceOf({ ...traced, ...change });

    expect(other.traceId).not.toBe(traceOf(traced).traceId);
    expect(other.spanId).not.toBe(traceOf(traced).spanId);
  });
});
