/**
 * Value added tax that is included in the price: standard rates in hundredths of a per cent.
 *
 * @see https://taxation-customs.ec.europa.eu/taxation/vat/vat-directive/vat-rates_en read 2026
 */
const STANDARD_RATES: Record<string, number> = {
  AT: 2000,
  BE: 2100,
  BG: 2000,
  CY: 1900,
  CZ: 2100,
  DE: 1900,
  DK: 2500,
  EE: 2400,
  ES: 2100,
  FI: 2550,
  FR: 2000,
  GB: 2000,
  GR: 2400,
  HR: 2500,
  HU: 2700,
  IE: 2300,
  IT: 2200,
  LT: 2100,
  LU: 1700,
  LV: 2100,
  MT: 1800,
  NL: 2100,
  PL: 2300,
  PT: 2300,
  RO: 2100,
  SE: 2500,
  SI: 2200,
  SK: 2300,
}

/** Hundredths of a per cent; 0 where the shop collects no tax. */
export const taxRateOf = (country: string): number => STANDARD_RATES[country] ?? 0

/** The tax that a price already contains, rounded half up to whole minor units. */
export const taxIncluded = (amount: number, rate: number): number =>
  Math.floor((2 * amount * rate + 10_000 + rate) / (2 * (10_000 + rate)))
