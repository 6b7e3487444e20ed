/** Something that one side of a call says and the other does not. */
export interface RolePhrase {
  readonly role: 'agent' | 'customer';
  /** 3: hardly anybody else says it; 1: a hint. */
  readonly weight: 1 | 2 | 3;
  /** Of text in lower case, without accents and with plain apostrophes. */
  readonly pattern: RegExp;
}

const agent = (weight: RolePhrase['weight'], pattern: RegExp): RolePhrase => ({
  role: 'agent',
  weight,
  pattern,
});

const customer = (weight: RolePhrase['weight'], pattern: RegExp): RolePhrase => ({
  role: 'customer',
  weight,
  pattern,
});

/**
 * By language. What is asked for or offered on behalf of a company makes an agent; why somebody
 * calls makes a customer. Names, politeness and numbers make nobody anything: both sides have them.
 */
export const ROLE_PHRASES: Readonly<Record<string, readonly RolePhrase[]>> = {
  en: [
    agent(3, /\b(?:thank you|thanks) (?:so much |very much )?for (?:calling|phoning|ringing)\b/),
    agent(3, /\bhow (?:can|may|could) (?:i|we) (?:help|assist|be of)\b/),
    agent(2, /\bwhat can i do for you\b/),
    agent(3, /\bcalls? (?:may|might|will|can|is|are)\b.{0,30}\b(?:recorded|monitored)\b/),
    agent(
      3,
      /\b(?:can|could|may) (?:i|you)(?: just| please)? (?:take|have|get|confirm|give me|tell me|verify)(?: me)? (?:your|the) (?:[a-z]+ )?(?:account|customer|order|policy|reference|booking|phone|card|membership|name|postcode|zip|date of birth|address|e-?mail)\b/,
    ),
    agent(3, /\banything else (?:that )?(?:i|we) can (?:help|do|assist)\b/),
    agent(2, /\b(?:bear with me|let me (?:just )?(?:pull up|bring up|look up) your)\b/),
    agent(
      2,
      /\b(?:i can see|i see|i'm looking at) (?:here |from )?(?:that )?your (?:account|order|policy|booking)\b/,
    ),
    agent(1, /\b(?:calling from|on behalf of)\b/),
    customer(
      3,
      /\bi(?:'m| am|'m just| was)? (?:call|calling|ringing|phoning) (?:about|because|regarding|in regards?|to (?:report|ask|cancel|change|complain|check|find out|order|book|see))\b/,
    ),
    customer(
      2,
      /\bi(?:'d| would) like to (?:report|cancel|return|change|book|order|complain|speak|talk|make a complaint|open|close)\b/,
    ),
    customer(2, /\bi(?:'ve got| have| have got|'m having) an? (?:problem|question|issue|query)\b/),
    customer(
      2,
      /\bmy (?:account|customer|order|policy|reference|booking|membership) number(?: is|'s)\b/,
    ),
    customer(
      1,
      /\b(?:i (?:never|haven't|have not|didn't|did not) (?:got|get|received?)|i've been charged|i was charged|i've lost my|i lost my)\b/,
    ),
  ],
  de: [
    agent(3, /\bdank fur (?:ihren|deinen|den) anruf\b/),
    agent(
      3,
      /\b(?:wie|was|womit) (?:kann|darf) ich (?:ihnen|dir|fur sie|fur dich)(?: \w+)? (?:helfen|tun|weiterhelfen|behilflich|dienen)\b/,
    ),
    agent(
      3,
      /\b(?:gesprach|anruf|telefonat)\b.{0,40}\b(?:aufgezeichnet|aufgenommen|mitgeschnitten)\b/,
    ),
    agent(
      3,
      /\b(?:kann|darf|konnte|durfte) ich (?:bitte |noch |einmal )*(?:ihre|ihren|ihr) (?:\w+nummer|namen|geburtsdatum|adresse|anschrift|postleitzahl|e-?mail)/,
    ),
    agent(
      3,
      /\b(?:nennen|geben|sagen|bestatigen) sie mir (?:bitte |noch |einmal |mal )*(?:ihre|ihren|ihr|die)\b/,
    ),
    agent(3, /\b(?:sonst noch|noch) (?:etwas|was)(?: anderes)? fur sie tun\b/),
    agent(
      2,
      /\bich (?:schaue|sehe|prufe|schau)(?: das| mal| gerade| kurz| einmal)* (?:fur sie|in ihrem|in ihr)\b/,
    ),
    customer(3, /\bich rufe (?:\w+ )?an,? (?:weil|wegen|um|da)\b|\bich rufe (?:sie )?wegen\b/),
    customer(2, /\bes geht um (?:meine|meinen|mein|unsere|unseren)\b/),
    customer(
      2,
      /\bich (?:mochte|wollte|wurde gerne?)\b.{0,60}\b(?:kundigen|bestellen|reklamieren|melden|andern|stornieren|umbuchen|beschweren|sperren)\b/,
    ),
    customer(2, /\bich hab(?:e)? (?:da )?(?:eine frage|ein problem|ein anliegen)\b/),
    customer(2, /\bmeine (?:kunden|vertrags|auftrags|bestell|konto)nummer (?:ist|lautet|ware)\b/),
  ],
  fr: [
    agent(
      3,
      /\bmerci (?:d'avoir appele|de votre appel|pour votre appel|de nous avoir (?:appele|contacte)s?|d'appeler)/,
    ),
    agent(
      3,
      /\b(?:comment|en quoi|que|qu'est-ce que) (?:puis-je|je peux|peut-on|pouvons-nous) (?:vous aider|faire pour vous|vous etre utile|vous renseigner)\b/,
    ),
    agent(3, /\b(?:appel|conversation|communication)\b.{0,30}\benregistree?s?\b/),
    agent(
      3,
      /\b(?:puis-je|pouvez-vous|pourriez-vous|je peux|est-ce que je peux|vous pouvez) (?:avoir|prendre|me donner|me confirmer|me communiquer|me rappeler|m'indiquer) (?:votre|vos|le numero)\b/,
    ),
    agent(
      3,
      /\b(?:autre chose|autre question)\b.{0,30}\b(?:vous aider|faire pour vous|pour vous)\b/,
    ),
    agent(
      2,
      /\bje (?:verifie|regarde|consulte) (?:votre|cela pour vous|ca pour vous|tout de suite votre)\b/,
    ),
    customer(
      3,
      /\b(?:j'appelle|je vous appelle|je telephone) (?:pour|parce|car|au sujet|concernant|a propos)\b/,
    ),
    customer(
      2,
      /\bje (?:voudrais|souhaite|souhaiterais|veux|aimerais) (?:signaler|annuler|resilier|commander|changer|savoir|declarer|faire opposition|reserver|me plaindre)\b/,
    ),
    customer(2, /\bj'ai (?:un probleme|une question|un souci)\b/),
    customer(
      2,
      /\bmon numero (?:de )?(?:client|compte|commande|contrat|dossier)(?: est|,? c'est)\b/,
    ),
  ],
  es: [
    agent(3, /\bgracias por (?:llamar|su llamada|comunicarse|contactar)/),
    agent(
      3,
      /\b(?:en que|como) (?:le |lo |la |te |les )?(?:puedo|podemos|podria) (?:ayudar|servir|atender)/,
    ),
    agent(3, /\bllamada\b.{0,30}\bgrabada\b|\b(?:estamos grabando|grabamos)\b.{0,20}\bllamada\b/),
    agent(
      3,
      /\b(?:me )?(?:puede|podria|puedes) (?:dar|decir|facilitar|indicar|confirmar|proporcionar)(?:me)? (?:su|tu|el numero|sus)\b/,
    ),
    agent(
      3,
      /\balgo mas en (?:lo )?que (?:le |lo |la )?(?:pueda|puedo|podamos)\b|\bpuedo ayudar(?:le|lo|la)? en algo mas\b/,
    ),
    agent(2, /\bpermitame (?:verificar|revisar|comprobar|consultar|un momento)\b/),
    customer(3, /\b(?:llamo|estoy llamando|le llamo|les llamo) (?:para|por|porque|sobre|acerca)\b/),
    customer(
      2,
      /\b(?:quiero|quisiera|queria|me gustaria) (?:cancelar|reportar|denunciar|pedir|cambiar|saber|reservar|devolver|reclamar|poner una queja|dar de baja)\b/,
    ),
    customer(2, /\btengo (?:un problema|una consulta|una duda|una pregunta)\b/),
    customer(2, /\bmi numero de (?:cliente|cuenta|pedido|poliza|contrato|reserva) es\b/),
  ],
};
