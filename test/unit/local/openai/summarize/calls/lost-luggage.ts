import { script } from './script';

/** What settles it begins with "it": alone nobody could tell what comes. */
export const lostLuggage = script(`
Speaker 1: Blue Harbor Airways, this is Nina. How can I help you?
Speaker 2: My flight landed on time, but my suitcase never arrived at the belt.
Speaker 1: Please tell me the number on your luggage tag.
Speaker 2: The number is 6 1 8 8 0.
Speaker 1: Thank you, the suitcase is located at the airport in Oslo.
Speaker 1: A courier picks up delayed suitcases there every evening. It will reach your hotel by tomorrow noon.
Speaker 2: That is a relief.
Speaker 1: Have a good stay.
`);
