/**
 * Goods are back, or cost less: those who wait for it have their turn. Heard from facts of the inventory, from whoever receives units,
 * and from the store of goods where a price has fallen.
 */
import { mayBeTold, TURN_MS } from '#domain/notifications/alert'
import type { VariantId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { publicPriceIn } from '#domain/pricing/public-prices'
import { offersOf } from '#schema/products/catalog/catalog'
import { crossOffPriceDrops, priceDrops } from '#schema/products/catalog/price-drops'
import { planMessages } from '#schema/transactions/notifications/planned'
import { awaitedAmong, forgetEndedAlerts, takeTurns, tellPrices } from '#schema/users/notifications/alerts'
import type { Env } from '../../env.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'
import { tellUserFacts } from '../customers/tell-facts.ts'
import { stockOf } from '../inventory/stock.ts'
import { settingsFresh } from '../settings/settings.ts'

type AlertsEnv = TopologyEnv & Pick<Env, 'PRODUCTS_DB' | 'USERS_DB' | 'TRANSACTIONS_DB' | 'USER_FACTS' | 'CURRENCY'>

/** @returns those of which others still wait, while there are units */
const takeTurnsFor = async (env: AlertsEnv, items: readonly VariantId[], now: number): Promise<VariantId[]> => {
  const awaited = await awaitedAmong(env.USERS_DB, items, now)
  if (awaited.length === 0) return []
  const [offers, stock, { notifications }] = await Promise.all([
    offersOf(env.PRODUCTS_DB, awaited, now),
    stockOf(env, awaited),
    settingsFresh(env, now),
  ])
  const left: VariantId[] = []
  for (const item of awaited) {
    if (!offers.get(item)?.sellable) continue
    const available = (stock.get(item) ?? []).reduce((sum, level) => sum + Math.max(0, level.available), 0)
    const most = mayBeTold(available, notifications.toldPerUnit)
    if (most > 0 && (await takeTurns(env.USERS_DB, item, most, now))) left.push(item)
  }
  return left
}

/** Twice the same changes nothing. What those who had their turn leave is told to the next a day later. */
export const tellAwaited = async (env: AlertsEnv, items: readonly VariantId[], now: number): Promise<void> => {
  const left = await takeTurnsFor(env, [...new Set(items)], now)
  await planMessages(
    env.TRANSACTIONS_DB,
    left.map((item) => ({ id: `alerts:${item}`, kind: 'alerts', about: item, dueAt: now + TURN_MS })),
  )
  await tellUserFacts(env, now)
}

/** What was planned above is due. @returns when to look again; null: nobody waits, or nothing is left */
export const tellNextAwaited = async (env: AlertsEnv, item: VariantId, now: number): Promise<number | null> => {
  const left = await takeTurnsFor(env, [item], now)
  await tellUserFacts(env, now)
  return left.length > 0 ? now + TURN_MS : null
}

/** By the clock: nothing is asked of the users store unless a price has fallen. */
export const sweepAlerts = async (env: Env, now: number): Promise<void> => {
  await forgetEndedAlerts(env.USERS_DB, now)
  const drops = await priceDrops(env.PRODUCTS_DB)
  if (drops.length === 0) return
  const offers = await offersOf(
    env.PRODUCTS_DB,
    drops.map(({ variant }) => variant),
    now,
  )
  const prices = drops.flatMap(({ variant, prices: all }) =>
    offers.get(variant)?.sellable ? all.map(({ currency, amount }) => ({ variant, currency, amount })) : [],
  )
  await tellPrices(env.USERS_DB, prices, now)
  await crossOffPriceDrops(env.PRODUCTS_DB, drops)
  await tellUserFacts(env, now)
}

/** What it costs now, in the currency in which somebody has seen it. */
export const priceNow = async (env: Pick<Env, 'PRODUCTS_DB'>, item: VariantId, now: number) => {
  const offer = (await offersOf(env.PRODUCTS_DB, [item], now)).get(item)
  return offer && { offer, in: (currency: Currency) => publicPriceIn(offer, currency, now) }
}
