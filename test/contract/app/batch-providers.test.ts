import { PROVIDER_NAMES } from '../../../shared/config/table-providers';
import { describeBatchProvider } from '../../support/app/contract/batch-provider-suite';
import { liveVendors } from '../../support/app/contract/live-vendors';
import { openStandIn, openVendor, STAND_INS } from '../../support/app/contract/provider-targets';

const LIVE_PATIENCE_MS = 30 * 60_000;

for (const name of PROVIDER_NAMES) {
  describeBatchProvider({
    name: `the stand-in of ${name}`,
    open: () => openStandIn(STAND_INS[name]),
  });
}

const storage = process.env['CALLSCRIBE_LIVE_STORAGE'];
if (storage) {
  for (const vendor of liveVendors()) {
    describeBatchProvider({
      name: `the real ${vendor.name}`,
      open: () => openVendor(vendor, storage, LIVE_PATIENCE_MS),
    });
  }
}
