/**
 * The currencies of ISO 4217, and how many digits each keeps after the point.
 *
 * The runtime knows many of them, but not the newest and not those that are units of account; and for some it says how
 * many digits people write, where payment providers, banks and the standard count in the smaller unit: a forint has
 * a hundred parts that nobody writes.
 */

const BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU ' +
      'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD ' +
      'KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO ' +
      'NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
      'TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const digits: ReadonlyMap<string, number> = new Map(
  BY_DIGITS.flatMap(([count, codes]) => codes.split(' ').map((code) => [code, count] as const)),
)

export const CURRENCY_CODES: readonly string[] = [...digits.keys()]

/** Undefined: no currency of today. */
export const digitsByCode = (code: string): number | undefined => digits.get(code)
