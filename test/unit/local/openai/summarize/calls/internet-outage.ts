import { script } from './script';

/** Technical support; some steps are done on the line, one engineer visit follows. */
export const internetOutage = script(`
Agent: Welcome to Clearline technical support, my name is Marcus. This call may be recorded. What can I do for you?
Customer: Hi Marcus. My internet has been down since Sunday evening.
Customer: The router just keeps showing a red light.
Agent: I'm sorry to hear that. Have you tried turning the router off and on again?
Customer: Yes, I've restarted it about five times and nothing changes.
Agent: Okay. Can you check whether the grey cable at the back is plugged in firmly?
Customer: Hang on. Yes, it's plugged in.
Agent: Thanks. Let me run a line test from here.
Agent: Right, the line test shows a fault about 300 metres from your house.
Agent: So it's not your router, it's a damaged cable in the street.
Customer: I work from home, so I've already lost two days of work. I'm really frustrated.
Agent: I understand. I've booked an engineer for Thursday between 8 and 12.
Customer: Does somebody need to be at home?
Agent: Yes, an adult has to be there, because the engineer will also check the socket inside.
Customer: Fine. And do I get any money back for this?
Agent: You do. Once the fault is fixed we'll credit your account with £8 for every day without service.
Agent: In the meantime I'll post you a mobile dongle, it should arrive tomorrow.
Customer: Oh, that's helpful, thank you.
Agent: Please keep the router switched on until the engineer arrives.
Customer: Will do. Thanks, Marcus.
Agent: Thank you for calling Clearline. Goodbye.
`);
