import { wordList } from './word-list';

/**
 * The commonest function words of five more languages (German, French, Spanish, Italian, Dutch), only
 * to keep them from being taken for topics. Other languages do without.
 */
export const OTHER_FUNCTION_WORDS = wordList(
  `aber alle auch auf aus bei bin bis bitte dann das dass dem den der des die dies diese doch dort durch
   ein eine einem einen einer eines für gegen guten habe haben hallo hier ich ihr ihre immer ist kann
   kein keine keinen können machen mein meine mich mir mit muss nach nicht noch nur oder schon sehr seit
   sich sie sind über und uns unter viel vielen vom von vor war wenn wie wir wird wollen zum zur danke tag`,
  `alors avec avez avoir bien bonjour cela ces cette comme dans des donc elle elles encore est êtes être
   fait faire ils jamais leur mais merci moi notre nous oui par parce pas plus pour pouvez pouvoir quand
   que qui sans ses son sont suis sur tous tout très une vais voilà votre vous`,
  `ahora algo aquí bien buenas buenos como con cuando del donde ella ellos esta está este esto están gracias
   hace hasta hola las los más mucho muy nada nos para pero porque puede puedo que quiero sea ser sido
   sin sobre son también tengo tiene todo una usted vamos`,
  `allora anche ancora bene buongiorno che chi ciao come con cosa dal dalla del della devo dove gli grazie
   ha hanno molto nel nella noi non per però più poi posso prego può quando questa questo sono sul sulla
   suo tutto una vorrei`,
  `aan alle als bij ben dag dan dat de deze die dit doe door een en er gaat goede goedemorgen heb hebben
   heeft het hier hij hoe iets ik is kan kunnen maar mag meer met mij mijn moet naar niet nog nou of om
   ook op over te tot uit u uw van veel voor waar wat we wel wij wil worden zijn zo`,
);
