import { summarizeCall } from '../../../../../local/openai/summarize/summarize-call';
import { turnIn } from '../../../../../local/openai/summarize/text/trouble';
import { thingOf } from '../../../../../local/openai/summarize/wording/things';
import { headingOf } from '../../../../../local/openai/summarize/wording/title';
import { CALLS } from './calls';
import { script } from './calls/script';

describe('a heading of a sentence that turns into trouble', () => {
  it.each([
    [
      'My washing machine was repaired last week, but it is leaking again.',
      'Washing machine: leaking again',
    ],
    ['I ordered two lamps last week, but only one came.', 'Two lamps: only one came'],
    ['They said a technician would come on Monday but nobody came.', 'Technician: nobody came'],
    ["My brother bought a phone, but it doesn't turn on.", "Phone: doesn't turn on"],
    ['I returned a jacket in May, but they charged me twice.', 'Jacket: charged twice'],
    ['I was charged $40 for a ticket, but the ticket never arrived.', 'Ticket never arrived'],
    [
      'I tried to log in, but the site says the password is wrong.',
      'Site says the password is wrong',
    ],
    [
      "I'm calling because we paid for express delivery, however the parcel still hasn't come.",
      "Express delivery: parcel still hasn't come",
    ],
  ])('tells the trouble of "%s"', (spoken, heading) => {
    expect(headingOf(spoken)).toBe(heading);
  });

  it.each([
    ["I'd like to return a lamp, but the label is missing.", 'Returning a lamp'],
    ['I lost my card, but I still have the PIN.', 'Lost card'],
    ["The train was late, but I don't mind.", 'Train was late'],
  ])('keeps to the beginning of "%s"', (spoken, heading) => {
    expect(headingOf(spoken)).toBe(heading);
  });

  it('is none where it would begin with a pronoun that nothing explains', () => {
    expect(headingOf('It has been broken since Monday.')).toBeUndefined();
  });
});

describe('turnIn', () => {
  it('parts a sentence before its trouble', () => {
    expect(turnIn('I paid on Monday, but the gate stays closed and nobody answers.')).toEqual({
      before: 'I paid on Monday',
      trouble: 'the gate stays closed and nobody answers.',
    });
  });

  it('does not take "nothing but" for a turn', () => {
    expect(turnIn('I hear nothing but noise, which is wrong.')).toBeUndefined();
  });
});

describe('thingOf', () => {
  it.each([
    ['my parcel was marked as delivered yesterday', 'parcel'],
    ['I have already paid the invoice for last month', 'invoice for last month'],
    ['My order says delivered', 'order'],
    ['My card works in shops', 'card'],
    ['I checked in online', undefined],
  ])('finds in "%s" what it is about', (clause, thing) => {
    expect(thingOf(clause)).toBe(thing);
  });
});

describe('a reason that turns', () => {
  it('is found without any word of trouble in it', () => {
    const { reason } = summarizeCall(
      script(`
        Agent: Corner Garden Shop, how can I help you?
        Customer: I visit you every summer with my whole family.
        Customer: I ordered ten rose bushes in April, but only seven came.
        Agent: Let me look.
      `),
    );

    expect(reason).toEqual({
      text: 'The customer ordered ten rose bushes in April, but only seven came.',
      evidence: ['p3'],
    });
  });

  it('gives a call its title', () => {
    expect(summarizeCall(CALLS.lostLuggage).title).toBe(
      'Flight: suitcase never arrived at the belt',
    );
  });
});
