import { forms, groups, words } from './pack';

export const FUNCTION_WORDS = words(
  `a an the this that these those here there some any each every either neither both all another other
   others such same own what which who whom whose when where why how i me my mine myself we us our ours
   you your yours he him his himself she her hers herself it its itself they them their theirs one ones
   someone somebody anyone anybody everyone everybody something anything everything`,
  `am is are was were be been being have has had having do does did doing done will would shall should can
   could may might must ought let lets get got getting`,
  `of in on at by for with about against between into through during before after above below to from up
   down out off over under again further within upon across along around behind beside beyond near onto
   outside inside per since than till until toward towards via as because while although though unless
   whether just also too very only even still already ever always now and or but nor so yet if then else
   not no never nothing nobody none cannot`,
  `really quite rather maybe perhaps well okay ok oh um uh er hmm yes yeah yep sure please thanks thank hi
   hello hey bye goodbye right actually basically however meanwhile therefore instead soon later anyway
   like much many more most lot lots bit little few several due`,
);

export const REPORT_WORDS = words(
  `customer customers agent agents caller callers client clients representative advisor adviser operator
   speaker channel call calls called calling phone conversation guest patient tenant host receptionist
   say says said tell tells told ask asks asked asking explain explains explained state states stated
   report reports reported mention mentions mentioned confirm confirms confirmed request requests requested
   want wants wanted wish wishes wished need needs needed offer offers offered promise promises promised
   agree agrees agreed inform informs informed note notes noted describe describes described claim claims
   claimed respond responds responded answer answers answered inquire inquires inquired enquire enquires
   enquired thank thanks thanked apologize apologizes apologized apologise apologises apologised
   complain complains complained remind reminds reminded advise advises advised suggest suggests suggested
   according able make makes made take takes took give gives gave come comes came go goes went given taken
   thing things matter issue problem concern regarding`,
);

export const NEGATORS = words(
  `not no never cannot none nobody nothing neither nor without hardly n't dont doesnt didnt wont cant isnt
   arent wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt`,
);

/** Say by themselves that something is not so. */
export const NEGATIVE_WORDS = words(
  `fail fails failed failing failure unable refuse refuses refused refusal deny denies denied lack lacks
   lacked lacking missing unavailable impossible stop stops stopped broken dead empty wrong decline declines
   declined reject rejects rejected unless avoid avoids avoided except unlikely unsure uncertain unknown
   unresolved unpaid prevent prevents absent unaware useless luckily mistaken false down`,
);

/** In a report these may stand for a denial: "free of charge" for "there's no charge". */
export const SOFT_NEGATIVES = words(
  `lost lose loses gone down instead still yet away out rule rules ruled rather nonexistent free keep keeps
   kept waive waived only remain remains remained stay stays barely uninhabited vacant unoccupied nil
   zero delayed late overdue outstanding pending miss misses missed without unlike unused against
   alone owe owes even despite although though less fewer same`,
);

export const YES = words(
  `yes yeah yep sure okay ok fine absolutely exactly correct right perfect great agreed definitely course
   indeed certainly wonderful brilliant lovely good that's will`,
);

export const SPEECH_VERBS = words(
  `say says said ask asks asked explain explains explained state states stated report reports reported
   mention mentions mentioned confirm confirms confirmed request requests requested offer offers offered
   promise promises promised inform informs informed describe describes described claim claims claimed
   inquire inquires inquired enquire enquires enquired thank thanks thanked apologize apologizes
   apologized apologise apologises apologised complain complains complained remind reminds reminded advise
   advises advised suggest suggests suggested want wants wanted tell tells told greet greets greeted
   feel feels felt admit admits admitted insist insists insisted prefer prefers preferred hope hopes hoped
   like likes liked rather relieved worried frustrated fine happy annoyed pleased upset grateful anxious
   disappointed surprised angry concerned unsure appreciate appreciates appreciated agree agrees agreed
   introduce introduces introduced announce announces announced recommend recommends recommended wonder
   wonders wondered instruct instructs instructed point points pointed assure assures assured`,
);

