/** A call that was written for these tests: who says what ("A" is the agent), and what is to be said of it. */
export interface NewCall {
  readonly play: string;
  readonly statements: string;
}

export const DOUBLE_CHARGE: NewCall = {
  play: `
A: Thank you for calling Tall Pine Energy. This is Susan. How can I help you?
C: Hi, this is Peter Hill. I paid my bill for March, but I was charged twice.
A: I'm sorry about that. Let me check. Yes, I see two payments of $90, both made on Friday.
C: Exactly. I only owe you one of them.
A: You do. I will refund the second payment today. The money will be on your card within five days.
C: Can you confirm that in writing?
A: Of course. I will send you an email this afternoon.
C: Great. Thank you for your help.
`,
  statements: `
p2 | Peter Hill paid the March bill and was charged twice.
p3 | There are two payments of ninety dollars, both from Friday.
p4 | The customer owes only one of the payments.
p5 | The agent will refund the second payment today.
p5 | The money should be back on the card in 5 days.
p6 | The customer asks for a written confirmation.
p7 | An email will be sent this afternoon.
p1 | Susan answers for Tall Pine Energy.
p2 p3 | The customer's bill was paid two times, $90 each.
p6 p7 | Susan agrees to confirm it by email this afternoon.
`,
};

export const LOST_BANK_CARD: NewCall = {
  play: `
A: Copper Bridge Bank, this is James. How can I help you?
C: I lost my bank card on the train this morning. Can you block it, please?
A: Of course. Please tell me your name, and then the last four digits of the card.
C: Linda Parker, and the card ends in 4729.
A: Thank you, the card is blocked. The last payment was $12 at a coffee shop.
C: That one was mine.
A: Good, so no money is missing. I will order a new one today. It will arrive by mail within a week.
C: Thank you. I will look out for the letter.
`,
  statements: `
p2 | The customer lost a bank card on the train this morning and wants it blocked.
p3 p4 | Linda Parker's card ends in 4729.
p5 | The card has been blocked.
p5 | The latest payment was twelve dollars at a coffee shop.
p6 | The customer confirms having made that payment.
p7 | No money is missing.
p7 | A new card will be ordered today and come by post within a week.
p8 | The customer will watch for the letter.
p3 | The agent asks for a name and the last 4 digits.
p5 p6 | The coffee shop payment of $12 was the customer's own.
`,
};

export const WRONG_ADDRESS: NewCall = {
  play: `
A: Yellow Door Delivery, David speaking. What can I do for you?
C: Hello David. My parcel was marked as delivered yesterday, but nothing came to my door.
A: I am sorry to hear that. Please tell me your name and address.
C: My name is Emma Clark, and my address is 14 Garden Street.
A: Thank you. I can see the problem. The driver left the parcel at number 41 instead of 14.
C: Oh no. It is a birthday present for my son, and his party is on Saturday.
A: Then we still have time. The driver will pick it up tomorrow and bring it to you on Thursday morning.
C: Thursday morning is fine. I will be at home.
A: Good. I will send you a text message with the new tracking number, and we will refund the delivery fee of $10.
C: That is very kind. Thank you, David.
`,
  statements: `
p2 | A parcel is shown as delivered yesterday although the customer did not receive it.
p4 | Emma Clark lives at 14 Garden Street.
p5 | The driver delivered to number 41 rather than number 14.
p6 | The parcel is a birthday gift for the customer's son.
p6 | The son's party takes place on Saturday.
p7 | The parcel will be collected tomorrow and brought on Thursday morning.
p8 | The customer will be at home on Thursday morning.
p9 | The agent will text a new tracking number.
p9 | The delivery fee of ten dollars is going to be refunded.
p3 | The agent asks for name and address.
`,
};

