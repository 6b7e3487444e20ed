import { SpeechFaults } from '../../../../../local/speech/faults/speech-faults';

describe('SpeechFaults', () => {
  it('strikes as often as armed, after its skips', () => {
    const plan = new SpeechFaults();
    plan.add({ operation: 'get', skip: 1, times: 2, action: { status: 500 } });

    const strikes = Array.from({ length: 5 }, () => plan.forCall('get') !== undefined);

    expect(strikes).toEqual([false, true, true, false, false]);
    expect(plan.list()).toEqual([]);
  });

  it('leaves other operations alone', () => {
    const plan = new SpeechFaults();
    plan.add({ operation: 'get', action: { status: 500 } });

    expect(plan.forCall('list')).toBeUndefined();
    expect(plan.forNotification()).toBeUndefined();
    expect(plan.forJob()).toBeUndefined();
    expect(plan.forCall('get')).toEqual({ status: 500 });
  });

  it('takes the oldest fault that is due', () => {
    const plan = new SpeechFaults();
    plan.add(
      { operation: 'get', action: { status: 500 } },
      { operation: 'get', times: 'always', action: { status: 503 } },
    );

    expect([1, 2, 3].map(() => plan.forCall('get'))).toEqual([
      { status: 500 },
      { status: 503 },
      { status: 503 },
    ]);
  });

  it('finds recordings by a part of their name', () => {
    const plan = new SpeechFaults();
    plan.add({ file: 'b.wav', errorKind: 'Timeout', errorMessage: 'slow' });

    expect(plan.forFile('http://host/a.wav')).toBeUndefined();
    expect(plan.forFile('http://host/b.wav')).toMatchObject({ errorKind: 'Timeout' });
  });

  it('arms nothing of a list with a bad fault', () => {
    const plan = new SpeechFaults();

    expect(() =>
      plan.add(
        { operation: 'get', action: { status: 500 } },
        { operation: 'get', action: { status: 99 } },
      ),
    ).toThrow();
    expect(plan.list()).toEqual([]);
  });
});