export const SYNONYMS = groups(
  `parcel package delivery shipment deliver shipped ship, card debit bankcard, money cash fund refund reimburse
   reimbursement repay credit compensate compensation return cashback, payment pay charge charged bill billed
   debit invoice deduct debited cost price fee, phone mobile telephone, email mail message letter write writing,
   engineer technician repairman visit, repair fix mend resolve solve solved, block freeze frozen deactivate disable
   stop suspend, cancel terminate end close remove, arrive reach come receive deliver get turn show,
   send post dispatch ship mail forward email text, appointment visit booking slot space book reserve schedule reservation,
   book reserve arrange schedule, reservation booking, internet connection service broadband line wifi network,
   outage down fault failure offline, broken damaged damage crack fault faulty defect, car vehicle,
   windscreen windshield, suitcase luggage bag baggage, find locate located found whereabouts,
   home house residence property flat apartment address, child kid son daughter, tomorrow next, duplicate twice second double,
   sorry apologize apology apologise, issue problem trouble fault, employer work job, cheap discount reduce,
   quick fast express urgent priority expedite, hurt pain painful sensitive injure injury injured, accident crash collision hit run ran, photo photograph picture, phone call ring callback, job work,
   change move reschedule postpone switch, begin start, colleague staff, staff personnel, confirm confirmation verify check,
   identity security, reference number tracking, neighbour neighbor next, picture photo image, present gift,
   upset frustrated angry annoyed annoy, worried anxious panic concerned worry nervous, happy relieved relief pleased glad satisfied satisfy,
   buy purchase, evening night tonight, midday noon, morning am, afternoon pm, shop store, help assist support, plug connect connected,
   new replacement replace another, look check investigate investigation search, weekend saturday, inhabit live occupied vacant empty,
   ask request want like need, expire run lapse, pick collect, hotel accommodation, doctor dr dentist, supply bring deliver,
   adult someone somebody person, attend present be, restart reboot turn cycle, free charge extra, keep stay remain leave,
   breakfast meal, remind reminder, text sms, worker employee, cut destroy, speed quickly, purchase buy transaction payment,
   wrong incorrect mistaken mistake, large big size, expensive dear, use used usage, train railway, birthday party, error mistake,
   technician engineer, manager supervisor, switch turn power, mean meantime meanwhile, claim file insurance, station petrol gas fuel,
   lane street road address, happy content, terrible awful ridiculous, tooth crown, sell sold, include included, courier driver carrier,
   enough sufficient, guarantee warranty, meeting appointment, subscription contract plan, renew extend, old former previous`,
);

export const ANTONYMS: readonly (readonly [readonly string[], readonly string[]])[] = (
  [
    ['increase increased raise raised rise', 'decrease decreased lower lowered reduce reduced cut'],
    [
      'accept accepts accepted approve approved',
      'refuse refused reject rejected decline declined deny denied',
    ],
    ['morning', 'afternoon evening night tonight pm'],
    ['afternoon', 'morning'],
    ['early earlier sooner', 'late later'],
    ['open opened', 'close closed'],
    ['before', 'after'],
    ['after', 'before'],
    ['more', 'less fewer'],
    ['less fewer', 'more'],
    ['cheaper cheap', 'expensive dearer'],
    ['unblock unblocked reactivate reactivated', 'block blocked'],
    ['happy satisfied pleased', 'unhappy dissatisfied frustrated angry upset'],
    ['included include includes', 'excluded exclude extra'],
    ['succeeded succeed successful', 'failed fail unsuccessful'],
    ['renew renewed keep', 'cancel cancelled canceled'],
    ['cancel cancelled canceled', 'renew renewed keep confirm confirmed'],
    ['buy bought', 'sell sold'],
    ['incoming', 'outgoing'],
    ['minimum least', 'maximum most'],
    ['always', 'never'],
    ['change changes changed', 'stay stays same remain remains'],
    ['leave leaves', 'stay stays'],
    ['start starts started begin begins', 'end ends ended stop stops'],
    ['single', 'double family'],
    ['double', 'single'],
  ] as const
).map(([one, other]) => [one.split(' '), other.split(' ')] as const);

export const IRREGULAR = forms(
  `lost loses losing lose, sent send, paid pay, bought buy, got gotten get, came come, told tell, said say,
   took taken take, gave given give, made make, found find, left leave, kept keep, broke broken break,
   went gone go, wrote written write, spoke spoken speak, saw seen see, thought think, brought bring,
   felt feel, held hold, heard hear, met meet, ran run, sold sell, spent spend, stole stolen steal,
   won win, withdrew withdrawn withdraw, froze frozen freeze, fell fallen fall, forgot forgotten forget,
   chose chosen choose, drove driven drive, knew known know, rang rung ring, rose risen rise, shook shaken
   shake, stood stand, stuck stick, wore worn wear, began begun begin, understood understand, drank drunk
   drink, ate eaten eat, flew flown fly, threw thrown throw, tore torn tear, children child, people person,
   men man, women woman, feet foot, teeth tooth, lent lend, led lead, built build, meant mean, dealt deal,
   hid hidden hide, led lead, slept sleep, sat sit, drawn drew draw, grew grown grow, hung hang, caught catch,
   taught teach, sought seek, bit bitten bite, lain lay lie, swept sweep, wound wind, delivery deliver,
   booking book, payment pay, refunded refunding refund, arrival arrive, replacement replace, reservation reserve,
   cancellation cancel, confirmation confirm, activation activate, installation install, renewal renew,
   complaint complain, investigation investigate, painful pain, appointment appoint, signature sign,
   failure fail, loss lose, sale sell, choice choose, thought think, damaged damage, worried worry`,
);
