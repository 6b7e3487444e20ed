import { makeCosmosLedger } from '../../../shared/adapters/cosmos/ledger';
import { describeLedgerFacts } from '../../support/app/contract/ledger-facts-suite';
import { describeQueue } from '../../support/app/contract/ledger-queue-suite';
import { describeLedger } from '../../support/app/contract/ledger-suite';
import { cosmosTargets } from '../../support/app/contract/targets';
import { MemoryLedger } from '../../support/app/memory-ledger';

for (const describeIt of [describeLedger, describeLedgerFacts, describeQueue]) {
  describeIt({
    name: 'memory, as the other tests use it',
    open: async () => ({ ledger: new MemoryLedger(), close: async () => undefined }),
  });

  for (const target of cosmosTargets()) {
    describeIt({
      name: target.name,
      async open() {
        const { database, close } = await target.open();
        return { ledger: makeCosmosLedger(database.container('recordings')), close };
      },
    });
  }
}
