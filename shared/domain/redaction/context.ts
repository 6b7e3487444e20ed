import type { Stream } from './stream';

/** What numbers are called before they are said; parts of words in plain letters. */
const NAMES = {
  phone: `phone telephone mobile cell whatsapp landline ring call callback reach
    telefon handy mobil ruckruf erreichen erreichbar anruf anrufen ruf
    portable joindre appeler rappeler
    movil celular llamar llame`,
  reference: `order account case ticket reference invoice policy contract customer booking tracking
    parcel confirmation serial meter
    bestell auftrag kundennummer konto vertrag rechnung vorgang aktenzeichen sendung zahler
    commande compte dossier contrat facture client reservation colis
    pedido cuenta caso poliza contrato factura cliente reserva expediente`,
  id: `ssn social insurance nino steuer identifikationsnummer idnr bsn
    burgerservicenummer sofinummer securite sociale dni nie nif identidad`,
} as const;

type Name = keyof typeof NAMES;

const STEMS = (Object.keys(NAMES) as Name[]).map(
  (name) => [name, NAMES[name].trim().split(/\s+/)] as const,
);

/** Words before a number that may say what it is. */
const NEAR = 16;

/** Words that make a number of a thing: "order number", "numéro de commande". */
const NUMBER = /^(?:numbers?|no|nr|id|code|numero|\w*nummer)$/;

/** So close before a number a thing alone is enough: "order is 4711". */
const CLOSE = 3;

/** What the words before a token call a number, going by the nearest of them. */
export function calledBefore(stream: Stream, token: number): Name | undefined {
  const words = stream.wordsBefore(token).slice(-NEAR);
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? '';
    for (const [name, stems] of STEMS) {
      const isCalled = stems.some(
        (stem) => word.startsWith(stem) || (stem.length > 5 && word.includes(stem)),
      );
      if (isCalled && (name !== 'reference' || isOfThing(words, at))) return name;
    }
  }
  return undefined;
}

/** Things are spoken of anyway; their numbers are, where a word for number stands beside. */
function isOfThing(words: readonly string[], at: number): boolean {
  const beside = words.slice(Math.max(0, at - 2), at + 2);
  return words.length - 1 - at < CLOSE || beside.some((word) => NUMBER.test(word));
}

/** Ways to speak of the code and of the end of a card, as patterns of plain words. */
const CODE =
  /\b[dl]?(?:cvv|cvc|cvn|cid|security code|verification (?:code|number|value)|(?:three|3|four|4) digits? (?:\w+ ){0,3}back|prufnummer|kartenprufnummer|prufziffern?|sicherheitscode|sicherheitsnummer|cryptogramme|code de securite|(?:trois|3) (?:derniers )?chiffres|codigo de (?:seguridad|verificacion)|(?:tres|3) (?:ultimos )?(?:digitos|numeros))\b/;
const EXPIRY =
  /\b[dl]?(?:expir\w*|valid (?:until|thru|through|to)|good (?:until|thru|through)|gultig(?:keit)? ?(?:bis)?|ablauf\w*|lauft|verfall\w*|fin de validite|valable|validite|caduc\w*|venc\w*|valida hasta)\b/;

/** Whether somebody has just spoken of it: the same voice in its phrase, or anybody in the phrases before. */
export function isAbout(stream: Stream, token: number, what: 'cvv' | 'expiry'): boolean {
  const words = stream
    .wordsBefore(token)
    .slice(-NEAR - 8)
    .join(' ');
  return (what === 'cvv' ? CODE : EXPIRY).test(words);
}
