import { openDatabase } from '../../../shared/adapters/cosmos/client';
import { makeCosmosLedger } from '../../../shared/adapters/cosmos/ledger';
import { startCosmos, type FaultPlan, type RunningCosmos } from '../../../local/cosmos';
import { aClaimedRecord, aRecord, ownerOf } from '../../support/app/builders';
import { cosmosTargets, noIdentity, type CosmosTarget } from '../../support/app/contract/targets';
import { textWith } from '../../support/app/matching';

const [local] = cosmosTargets();
let target: CosmosTarget & { close(): Promise<void> };
beforeEach(async () => {
  if (!local) throw new Error('There is no local server.');
  target = await local.open();
});
afterEach(() => target.close());

const ledger = (container = 'recordings') => makeCosmosLedger(target.database.container(container));

function server(): RunningCosmos {
  if (!target.server) throw new Error('Only the local server can be told to fail.');
  return target.server;
}
/** The local server fails so; what was done before this call goes well. */
const fail = (...plans: FaultPlan[]) => server().setFaults(plans);

describe('Cosmos DB', () => {
  it('that is busy is asked once, and how long to wait is passed on', async () => {
    await ledger().create(aRecord());
    fail({ operation: 'read', action: { status: 429, retryAfterMs: 41 } });
    server().resetJournal();
    await expect(ledger().read(aRecord().id)).rejects.toMatchObject({
      verdict: 'later',
      status: 429,
      retryAfterMs: 41,
    });
    fail();
    expect(await ledger().read(aRecord().id)).toBeDefined();
  });

  it('that cuts the connection before or after a write leaves it to be looked at', async () => {
    const record = aClaimedRecord('job-1');
    await ledger().create(record);
    for (const cut of ['before', 'after'] as const) {
      fail({ operation: 'patch', action: { cut }, times: 1 });
      const change = ledger().advance(ownerOf(record), { status: 'transcribing' });
      await expect(change).rejects.toMatchObject({ verdict: 'later', code: 'cosmos_unreachable' });
    }
    // The repeat comes to the same, whether the write was made or not.
    expect(await ledger().advance(ownerOf(record), { status: 'transcribing' })).toBe(true);
  });

  it.each([401, 403])('that refuses the key or the role with %d needs a person', async (status) => {
    fail({ operation: 'read', action: { status } });
    await expect(ledger().read('id')).rejects.toMatchObject({
      verdict: 'blocked',
      message: textWith('COSMOS_KEY'),
    });
  });

  it('without the container needs a person', async () => {
    await expect(ledger('unknown').create(aRecord())).rejects.toMatchObject({
      verdict: 'blocked',
      message: textWith('COSMOS_DATABASE'),
    });
    await expect(ledger('unknown').ping()).rejects.toMatchObject({ verdict: 'blocked' });
  });

  it('that is not there is worth another try', async () => {
    const gone = await startCosmos({ inMemory: true });
    await gone.close();
    const settings = { endpoint: gone.endpoint, key: gone.key, database: 'callscribe' };
    const away = makeCosmosLedger(openDatabase(settings, noIdentity).container('recordings'));
    await expect(away.ping()).rejects.toMatchObject({
      verdict: 'later',
      code: 'cosmos_unreachable',
    });
  });

  it('with a document of another hand says so, and is not asked again', async () => {
    await target.database.container('recordings').items.create({ id: 'odd', status: 'unheard-of' });
    await expect(ledger().read('odd')).rejects.toMatchObject({
      verdict: 'never',
      code: 'unexpected_response',
    });
  });
});
