import { script } from './script';

/** No call at all: nobody helps anybody and nothing is settled. */
export const radioInterview = script(`
Host: Welcome back to the programme. With me is Professor Elena Ruiz, who studies heat storage.
Host: Professor Ruiz, why are cities suddenly interested in storing heat underground?
Guest: Because half of the energy a city uses in winter is for heating, and solar collectors produce most of their heat in summer.
Guest: If you store summer heat in a rock cavern, you can use it in January.
Host: How large does such a cavern have to be?
Guest: The one in Vantaa holds about one million cubic metres of hot water.
Guest: The water is kept at 140 degrees under pressure.
Host: And what does that cost?
Guest: The heat storage in Vantaa costs roughly 200 million euros.
Guest: That is a lot of money, but batteries for the same amount of energy would cost a hundred times more.
Host: So should every city build one?
Guest: No, you need solid rock close to the surface and an existing district heating network.
Guest: Where the rock is soft, cities use water pits with a floating cover instead, as in Denmark.
Host: Professor Ruiz, thank you very much.
Guest: Thank you.
`);
