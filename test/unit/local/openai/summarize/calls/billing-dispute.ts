import { script } from './script';

/** Channel labels only: the roles have to be found out. A phrase is cut in the middle (p4, p6). */
export const billingDispute = script(`
Channel 1: Thank you for calling Northwind Broadband, this is Priya speaking, how can I help you today?
Channel 2: Hi Priya, um, yeah, I'm calling about my March invoice.
Channel 2: Well, I've been charged twice for the same month,
Channel 2: I mean it's £42.50 and it went out on the 3rd
Channel 1: Mm-hmm.
Channel 2: and then again on the 5th of March.
Channel 1: I'm really sorry to hear that.
Channel 1: Could I take your account number, please?
Channel 2: Sure, it's 7 7 4 0 2 9.
Channel 1: Thank you. And can you confirm your date of birth for security?
Channel 2: 14th of June 1981.
Channel 1: Lovely, thank you. Just bear with me one moment while I pull up your account.
Channel 2: No problem. It's been raining all morning here.
Channel 1: Okay, so I can see two payments of £42.50 here.
Channel 1: It looks like the direct debit was set up a second time when you renewed your contract in February.
Channel 2: That's ridiculous, I never asked for a second direct debit.
Channel 1: I completely understand. I've cancelled the duplicate direct debit, so it won't happen again.
Channel 1: And I've gone ahead and refunded the second payment of £42.50.
Channel 2: Okay. How long will that take?
Channel 1: You'll receive it within 3 to 5 working days.
Channel 2: Could you send me an email to confirm that?
Channel 1: Of course, I'll send you a confirmation email by the end of the day.
Channel 2: Brilliant, thank you so much, that's a relief.
Channel 1: Is there anything else I can help you with today?
Channel 2: No, that's everything. Thanks for your help.
Channel 1: You're very welcome. Have a lovely day. Bye.
`);
