import { script } from './script';

/** One voice, no label. */
export const voicemail = script(`
Hi, this is Janet Moore calling from Fairview Lettings.
It's about the flat at 22 Canal Street.
The boiler service is booked for Monday the 9th, but the tenant says she won't be at home that day.
So we need to move it to another date.
Um, the gas certificate runs out on the 15th, so it has to be before then.
Please call me back on 020 7946 0018 before 5 o'clock.
Thanks very much, bye.
`);