export const CAR_CLAIM: NewCall = {
  play: `
A: Good afternoon, Alder Motor Insurance, Miriam speaking.
C: Hello Miriam, my name is Tobias Grant. Somebody ran into the back of my car last Thursday.
A: I'm sorry to hear that. Was anybody hurt?
C: No, luckily not. My wife was with me, but we're both fine.
A: That's good. Do you have your policy number at hand?
C: Yes, it's A M 20 577 3.
A: Thank you. And where did it happen?
C: At the traffic lights on Harbour Road, around quarter past five.
A: Did the other driver leave you any details?
C: He gave me his phone number and his name is Colin Webb. He didn't want to call the police.
A: Okay. Did you take photographs of the damage?
C: I took six of them, the bumper is cracked and the boot doesn't close any more.
A: Could you upload those in our app by Monday?
C: I'm not very good with apps. Could my wife email them?
A: That's fine, the address is claims at alder motor dot com.
A: Your excess is two hundred and fifty euros, but you'll get it back if the other side is liable.
C: And may I rent a car meanwhile? I drive eighty kilometres to work every day.
A: Your contract doesn't include a rental car, I'm afraid, but the garage can lend you a small one for free.
C: That would do. Which garage is it?
A: Kessler and Sons on Mill Lane. They'll ring you within two days to set up the inspection.
C: All right. How long until the whole thing is settled?
A: Usually four to six weeks after the inspection.
C: That's longer than I hoped, to be honest.
A: I understand. I'll mark the file as urgent, since you need the car for work.
C: I appreciate that, Miriam. Goodbye.
`,
  statements: `
p2 | Tobias Grant's car was hit from behind last Thursday.
p3 p4 | Nobody was injured in the accident.
p4 | The customer's wife was in the car as well.
p5 p6 | The policy number is AM 20 577 3.
p9 p10 | The other driver left his telephone number.
p7 p8 | It happened at the traffic lights on Harbour Road at about 5:15.
p9 p10 | The other driver is called Colin Webb and left a phone number.
p10 | The other driver did not want the police to be called.
p12 | The customer has 6 photos of the damage.
p12 | The bumper is cracked and the boot no longer closes.
p13 | The pictures should be uploaded in the app until Monday.
p14 | The customer would rather have the photos emailed by his wife.
p16 | The excess of €250 is returned if the other party turns out to be liable.
p17 | The customer asks about a rental car because of a daily drive of 80 kilometres to work.
p18 | A rental car is not part of the contract, but the garage lends a small car at no cost.
p20 | Kessler and Sons on Mill Lane will call within two days about the inspection.
p22 | Settling the claim usually takes 4 to 6 weeks after the inspection.
p23 | The customer had hoped it would be quicker.
p24 | The agent will flag the file as urgent.
p1 | Miriam from Alder Motor Insurance answers.
p19 p20 | The garage is Kessler and Sons.
`,
};

export const PHONE_CONTRACT: NewCall = {
  play: `
A: Welcome to Sparrow Mobile, my name is Jonas. What can I do for you today?
C: Hi, I got a letter saying that my contract goes up to 39 dollars in July. That's too much for me.
A: I see. Can I have your mobile number, please?
C: It's 555 0142.
A: Thanks. You are Ms. Adeyemi, correct?
C: Yes, Folake Adeyemi.
A: You've been with us for seven years, thank you for that. At the moment you pay 31 dollars and 50 cents.
C: Right. And my neighbour pays 25 with another company.
A: I could offer you the same tariff for 28 dollars if you stay for another 24 months.
C: I don't want to be tied for two years again.
A: Then there's a monthly plan for 30 dollars. You can leave it at any time.
C: Does that have the same data? I need at least twenty gigabytes.
A: It has thirty gigabytes, so even more than now. Calls to Canada are not included, though.
C: I never call Canada, that doesn't matter. When would it start?
A: On the first of June. Shall I switch you over?
C: Yes, please do. Can I keep my number?
A: Of course, the number stays. You don't need a new SIM card either.
C: Great. And last month I was billed for a ringtone I never ordered, 4 dollars 99.
A: Let me see. Yes, that's a third-party service. I've blocked those now and I'll credit the amount.
C: Thank you. My last agent refused to do that.
A: I'm sorry about that. You'll get a text with the new terms in an hour. Please reply with yes.
C: Okay, will do. Have a nice day.
`,
  statements: `
p2 | The customer received a letter announcing a price increase to $39 in July.
p2 | The customer finds the new price too high.
p3 p4 | The mobile number is 555 0142.
p5 p6 | The customer's name is Folake Adeyemi.
p7 | The customer has been with the company for 7 years and currently pays $31.50.
p8 | A neighbour pays twenty-five at a different provider.
p9 | The agent offers the current tariff for 28 dollars with a term of two years, 24 months.
p10 | The customer does not want another commitment of two years.
p11 | Alternatively there is a plan for $30 that can be left any time.
p12 | The customer needs no less than 20 gigabytes of data.
p13 | The monthly plan comes with 30 gigabytes but without calls to Canada.
p14 | The customer never calls Canada.
p15 | The new plan would begin on 1 June.
p16 p17 | The customer can keep the number.
p17 | No new SIM card is needed.
p18 | The customer complains about a charge of $4.99 for a ringtone that was not ordered.
p19 | The agent has blocked third-party services and will credit the amount.
p20 | A previous agent refused to do so.
p21 | A text with the new terms will come within an hour and has to be answered with yes.
p1 | Jonas of Sparrow Mobile takes the call.
`,
};

