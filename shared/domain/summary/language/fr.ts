import { stemmer } from '@orama/stemmers/french';
import { forms, groups, inOrder, tableOf, values, words, type LanguagePack } from './pack';

const CARDINALS = values(
  `zéro 0, un une 1, deux 2, trois 3, quatre 4, cinq 5, six 6, sept 7, huit 8, neuf 9, dix 10, onze 11,
   douze 12, treize 13, quatorze 14, quinze 15, seize 16, vingt vingts 20, trente 30, quarante 40,
   cinquante 50, soixante 60, septante 70, huitante 80, nonante 90`,
);
const ORDINALS = values(
  `premier première 1, deuxième 2, troisième 3, quatrième 4, cinquième 5, sixième 6, septième 7, huitième 8,
   neuvième 9, dixième 10`,
);

export const french: LanguagePack = {
  code: 'fr',
  stem: stemmer,
  functionWords: words(
    `le la les l un une des de du d au aux et ou mais donc or ni car que qu qui quoi dont où ce cet cette ces
     c ça cela je j tu il elle on nous vous ils elles me m te t se s lui leur leurs mon ma mes ton ta tes son
     sa ses notre nos votre vos y en ne n pas plus est sont était étaient être été a ai as avons avez ont
     avait avoir fait faire peut peux pouvez va vais allez vont sera seront serait dans par pour sur sous avec
     sans chez vers entre depuis pendant avant après très bien aussi alors si comme quand tout tous toute
     toutes même oui non merci bonjour revoir là ici déjà encore toujours jamais`,
  ),
  reportWords: words(
    `client cliente agent agente conseiller conseillère appelant appelante interlocuteur appel conversation
     dit demande demandé explique expliqué confirme confirmé signale signalé souhaite propose proposé promet
     promis informe informé remercie excuse mentionne indique`,
  ),
  negators: words(`ne n pas jamais aucun aucune rien personne sans ni non`),
  negativeWords: words(
    `manque manquant perdu perdue panne cassé impossible refusé faux vide encore sauf plus seulement absent`,
  ),
  softNegatives: words(``),
  yes: words(`oui exactement parfait accord bien sûr entendu volontiers`),
  firstPerson: words(`je j me m mon ma mes nous notre nos moi`),
  secondPerson: words(`vous votre vos tu ton ta tes te`),
  agentWords: words(`agent agente conseiller conseillère banque société`),
  customerWords: words(`client cliente appelant appelante patient patiente`),
  speechVerbs: words(
    `dit demande explique confirme signale propose promet informe remercie souhaite indique mentionne`,
  ),
  synonyms: groups(
    `colis paquet livraison livrer, facture montant paiement payer, rembourser remboursement argent avoir,
     rendez visite, technicien réparateur, carte bancaire, bloquer bloquée opposition, panne coupure,
     envoyer envoie expédier, appeler rappeler téléphone, maison domicile adresse`,
  ),
  antonyms: [
    [['matin'], ['après-midi', 'soir']],
    [['accepté'], ['refusé']],
  ],
  irregular: forms(
    `perdu perdre, reçu recevoir, envoyé envoyer, payé payer, débité débiter, promis promettre`,
  ),
  numbers: {
    value: tableOf(CARDINALS, ORDINALS),
    scales: values(`cent cents 100, mille 1000, million millions 1000000`),
    joiners: words('et'),
    hints: new Map([
      ['double', [2]],
      ['demi', [30, 0.5]],
      ['demie', [30, 0.5]],
      ['quart', [15, 45]],
      ['midi', [12]],
      ['quinzaine', [15, 14]],
      ['semaine', [7]],
    ]),
    byTwenties: true,
  },
  months: inOrder(
    `janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
    1,
  ),
  weekdays: inOrder(`dimanche lundi mardi mercredi jeudi vendredi samedi`, 0),
  relativeDays: values(`hui 0, demain 1, hier -1`),
  capitalizesNouns: false,
  titles: words(`monsieur madame mademoiselle m mme docteur dr`),
  introductions:
    /(?:je m'appelle|je suis|mon nom est|ici)\s+(?:(?:monsieur|madame)\s+)?(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)/giu,
};
