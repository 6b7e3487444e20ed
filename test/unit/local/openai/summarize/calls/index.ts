import { billingDispute } from './billing-dispute';
import { dentistBooking } from './dentist-booking';
import { hotelRoom } from './hotel-room';
import { internetOutage } from './internet-outage';
import { lateParcel } from './late-parcel';
import { lostCard } from './lost-card';
import { lostLuggage } from './lost-luggage';
import { promptInjection } from './prompt-injection';
import { radioInterview } from './radio-interview';
import { script } from './script';
import { voicemail } from './voicemail';

/** Two neighbours in the office; the call is about a product, and nobody is agent or customer. */
const colleagues = script(`
Speaker 1: Good morning, Steve.
Speaker 2: Good morning, Katie.
Speaker 1: Have you tried the new shift planner in the staff portal, which can swap shifts by itself?
Speaker 2: Not yet. I've been using the spreadsheet, but it takes an hour every week. Can the new one export to the payroll system?
Speaker 1: Absolutely.
Speaker 2: That's exciting. Let me try it right now.
`);

/** Every call of these tests; invariants run over all of them. */
export const CALLS = {
  billingDispute,
  colleagues,
  dentistBooking,
  hotelRoom,
  internetOutage,
  lateParcel,
  lostCard,
  lostLuggage,
  promptInjection,
  radioInterview,
  voicemail,
};