export const KITCHEN_DELIVERY: NewCall = {
  play: `
A: Birch Kitchens customer care, you're talking to Amelie.
C: Good morning. I'm Henrik Sand. Your fitters were here on Monday, and the worktop has a crack.
A: Oh, that's a shame. Was the crack there when they unpacked it?
C: I think so, but they installed it anyway and told me to phone you.
A: I have your order here, number 90 211. Granite, three metres ten.
C: That's the one. And two handles are missing as well.
A: I'll order both handles today, they come by post, probably on Wednesday.
C: Fine. But what about the worktop?
A: We'll have to make a new one. That takes around three weeks, I'm afraid.
C: Three weeks? My parents are visiting on the 18th of October, I can't have a broken kitchen then.
A: Let me ask the workshop. One moment, please.
A: They can squeeze it in. You'd get it on the 14th, but only in the afternoon.
C: The 14th is good. I'll be home from one o'clock.
A: Great. The old one can stay in until then, please don't put anything hot on the crack.
C: Understood. Will I get a discount for the trouble?
A: I can't decide that myself. My supervisor, Mrs. Okoye, will write to you by Friday.
C: Okay. I still haven't paid the last instalment of 1,800 euros, and I'd like to wait with it.
A: That's perfectly all right. Please transfer it once the new worktop is in.
C: Good. One more question, does the warranty start again?
A: For the worktop yes, five years from the day it's fitted.
C: Thank you for your help, Amelie.
`,
  statements: `
p2 | Henrik Sand reports a crack in the worktop that was fitted on Monday.
p3 p4 | The crack was probably there when the worktop was unpacked, but it was installed nevertheless.
p5 | The order number is 90211.
p5 | The worktop is granite and 3.10 metres long.
p6 | Two handles are missing.
p7 | The agent will order the handles today, and they should arrive on Wednesday.
p9 | Making another worktop takes about 3 weeks.
p10 | The customer's parents are visiting on October 18.
p12 | The workshop can deliver on the 14th in the afternoon.
p13 | The customer is at home from 1 o'clock on that day.
p14 | Nothing hot should be put on the crack.
p15 | The customer asks for a discount because of the trouble.
p16 | The agent cannot decide about a discount.
p16 | Mrs. Okoye will write to the customer by Friday.
p17 | The last instalment of €1800 has not been paid.
p18 | The customer may pay the rest after the new worktop has been fitted.
p19 p20 | The warranty of the worktop starts anew and runs for 5 years.
p1 | Amelie from Birch Kitchens takes the call.
p17 p18 | Waiting with the last instalment is fine for the agent.
p14 | The old worktop can remain until then.
p8 | The customer wants to know about the worktop.
p11 | The agent asks the workshop.
p21 | The customer thanks Amelie for helping.
`,
};
