/**
 * Labels of the demo carrier: they look real, scan, and cost nobody anything. Its prices are whole units of the order's currency by weight;
 * the number of a parcel follows from the key under which it was bought, so that it is the same however often it is asked for.
 */
import type { CarrierRate, SoldLabel } from '#domain/logistics/label'
import { s10Number } from '#domain/logistics/tracking-number'
import { digitsOf, money } from '#domain/money'
import type { LabelSeller, ParcelAsked } from './labels.ts'

const CARRIER = 'Demo'
/** By which letters a post knows the service. */
const SERVICES = [
  { id: 'standard', service: 'Standard', letters: 'RR', base: 4, days: 3 },
  { id: 'express', service: 'Express', letters: 'EA', base: 11, days: 1 },
] as const

const rateOf = ({ id, service, base, days }: (typeof SERVICES)[number], asked: ParcelAsked): CarrierRate => {
  const { grams, currency, customs } = asked
  const whole = base + Math.ceil(grams / 1_000) + (customs ? 5 : 0)
  return { id, carrier: CARRIER, service, cost: money(whole * 10 ** digitsOf(currency), currency), days }
}

/** The same serial for the same key (FNV-1a). */
const serialOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 100_000_000
}

const soldOf = (asked: ParcelAsked, id: string, rate: string): SoldLabel | undefined => {
  const known = SERVICES.find((one) => one.id === rate)
  if (!known) return undefined
  const { carrier, service, cost } = rateOf(known, asked)
  const tracking = s10Number(known.letters, serialOf(id), asked.from.country)
  return { label: `demo-${tracking}`, tracking, carrier, service, cost }
}

export const demoLabels: LabelSeller = {
  rates: async (asked) => ({ type: 'rates', rates: SERVICES.map((one) => rateOf(one, asked)) }),
  buy: async (asked, { id, rate }) => {
    const sold = soldOf(asked, id, rate)
    return sold ? { type: 'sold', sold } : { type: 'refused', reason: 'no such service' }
  },
  void: async () => ({ type: 'voided' }),
  picture: async (asked, sold) => {
    // What draws codes is heavy: only whoever prints a label loads it.
    const { drawnLabel } = await import('./demo-drawing.ts')
    return { type: 'drawn', drawing: drawnLabel(asked, sold) }
  },
}
