import { script } from './script';

/** Diarized labels; friendly, with small talk. */
export const dentistBooking = script(`
Speaker 1: Good morning, Elm Street Dental Practice, Hannah speaking.
Speaker 2: Good morning, Hannah. How are you?
Speaker 1: I'm very well, thank you. Lovely weather today, isn't it?
Speaker 2: It is, finally. So, I'd like to book an appointment with Dr. Patel.
Speaker 2: One of my crowns came loose at the weekend.
Speaker 1: Oh dear. Is it painful?
Speaker 2: Not really, it's just sensitive when I drink something cold.
Speaker 1: Okay. Can I take your surname, please?
Speaker 2: It's Okafor, O K A F O R.
Speaker 1: Thank you, Mrs. Okafor. Dr. Patel has a space on Wednesday the 12th at half past nine, or Friday afternoon at two.
Speaker 2: Wednesday morning is better for me, I work on Fridays.
Speaker 1: Wonderful. I've booked you in with Dr. Patel for Wednesday the 12th at half past nine.
Speaker 2: And how much will it cost?
Speaker 1: Refitting a crown is 65 pounds, unless it needs a new one.
Speaker 2: That's fine.
Speaker 1: Please bring the crown with you, and try not to chew on that side until then.
Speaker 1: You'll get a text message the day before as a reminder.
Speaker 2: Great, thanks very much.
Speaker 1: You're welcome, see you then.
`);
