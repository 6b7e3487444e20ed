import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE } from '../support/app/app-world';

const TOO_LARGE = new ServiceError('Cosmos DB', 'cosmos_413', 'the document is too large.', {
  verdict: 'never',
});

/** The document by which all agree on the model's bounds can't be written; until it is mended. */
function breakPace(app: AppWorld): () => void {
  const { control } = app.ports;
  const write = control.write.bind(control);
  control.write = async (kind, name, value, tag) => {
    if (kind === 'pace') throw TOO_LARGE;
    return write(kind, name, value, tag);
  };
  return () => {
    control.write = write;
  };
}

async function landMany(app: AppWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await app.land(`call-${index}.wav`);
}

describe('bounds of the model that can’t be kept', () => {
  it('park what waits for a summary, and let it go on when that is mended', async () => {
    const app = new AppWorld();
    const mend = breakPace(app);
    await landMany(app, 60);
    await app.live(2 * HOUR);
    expect(app.statuses()).toEqual({ parked: 60 });
    expect(app.ports.ledger.all()[0]?.reason).toEqual(TOO_LARGE.reason);
    expect(app.model.asked).toEqual([]);

    mend();
    await app.live(15 * MINUTE);
    expect(app.statuses()).toEqual({ completed: 60 });
    expect(app.speech.submitted).toHaveLength(1);
    expect(app.ports.jobs.all()).toMatchObject([{ state: 'closed' }]);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('fail it after a week with the reason, in orchestrations that end well', async () => {
    const app = new AppWorld();
    breakPace(app);
    await landMany(app, 60);
    await app.world.advance(7 * 24 * HOUR + HOUR);
    expect(app.statuses()).toEqual({ failed: 60 });
    const reasons = app.ports.ledger.all().map(({ reason }) => reason?.code);
    expect(new Set(reasons)).toEqual(new Set(['cosmos_413']));
    expect(app.ports.jobs.all()).toMatchObject([{ state: 'closed' }]);
    const standings = app.world.instances().map((id) => app.world.status(id)?.runtimeStatus);
    expect(standings).not.toContain('Failed');
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);
  });

  it('(or a ledger that refuses the end) fail the recordings with that very reason', async () => {
    const app = new AppWorld();
    const { ledger } = app.ports;
    const complete = ledger.advance.bind(ledger);
    ledger.advance = async (owner, change) => {
      if (change.status === 'completed') throw TOO_LARGE;
      return complete(owner, change);
    };
    await landMany(app, 3);
    await app.liveToTheEnd();
    expect(app.statuses()).toEqual({ failed: 3 });
    expect(app.ports.ledger.all()[0]?.reason).toEqual(TOO_LARGE.reason);
  });
});
