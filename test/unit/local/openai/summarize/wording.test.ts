import { castOf } from '../../../../../local/openai/summarize/acts/cast';
import { dueIn } from '../../../../../local/openai/summarize/parts/due';
import { sentencesOf } from '../../../../../local/openai/summarize/text/sentences';
import { reportLine } from '../../../../../local/openai/summarize/wording/report-line';
import { tidySpeech } from '../../../../../local/openai/summarize/wording/tidy-speech';
import { headingOf } from '../../../../../local/openai/summarize/wording/title';

function report(speaker: 'Agent' | 'Customer', text: string): string[] {
  const other = speaker === 'Agent' ? 'Customer' : 'Agent';
  const sentences = sentencesOf([
    { id: 'p1', speaker, text },
    { id: 'p2', speaker: other, text: 'Okay.' },
  ]);
  const cast = castOf(sentences);
  return sentences.slice(0, -1).map((sentence) => reportLine(sentence, cast));
}

describe('reportLine', () => {
  it.each([
    ['Um, yeah, I need a new card.', 'The customer needs a new card.'],
    ["I'm moving and I want to cancel.", 'The customer is moving and they want to cancel.'],
    ['My phone was stolen.', "The customer's phone was stolen."],
    ["I haven't received my order.", "The customer hasn't received their order."],
    ["I'd booked two rooms.", 'The customer had booked two rooms.'],
    ["I'd like two rooms.", 'The customer would like two rooms.'],
    [
      'Could you send me the invoice, please?',
      'The customer asks the agent to send them the invoice.',
    ],
    ['The parcel never arrived.', 'The parcel never arrived.'],
  ])('says a customer\'s "%s" as a report', (spoken, line) => {
    expect(report('Customer', spoken)).toEqual([line]);
  });

  it.each([
    ["I've gone ahead and refunded it.", 'The agent has refunded it.'],
    ["You'll receive your refund in May.", 'The customer will receive their refund in May.'],
    ["We'll send you an engineer.", "The agent's team will send the customer an engineer."],
    [
      'Please bring your passport with you.',
      'The agent asks the customer to bring their passport with them.',
    ],
  ])('says an agent\'s "%s" as a report', (spoken, line) => {
    expect(report('Agent', spoken)).toEqual([line]);
  });

  it.each([
    ["You're still charging me.", "The customer says: “You're still charging me.”"],
    ['My wife and I were told so.', 'The customer says: “My wife and I were told so.”'],
    ['The fault is on our side.', 'The customer says: “The fault is on our side.”'],
    ['Is it covered?', 'The customer asks: “Is it covered?”'],
  ])('quotes "%s", which can not be turned safely', (spoken, line) => {
    expect(report('Customer', spoken)).toEqual([line]);
  });
});

describe('tidySpeech', () => {
  it.each([
    ['Hi Priya, um, yeah, the card is lost.', 'the card is lost.'],
    ["Hi, my name is Ann Lee and I'd like to book.", "I'd like to book."],
    ['It was, you know, the the second one.', 'It was the second one.'],
    ['No signal since Monday.', 'No signal since Monday.'],
    ['The code is 2 2 5.', 'The code is 2 2 5.'],
  ])('makes "%s" readable', (spoken, tidy) => {
    expect(tidySpeech(spoken)).toBe(tidy);
  });
});

describe('headingOf', () => {
  it.each([
    [
      "I'm calling because I'd like a refund for a double charge on my March invoice.",
      'Refund for a double charge on the March invoice',
    ],
    ["I'm calling to cancel my gym membership.", 'Cancelling the gym membership'],
    ['I have a question about my heating bill.', 'Question about the heating bill'],
    ["My washing machine isn't draining.", "Washing machine isn't draining"],
    ['I lost my passport on the train and I fly on Friday.', 'Lost passport on the train'],
    [
      'I made a booking for two nights, and I need to change the dates.',
      'Changing the dates: booking for two nights',
    ],
    ['When will my parcel arrive?', 'When will the parcel arrive?'],
  ])('makes a heading of "%s"', (spoken, heading) => {
    expect(headingOf(spoken)).toBe(heading);
  });

  it('makes none where nothing is left', () => {
    expect(headingOf('I need to tell you.')).toBeUndefined();
  });
});

describe('dueIn', () => {
  it.each([
    ["You'll get it within 3 to 5 working days.", 'within 3 to 5 working days'],
    ['I will call by Friday.', 'by Friday'],
    ['The engineer comes on Thursday between 8 and 12.', 'on Thursday between 8 and 12'],
    ['Send it tomorrow morning.', 'tomorrow morning'],
    ['It is due on the 4th of May.', 'on the 4th of May'],
    ['Pay before noon.', 'before noon'],
    ['By the end of the month.', 'By the end of the month'],
  ])('finds the time in "%s"', (text, due) => {
    expect(dueIn(text)).toBe(due);
  });

  it('finds none where none was named', () => {
    expect(dueIn('I will send the second form in blue.')).toBeNull();
  });
});
