import { stemmer } from '@orama/stemmers/german';
import { forms, groups, inOrder, values, words, type LanguagePack } from './pack';

const SMALL = values(
  `null 0, ein eins eine einen einem einer 1, zwei zwo 2, drei 3, vier 4, fünf 5, sechs 6, sieben 7, acht 8,
   neun 9, zehn 10, elf 11, zwölf 12, sechzehn 16, siebzehn 17, zwanzig 20, dreißig dreissig 30, vierzig 40,
   fünfzig 50, sechzig 60, siebzig 70, achtzig 80, neunzig 90`,
);
const IRREGULAR_ORDINALS = values(`erst 1, dritt 3, siebt 7, acht 8`);

/** "neunundvierzig", "zweihundertzwölf", "fünfter": compounds are written in one word. */
function numberOf(word: string): { value: number; ordinal: boolean } | undefined {
  const value = cardinal(word);
  if (value !== undefined) return { value, ordinal: false };
  const stem = /^(.+?)(?:st|t)?e[nrsm]?$/u.exec(word)?.[1];
  if (stem === undefined || stem === 'ein') return undefined;
  const ordinal = IRREGULAR_ORDINALS.get(stem) ?? (stem.length > 2 ? cardinal(stem) : undefined);
  return ordinal === undefined ? undefined : { value: ordinal, ordinal: true };
}

function cardinal(word: string): number | undefined {
  const small = SMALL.get(word);
  if (small !== undefined) return small;
  const [, teen] = /^(drei|vier|fünf|acht|neun)zehn$/u.exec(word) ?? [];
  if (teen !== undefined) return 10 + (SMALL.get(teen) ?? 0);
  const [, unit, tens] = /^(.+)und(.+(?:zig|ßig|ssig))$/u.exec(word) ?? [];
  if (unit !== undefined && tens !== undefined) {
    const [one, ten] = [SMALL.get(unit), SMALL.get(tens)];
    if (one !== undefined && ten !== undefined) return ten + one;
  }
  return scaled(word, 'tausend', 1000) ?? scaled(word, 'hundert', 100);
}

function scaled(word: string, name: string, scale: number): number | undefined {
  const at = word.indexOf(name);
  if (at < 0) return undefined;
  const before = word.slice(0, at);
  const after = word.slice(at + name.length).replace(/^und/u, '');
  const times = before === '' ? 1 : cardinal(before);
  const rest = after === '' ? 0 : cardinal(after);
  return times === undefined || rest === undefined ? undefined : times * scale + rest;
}

export const german: LanguagePack = {
  code: 'de',
  stem: stemmer,
  functionWords: words(
    `der die das den dem des ein eine einen einem einer eines und oder aber auch als am an auf aus bei bis da
     damit dann dass daß denn dort durch er es sie wir ihr ich du mich mir dich dir uns euch ihm ihn ihnen
     ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner mein meine meinen meinem meiner unser
     unsere unseren für gegen hat hatte haben habe hast hier im in ins ist sind war waren wird werden wurde
     wurden worden kann können konnte muss müssen soll sollen will wollen darf mit nach nicht kein keine
     keinen noch nur ob ohne schon sehr sich so über um unter vom von vor was weil wenn wer wie wo zu zum
     zur zwischen ja nein bitte danke doch mal nun jetzt immer nie mehr man diese dieser dieses diesen
     diesem jede jeder jedes alle alles etwas welche welcher also ganz gut gerne okay`,
  ),
  reportWords: words(
    `kunde kundin kunden agent agentin mitarbeiter mitarbeiterin berater beraterin anrufer anruferin
     sprecher sprecherin anruf gespräch telefonat sagt sagte fragt fragte erklärt erklärte bestätigt
     bestätigte meldet meldete bittet bat berichtet berichtete möchte wünscht bietet bot verspricht versprach
     informiert teilt mit erwähnt beschwert entschuldigt bedankt`,
  ),
  negators: words(`nicht kein keine keinen keinem keiner nie niemals niemand nichts weder ohne`),
  negativeWords: words(
    `fehlt fehlen verloren kaputt defekt unmöglich abgelehnt verweigert falsch gestört ausgefallen leer noch
     statt außer unbekannt ausfall störung weg`,
  ),
  softNegatives: words(``),
  yes: words(`ja genau richtig gerne natürlich stimmt okay gut klar passt`),
  firstPerson: words(`ich wir mein meine meinen meinem meiner unser unsere unseren uns mir mich`),
  secondPerson: words(`du dein deine ihnen euch ihr ihre ihren ihrem`),
  agentWords: words(`agent agentin mitarbeiter mitarbeiterin berater beraterin firma bank`),
  customerWords: words(`kunde kundin kunden anrufer anruferin gast patient patientin`),
  speechVerbs: words(
    `sagt sagte fragt fragte erklärt erklärte bestätigt bestätigte meldet bittet bat berichtet verspricht
     versprach bietet bot entschuldigt beschwert bedankt informiert`,
  ),
  synonyms: groups(
    `paket sendung lieferung liefern, rechnung betrag zahlung bezahlen, geld erstattung erstatten zurück
     zurückzahlen gutschrift, termin besuch, techniker monteur, anrufen rückruf telefon, karte bankkarte,
     sperren gesperrt sperrung, internet anschluss leitung verbindung, störung ausfall ausgefallen gestört defekt,
     schicken senden zusenden schickt sendet, wohnung haus zuhause adresse, ändern verlegen verschieben`,
  ),
  antonyms: [
    [
      ['vormittag', 'morgens'],
      ['nachmittag', 'abend'],
    ],
    [['nachmittag'], ['vormittag', 'morgens']],
    [['angenommen'], ['abgelehnt']],
  ],
  irregular: forms(
    `geschickt schicken, gesendet senden, bezahlt zahlen, verloren verlieren, gekommen kommen, gesperrt sperren,
     erhalten bekommen, angerufen rufen, abgebucht buchen, gebucht buchen, bestellt bestellen`,
  ),
  numbers: {
    value: numberOf,
    scales: values(`hundert 100, tausend 1000, million millionen 1000000`),
    joiners: words('und'),
    hints: new Map([
      ['zweimal', [2]],
      ['doppelt', [2]],
      ['beide', [2]],
      ['halb', [30, 0.5]],
      ['viertel', [15, 45]],
      ['mittag', [12]],
      ['mittags', [12]],
      ['woche', [7]],
    ]),
    byTwenties: false,
  },
  months: inOrder(
    `januar februar märz april mai juni juli august september oktober november dezember`,
    1,
  ),
  weekdays: inOrder(
    `sonntag montag|montags dienstag|dienstags mittwoch|mittwochs donnerstag|donnerstags freitag|freitags samstag|sonnabend`,
    0,
  ),
  relativeDays: values(`heute 0, morgen 1, übermorgen 2, gestern -1, vorgestern -2`),
  capitalizesNouns: true,
  titles: words(`herr herrn frau doktor dr professor familie firma`),
  introductions:
    /\b(?:mein name ist|ich bin|ich heiße|hier ist|hier spricht|sie sprechen mit)\s+(?:(?:frau|herr|dr)\.?\s+)?(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)/giu,
};
