import { script } from './script';

/** Labelled sides; the agent can't solve it at once. */
export const lateParcel = script(`
Agent: Good afternoon, Harrow Home Delivery, you're speaking with Tom.
Customer: Hello. My parcel was supposed to arrive on Tuesday and it still hasn't come.
Agent: Oh, I'm sorry about that. Do you have the tracking number there?
Customer: Yes, it's HH 482 991.
Agent: Thanks. So what was in the parcel?
Customer: It's a pair of walking boots for my daughter's school trip on Saturday.
Agent: Right. The tracking says it was left with a neighbour at number 16.
Customer: Number 16 is an empty house, nobody has lived there since the summer.
Agent: I see. In that case it looks like the driver scanned it at the wrong address.
Customer: So where is it now?
Agent: I'm afraid I can't tell from here, the driver's route finished at the Leeds depot last night.
Agent: What I can do is open an investigation with the depot.
Agent: I've opened the investigation, and the reference is DX 5519.
Agent: The depot will call you by tomorrow afternoon.
Customer: I'm quite worried, because she needs the boots on Saturday.
Agent: If they haven't found it by Thursday, we'll send a replacement pair by express courier.
Customer: Okay, that would be good.
Agent: Could you send us a photo of the front of your house? It helps the driver.
Customer: Yes, I'll email a photo tonight.
Agent: Perfect. Sorry again for the trouble.
Customer: Thanks, bye.
Agent: Bye now.
`);
