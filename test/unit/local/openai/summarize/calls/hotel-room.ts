import { script } from './script';

/** Goes well up to its "but"; an offer is taken up, and two promises stand in one sentence. */
export const hotelRoom = script(`
Channel 1: Lake View Hotels, this is Oscar. How can I help you?
Channel 2: Hello, I reserved a family room for August, but you sent me a confirmation for a single room.
Channel 1: Oh, I'm sorry about that. Let me look.
Channel 1: The website sold the last family room twice on Sunday.
Channel 2: We are five people, so a single room is no use to us.
Channel 1: I can book two double rooms with a connecting door for the same price.
Channel 1: Breakfast is included.
Channel 2: Two rooms would be perfect.
Channel 1: Good. I will send you a new confirmation tonight, and our manager will call you on Tuesday at 9 in the morning.
Channel 2: Thank you, Oscar.
`);
