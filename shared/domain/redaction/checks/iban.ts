/** Length of an IBAN by country (SWIFT's IBAN registry). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
   DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23
   IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31
   MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24
   SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((one) => [one.slice(0, 2), Number(one.slice(2))]),
);

/** How long an IBAN of the country is whose code these letters are; nothing where there is none. */
export function ibanLength(country: string): number | undefined {
  return LENGTHS.get(country.toUpperCase());
}

/** Length of the country, and check digits (ISO 7064, mod 97). `iban` in letters and digits alone. */
export function isIban(iban: string): boolean {
  const text = iban.toUpperCase();
  if (text.length !== ibanLength(text.slice(0, 2)) || !/^[A-Z]{2}\d\d[A-Z0-9]+$/.test(text)) {
    return false;
  }
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
