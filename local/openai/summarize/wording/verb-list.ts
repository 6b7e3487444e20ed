import { wordList } from '../text/word-list';

/** Verbs common in calls, in their base form. Words that are more often nouns there are left out. */
export const BASE_VERBS = wordList(
  `need want think know get go come see say tell ask try use keep feel hope live work mean like love
   hate prefer believe understand remember forget wonder guess suppose expect believe suggest recommend
   own pay buy sell send receive return cancel change move leave stay stop start begin finish hold wait
   find lose miss look seem sound call ring phone email text speak talk hear listen read write sign log
   turn switch plug unplug restart reset install update download upload click press open close check
   confirm book arrange rearrange reschedule order deliver collect pick drop ship replace repair fix
   refund charge credit apply claim report block freeze activate renew register verify provide give take
   bring put set make let help offer accept agree refuse appreciate apologise apologize assume realise
   realize notice travel drive fly walk run eat drink sleep play learn study teach grow build create
   follow lead manage handle process transfer raise lower add remove include contain depend require
   involve become remain happen appear connect disconnect complain explain describe discuss decide
   choose plan intend prepare attend visit meet join share show watch carry cover cost spend save earn
   owe borrow lend rent hire employ run raise escalate proceed forward note complete submit approve reject
   investigate chase contact reach visit upgrade downgrade extend reduce increase waive speed schedule arrive swap export import scan crack produce store swap drain chew restore test search scroll type enter prove cause allow keep collapse rise fall fill empty ask feel reach win vote mention treat serve expect mark
   reserve land deduct misplace unlock migrate dispatch postpone`,
);

/** Past forms and participles that don't end in -ed. */
export const IRREGULAR_PAST = wordList(
  `was were had did went came saw said told got gave took made knew thought felt kept left lost found
   bought paid sent sold held heard spoke wrote read ran began began broke chose drove flew forgot grew
   hit hurt laid led learnt let lent lit meant met put quit rang rose sat set shook shut slept spent
   stood stole stuck swore taught threw tried understood woke wore won rung been done gone come become
   given taken seen known written spoken broken chosen driven flown forgotten grown hidden ridden risen
   shaken stolen sworn thrown woken worn cut cost sung sank brought built caught dealt drew ate fell
   fought`,
);

/** Verbs that are followed by an object: "send you", "call you". */
export const TAKES_PERSON = wordList(
  `send sending sent give giving gave given call calling called ring phone email emailing emailed text
   texting texted tell telling told help helping helped transfer transferring transferred let letting
   get show offer refund refunded charge charged charging thank contact contacting contacted remind
   for to with about of from at by on put book booked update keep advise advised inform informed notify
   notified sort cost owe owed owes bring see meet reach post pay paid paying move moved ask asked
   issue issued credit credited recommend want wanted needs need make made`,
);
