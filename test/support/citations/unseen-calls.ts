import type { NewCall } from './new-calls';

/** Written after the checks were tuned, and never tuned on. */
export const GYM: NewCall = {
  play: `
A: Lakeside Fitness, good morning, Petra here.
C: Hi, it's Samuel Ortiz. I broke my ankle three weeks ago and I can't train until April.
A: Oh, I hope you get well soon. You want to freeze your membership?
C: Exactly. And I don't want to pay the 45 euros a month while I can't come.
A: We can pause it for up to four months, but I need a note from your doctor.
C: I have one, it says twelve weeks of rest. Shall I bring it in?
A: A photo by email is enough. Once I have it, the next debit won't be taken.
C: The last one went out on Monday already. Can I have that back?
A: I'm afraid not, the pause only counts from the day we get the note.
C: Okay, fair enough. What about my locker, number 118?
A: Please empty it by the end of the month, somebody else is on the waiting list.
C: My brother Luis could do that. Does he need a key?
A: He can pick up the spare key at the desk if he shows his passport.
C: Good. And the yoga course that I booked for May stays as it is?
A: Yes, that starts on the 6th of May, you'll be back by then.
C: Perfect, thanks a lot, Petra.
`,
  statements: `
p2 | Samuel Ortiz broke his ankle 3 weeks ago and is unable to exercise before April.
p3 p4 | The customer would like to pause the membership.
p4 | The monthly fee of €45 should not be charged during that time.
p5 | A break of at most four months is possible with a doctor's note.
p6 | The doctor prescribed 12 weeks of rest.
p7 | Sending a picture of the note by email is sufficient.
p7 | As soon as the note is there, no further debit will be made.
p8 | Monday's debit has already been taken, and the customer asks for it back.
p9 | The last payment will not be refunded, because the pause counts from receipt of the note.
p10 p11 | Locker 118 must be cleared by the end of the month.
p11 | Another member is waiting for the locker.
p12 | Luis, the customer's brother, could empty the locker.
p13 | The brother gets the spare key at the desk upon showing a passport.
p14 p15 | The yoga course begins on May 6 and is not affected.
p1 | Petra of Lakeside Fitness takes the call.
`,
};

export const SOLAR: NewCall = {
  play: `
A: Sunfield Energy, Marta Kowalski speaking, how may I help?
C: Good evening. My solar panels have produced nothing since the storm last Saturday.
A: I'm sorry. Is there an error on the inverter display?
C: Yes, it says E 41, and a red lamp is on.
A: E 41 means that the isolation has failed, so please don't touch the cables.
C: I haven't been on the roof. Is it dangerous for us?
A: Not as long as the inverter is off. Did you switch it off?
C: No, I wasn't sure whether I should.
A: Please turn the grey switch to zero, then it's safe.
C: Done. When can somebody look at it?
A: The earliest is Tuesday the 24th between ten and noon.
C: I'm at a conference then, but my tenant, Mr. Brandt, will let them in.
A: Fine. The check is covered by your maintenance plan, only broken panels would cost extra, about 180 euros each.
C: Does my building insurance pay for storm damage?
A: Usually yes, but they want photos. Our technician will take some and send them to you.
C: That would be great. How many panels do I have, by the way? I can't remember.
A: Twenty-two, installed in June 2021.
C: Thank you, Ms. Kowalski.
`,
  statements: `
p2 | The customer's solar panels stopped producing power after last Saturday's storm.
p4 | The inverter shows error E 41 and a red light.
p5 | The error stands for failed isolation, and the cables must not be touched.
p6 | The customer has not gone onto the roof.
p6 p7 | There is no danger while the inverter is switched off.
p7 p8 | The customer had not turned off the inverter.
p9 | The agent tells the customer to set the grey switch to zero.
p11 | A technician could come on Tuesday the 24th between 10 and 12 at the earliest.
p12 | The customer will be at a conference, so the tenant Mr. Brandt will open the door.
p13 | The inspection is part of the maintenance plan; damaged panels cost around €180 apiece.
p14 p15 | The building insurance normally pays for storm damage but asks for pictures.
p15 | The technician is going to take photos and forward them.
p16 p17 | There are 22 panels on the roof, fitted in June 2021.
p16 | The customer does not remember the number of panels.
p1 | Marta Kowalski answers for Sunfield Energy.
`,
};
