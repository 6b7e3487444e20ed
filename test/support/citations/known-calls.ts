/*
 * What a careful person wrote about calls that other tests use, each statement with the phrases that
 * carry it. Paraphrases on purpose: other words, other order, numbers as digits or words.
 */

export const BILLING_DISPUTE = `
p2 p3 | The customer is calling about a March invoice that was charged two times.
p4 p6 | £42.50 left the customer's account on 3 March and once more on 5 March.
p9 | The account number is 774029.
p11 | For security the customer states a date of birth of June 14, 1981.
p14 | The agent sees two payments of forty-two pounds fifty on the account.
p15 | A second direct debit was created when the contract was renewed in February.
p16 | The customer insists on never having requested another direct debit.
p17 | The agent has cancelled the extra direct debit so that it will not happen again.
p18 | The second payment of £42.50 has been reimbursed.
p20 | The refund will arrive within three to five working days.
p21 | The customer would like an email as confirmation.
p22 | The agent promises to send the confirmation before the day is over.
p23 | The customer is relieved.
p8 p9 | Asked for the account number, the customer gives 7 7 4 0 2 9.
p2 p3 p14 | Two payments were taken for the March invoice.
p13 | It has been raining all morning where the customer is.
`;

export const DENTIST_BOOKING = `
p4 | The customer wants to book an appointment with Dr. Patel.
p5 | A crown came loose over the weekend.
p6 p7 | It is not painful, only sensitive to cold drinks.
p9 | The patient's surname is Okafor.
p10 | Dr. Patel is available on Wednesday the 12th at 9:30 or on Friday at 2 in the afternoon.
p11 | The customer prefers Wednesday morning because of working on Fridays.
p12 | The appointment is booked for Wednesday the twelfth at half past nine.
p13 p14 | Refitting the crown costs £65 unless a new one is needed.
p16 | The patient should bring the crown and not chew on that side.
p17 | A text message will be sent the day before as a reminder.
p4 p5 | Mrs. Okafor asks for a visit to Dr. Patel about a loose crown.
p13 | The customer asks about the price.
p14 | The price for refitting is sixty-five pounds.
p1 | Hannah answers the phone at Elm Street Dental Practice.
`;

export const LATE_PARCEL = `
p2 | The customer's parcel was due on Tuesday and has not arrived.
p4 | The tracking number is HH 482 991.
p5 p6 | The package contains walking boots for the daughter's school trip on Saturday.
p7 | According to the tracking, the parcel was left with a neighbour at No. 16.
p8 | Nobody has lived at number 16 since summer; the house is empty.
p9 | The driver apparently scanned the parcel at a wrong address.
p11 | The agent cannot say where the parcel is now because the route ended at the Leeds depot last night.
p12 | The agent offers to start an investigation with the depot.
p13 | An investigation was opened under reference DX 5519.
p14 | The depot is going to phone the customer by tomorrow afternoon.
p15 | The customer is worried as the boots are needed on Saturday.
p16 | If the parcel is not found by Thursday, replacement boots go out by express courier.
p18 | The agent asks for a photo of the front of the house.
p19 | The customer will email a picture tonight.
p1 | Tom from Harrow Home Delivery takes the call.
p20 | The agent apologises once more for the trouble.
`;

export const LOST_CARD = `
p2 | The customer thinks her debit card is lost and cannot find it.
p4 | Rosa Lindqvist lives at 9 Quarry Lane.
p5 p6 | The account number ends in 5520.
p7 p8 | The memorable word is Butterscotch.
p9 p10 | The card was last used yesterday around four at a petrol station on Mill Road.
p11 | The last transaction is £38.20 at Mill Road Services at 4:10 pm yesterday.
p11 p12 | The customer recognises the payment of thirty-eight pounds twenty as her own.
p13 | Nobody else has used the card since then.
p14 | The card has been blocked and can no longer be used.
p15 | A replacement card will arrive in five to seven working days.
p16 | The customer travels to Portugal on the 20th and wonders whether it comes in time.
p17 | The agent will order it with priority delivery free of charge.
p18 | The PIN does not change.
p19 | If the old card turns up, it has to be cut up and not used.
p20 | The customer admits having panicked.
p1 | Dean at Meridian Bank answers.
`;

export const HOTEL_ROOM = `
p2 | The customer booked a family room for August but was sent a confirmation for a single room.
p4 | The last family room was sold two times by the website on Sunday.
p5 | A single room does not help because there are 5 people.
p6 | The agent can offer two double rooms with a connecting door at the same price.
p7 | The price includes breakfast.
p8 | The customer is fine with two rooms.
p9 | A new confirmation will be sent tonight.
p9 | The manager is going to ring the customer on Tuesday at nine in the morning.
p1 | Oscar of Lake View Hotels takes the call.
p3 | The agent apologises and looks into it.
`;

export const INTERNET_OUTAGE = `
p2 | The customer has been without internet since Sunday evening.
p3 | A red light is shown on the router all the time.
p5 | Restarting the router about 5 times did not help.
p6 p7 | The grey cable at the back is plugged in.
p9 | The line test found a fault roughly three hundred metres from the house.
p10 | The cause is a damaged cable in the street rather than the router.
p11 | The customer works from home and has lost two working days.
p11 | The customer is frustrated.
p12 | An engineer is booked for Thursday between eight and twelve.
p13 p14 | An adult must be at home because the socket inside will be checked as well.
p15 | The customer wants to know about compensation.
p16 | The account will be credited with £8 per day without service after the repair.
p17 | The agent will send a mobile dongle, expected tomorrow.
p19 | The router should stay on until the engineer comes.
p1 | Marcus from Clearline technical support answers the call.
p12 p14 | The engineer comes on Thursday and will look at the socket too.
`;

export const LOST_LUGGAGE = `
p2 | The customer's flight arrived on time but the suitcase did not.
p3 p4 | The luggage tag number is 61880.
p5 | The suitcase was found at Oslo airport.
p6 | Delayed bags are collected by a courier each evening.
p6 | It will be delivered to the hotel by noon tomorrow.
p7 | The customer feels relieved.
p1 | Nina from Blue Harbor Airways answers.
p3 | The agent asks for the number of the luggage tag.
`;

export const RADIO_INTERVIEW = `
p1 | Professor Elena Ruiz studies heat storage.
p3 | Half of a city's energy in winter goes into heating.
p3 | Solar collectors deliver most heat in summer.
p4 | Heat of the summer can be kept in a rock cavern and used in January.
p6 | The cavern in Vantaa holds around 1,000,000 cubic metres of hot water.
p7 | The water is under pressure at 140 degrees.
p9 | Vantaa's heat storage costs about €200 million.
p10 | Batteries for the same energy would be a hundred times as expensive.
p12 | Solid rock near the surface and a district heating network are required.
p13 | In Denmark, where the rock is soft, water pits with a floating cover are used.
`;
