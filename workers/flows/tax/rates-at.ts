/** The rates of a place from an engine, where the shop has one: remembered for minutes, because a cart is priced again and again. */
import { wallClock } from '#domain/logistics/calendar'
import type { Address } from '#domain/orders/address'
import { taxClassesOf } from '#domain/settings/tax'
import type { Settings } from '#domain/settings/settings'
import { taxCountry } from '#domain/tax/union'
import type { TaxRate } from '#domain/tax/table'
import { taxEngineOf, type TaxEnv } from '../../providers/tax/index.ts'

const REMEMBERED_MS = 5 * 60_000
const PLACES_MAX = 1_000

type Remembered = { readonly rates: readonly TaxRate[] | null; readonly until: number }
const remembered = new Map<string, Remembered>()

const keep = (key: string, rates: readonly TaxRate[] | null, now: number) => {
  if (remembered.size >= PLACES_MAX) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(key, { rates, until: now + REMEMBERED_MS })
  return rates
}

type Rules = Pick<Settings, 'shop' | 'tax'>

const rowsAt = async (env: TaxEnv, { shop, tax }: Rules, address: Address, now: number) => {
  const engine = taxEngineOf(env)
  if (!engine) return null
  const { country, region, postcode, city, street } = address
  const place = {
    country,
    region,
    postcode,
    city,
    street,
    day: wallClock(now, shop.timeZone).day,
    classes: taxClassesOf(tax),
  }
  const key = JSON.stringify(place)
  const known = remembered.get(key)
  if (known && known.until > now) return known.rates
  const rates = await engine.ratesAt(place)
  const rows = rates?.map(({ taxClass, rate, source }): TaxRate => {
    return { country: taxCountry(country), rate, from: null, until: null, taxClass, source }
  })
  return keep(key, rows ?? null, now)
}

/** The same rules, with what the engine says of the place where there is one and it says something. */
export const withRatesAt = async <R extends Rules>(
  env: TaxEnv,
  rules: R,
  address: Address | null,
  now: number,
): Promise<R> => {
  const rows = address && (await rowsAt(env, rules, address, now))
  if (!rows || !address) return rules
  const elsewhere = rules.tax.rates.filter(({ country }) => country !== taxCountry(address.country))
  return { ...rules, tax: { ...rules.tax, rates: [...elsewhere, ...rows] } }
}
