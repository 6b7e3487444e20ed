import { script } from './script';

/** A bank, with a long identity check whose answers must not turn up anywhere. */
export const lostCard = script(`
Speaker 1: Thanks for calling Meridian Bank, you're through to Dean, how can I help?
Speaker 2: Hi, um, I think I've lost my debit card. I can't find it anywhere.
Speaker 1: Don't worry, I can help with that. Could you give me your full name and the first line of your address?
Speaker 2: It's Rosa Lindqvist, 9 Quarry Lane.
Speaker 1: And the last four digits of the account number?
Speaker 2: 5520.
Speaker 1: And what's your memorable word?
Speaker 2: Butterscotch.
Speaker 1: Thank you, that's you through security. When did you last use the card?
Speaker 2: Yesterday at about four, at the petrol station on Mill Road.
Speaker 1: Okay. The last payment I can see is £38.20 at Mill Road Services yesterday at 4:10 pm.
Speaker 2: Yes, that was me.
Speaker 1: Good, so nobody has used it since.
Speaker 1: I've blocked the card, so it can't be used any more.
Speaker 1: A new card will be with you in 5 to 7 working days.
Speaker 2: I'm going to Portugal on the 20th, will it be here by then?
Speaker 1: It should be. I'll order it with priority delivery, there's no charge for that.
Speaker 1: Your PIN stays the same.
Speaker 1: If you find the old card, please cut it up, don't try to use it.
Speaker 2: I will. Thank you, I was really panicking.
Speaker 1: No problem at all. Take care, Rosa.
Speaker 2: Bye.
`);
