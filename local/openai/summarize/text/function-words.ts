import { wordList } from './word-list';

/**
 * English words that hold a sentence together and say nothing by themselves. A report line may use
 * them freely; every other word of it has to come from what was said.
 */
export const FUNCTION_WORDS = wordList(
  `a an the this that these those here there some any no none each every either neither both all
   another other others such same own what which who whom whose when where why how`,
  `i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
   she her hers herself it its itself they them their theirs themselves one ones someone somebody
   anyone anybody everyone everybody nobody something anything everything nothing`,
  `am is are was were be been being have has had having do does did doing done will would shall
   should can could may might must ought let lets`,
  `i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd
   she'll it's it'd it'll they're they've they'd they'll that's that'll there's there'll here's what's
   who's where's how's when's let's isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't
   didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't needn't ain't not gonna wanna`,
  `of in on at by for with about against between into through during before after above below to from
   up down out off over under again further within without upon across along around behind beside
   beyond near onto outside inside per since than till until toward towards via`,
  `and or but nor so yet if then else because as while although though unless whether just also too
   very only even still already ever never always now`,
);
