import { stemmer } from '@orama/stemmers/spanish';
import { forms, groups, inOrder, tableOf, values, words, type LanguagePack } from './pack';

const CARDINALS = values(
  `cero 0, un uno una 1, dos 2, tres 3, cuatro 4, cinco 5, seis 6, siete 7, ocho 8, nueve 9, diez 10, once 11,
   doce 12, trece 13, catorce 14, quince 15, dieciséis 16, diecisiete 17, dieciocho 18, diecinueve 19,
   veinte 20, veintiuno veintiún 21, veintidós 22, veintitrés 23, veinticuatro 24, veinticinco 25,
   veintiséis 26, veintisiete 27, veintiocho 28, veintinueve 29, treinta 30, cuarenta 40, cincuenta 50,
   sesenta 60, setenta 70, ochenta 80, noventa 90`,
);
const ORDINALS = values(
  `primero primera primer 1, segundo segunda 2, tercero tercera tercer 3, cuarto cuarta 4, quinto quinta 5`,
);

export const spanish: LanguagePack = {
  code: 'es',
  stem: stemmer,
  functionWords: words(
    `el la los las lo un una unos unas de del al a y e o u pero que quien cual cuyo donde cuando como si no
     es son era eran ser sido está están estar estaba ha han he hemos había haber hay hacer hace puede puedo
     va voy van por para con sin sobre entre desde hasta en su sus mi mis tu tus nuestro nuestra se me te le
     les nos yo él ella usted ustedes nosotros esto este esta estos estas eso ese esa muy más también ya
     aún todavía todo toda todos gracias hola adiós sí bien vale bueno`,
  ),
  reportWords: words(
    `cliente clienta agente asesor asesora operador operadora llamante llamada conversación dice dijo pide
     pidió pregunta explica confirma informa solicita ofrece promete quiere desea indica menciona agradece`,
  ),
  negators: words(`no nunca jamás ningún ninguna ninguno nadie nada sin ni tampoco`),
  negativeWords: words(
    `falta falta perdido perdida roto rota imposible rechazado rechazada vacío todavía aún salvo avería`,
  ),
  softNegatives: words(``),
  yes: words(`sí claro exacto perfecto vale correcto acuerdo bien`),
  firstPerson: words(`yo me mi mis nosotros nos nuestro nuestra nuestros`),
  secondPerson: words(`usted su sus le les tu tus te ustedes`),
  agentWords: words(`agente asesor asesora operador operadora banco empresa`),
  customerWords: words(`cliente clienta llamante paciente`),
  speechVerbs: words(
    `dice dijo pide pregunta explica confirma informa solicita ofrece promete indica menciona agradece`,
  ),
  synonyms: groups(
    `paquete envío entrega entregar, factura importe pago pagar cobro cobrar, reembolso devolver devolución dinero,
     cita visita, técnico, tarjeta, bloquear bloqueada bloqueo, avería corte fallo, enviar envío mandar,
     llamar llamada teléfono, casa domicilio dirección`,
  ),
  antonyms: [
    [['mañana'], ['tarde', 'noche']],
    [['aceptado'], ['rechazado']],
  ],
  irregular: forms(
    `perdido perder, enviado enviar, pagado pagar, cobrado cobrar, recibido recibir`,
  ),
  numbers: {
    value: tableOf(CARDINALS, ORDINALS),
    scales: values(`cien ciento cientos 100, mil 1000, millón millones 1000000`),
    joiners: words('y'),
    hints: new Map([
      ['doble', [2]],
      ['ambos', [2]],
      ['media', [30, 0.5]],
      ['cuarto', [15, 45]],
      ['mediodía', [12]],
      ['semana', [7]],
    ]),
    byTwenties: false,
  },
  months: inOrder(
    `enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre`,
    1,
  ),
  weekdays: inOrder(`domingo lunes martes miércoles jueves viernes sábado`, 0),
  relativeDays: values(`hoy 0, mañana 1, ayer -1`),
  capitalizesNouns: false,
  titles: words(`señor señora señorita don doña doctor doctora`),
  introductions:
    /(?:me llamo|soy|mi nombre es|le habla)\s+(?:(?:el señor|la señora)\s+)?(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?)/giu,
};
