import {
  fromReturnValue,
  fromThrown,
} from '../../../../local/host/durable/protocol/orchestrator-answer';

const state = { isDone: false, actions: [[]], schemaVersion: 3 };
const withActions = (...actions: object[]) => ({ ...state, actions: [actions] });

describe('fromReturnValue', () => {
  it('reads what the SDK returns', () => {
    const call = { actionType: 0, functionName: 'a', input: '"text"' };

    expect(fromReturnValue({ ...withActions(call), customStatus: 'busy' })).toMatchObject({
      isDone: false,
      actions: [call],
      customStatus: 'busy',
    });
  });

  it.each([
    [{ actionType: 7 }, 'callEntity'],
    [{ actionType: 8 }, 'callHttp'],
    [{ actionType: 9 }, 'signalEntity'],
    [{ actionType: 13 }, 'lock'],
    [{ actionType: 12, compoundActions: [{ actionType: 8 }] }, 'callHttp'],
    [
      { actionType: 1, retryOptions: { retryTimeoutInMilliseconds: 1 } },
      'retryTimeoutInMilliseconds',
    ],
  ])('refuses %j by the name %s', (action, name) => {
    expect(fromReturnValue(withActions(action)).error).toBe(
      `not supported by the local host: ${name}`,
    );
  });

  it('refuses what is no state at all', () => {
    expect(fromReturnValue('hello').error).toMatch(/did not return the state/);
  });
});

describe('fromThrown', () => {
  it('takes the state out of the message that the SDK throws', () => {
    const inner = { ...state, error: 'it broke' };
    const thrown = new Error(`false\n\n$OutOfProcData$:${JSON.stringify(inner)}`);

    expect(fromThrown(thrown)).toMatchObject({ error: 'it broke', actions: [] });
  });

  it('takes any other error as it is', () => {
    expect(fromThrown(new Error('no such function')).error).toBe('no such function');
    expect(fromThrown(new Error('$OutOfProcData$:{')).error).toBe('$OutOfProcData$:{');
  });
});
