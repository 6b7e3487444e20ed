import { FUNCTION_WORDS } from './function-words';
import { wordList } from './word-list';

/**
 * Words that turn up in every call whatever it is about. They carry no weight when the words of one
 * call are compared, but a report line that uses them must still have heard them.
 */
const CALL_WORDS = wordList(
  `hello hi hey good morning afternoon evening bye goodbye thanks thank please sorry apologies welcome
   yes yeah yep yup no nope okay ok right alright sure fine great perfect lovely brilliant wonderful
   excellent exactly absolutely definitely certainly correct indeed oh ah um uh er erm hmm mm mhm huh
   well actually basically really honestly literally obviously probably maybe perhaps anyway kind sort
   quite pretty bit lot lots little much many more most few less least enough almost rather`,
  `be get gets getting got gotten go goes going went gone come comes coming came say says saying said
   tell tells telling told know knows knowing knew known think thinks thinking thought see sees seeing
   saw seen look looks looking looked want wants wanted need needs needed like likes liked make makes
   making made take takes taking took taken give gives giving gave given put puts keep keeps kept try
   tries trying tried use uses using used mean means meant feel feels ask asks asking asked talk talks
   talking talked speak speaks speaking spoke start started guess hope hear heard happen happens
   happened happening sound sounds wonder wondering help helps helping helped call calls calling called
   able bear hold holding wait waiting check checking checked find found show shows`,
  `thing things stuff way ways time times moment minute second sec day days today people person guy man
   woman sir madam name back bit place part point case side question questions today's problem lot
   new old big small long last next first really much sure aware able certain different`,
);

export const COMMON_WORDS: ReadonlySet<string> = new Set([...FUNCTION_WORDS, ...CALL_WORDS]);
