/** What the return policy says of an order now: what may come back, on which terms, and what the law lets its buyer withdraw from. */
import { agreedTerms } from '#domain/after-sales/agreed'
import { judged, type JudgedLine, type Judging } from '#domain/after-sales/policy'
import type { ReturnedUnits } from '#domain/after-sales/return'
import { returnedUnits } from '#domain/after-sales/returning'
import type { ReturnTerms } from '#domain/after-sales/terms'
import { withdrawable, type Withdrawable } from '#domain/after-sales/withdrawal'
import type { Order, Parcel } from '#domain/orders/order'
import { worthOfParcels } from '#domain/orders/worth'
import { returnedGoods } from '#schema/products/after-sales/returned-goods'
import { tagsOf } from '#schema/users/customers/tags'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'

export const judgingOf = async (env: Env, order: Order, now: number): Promise<Judging> => {
  const { customerId } = order
  const [settings, goods, tags] = await Promise.all([
    settingsFresh(env, now),
    returnedGoods(
      env.PRODUCTS_DB,
      order.lines.map(({ productId }) => productId),
    ),
    tagsOf(env.USERS_DB, customerId ? [customerId] : []),
  ])
  return {
    policy: settings.returns,
    timeZone: settings.shop.timeZone,
    goods,
    customerTags: (customerId && tags.get(customerId)) ?? [],
    returned: (variantId) => returnedUnits(order, variantId),
    now,
  }
}

/** Line by line, how many may come back and until when, or why none. */
export const returnableNow = async (env: Env, order: Order, now: number): Promise<readonly JudgedLine[]> =>
  judged(order, await judgingOf(env, order, now))

/** By the law of where it went, or was sold. Null: nobody may, or nothing is left. */
export const withdrawableBy = (order: Order, judging: Judging): Withdrawable | null =>
  withdrawable(order, { ...judging, country: order.address?.country ?? order.taxed?.country ?? '' })

export const withdrawableNow = async (env: Env, order: Order, now: number): Promise<Withdrawable | null> =>
  withdrawableBy(order, await judgingOf(env, order, now))

/** What each part would give back, in the order in which they are named: together what they give as one. */
const worthByPart = (order: Order, units: readonly ReturnedUnits[]): readonly number[] => {
  const parcels = units.map(({ variantId, units: some }): Parcel => ({ variantId, units: some }))
  const worth = (many: number) => worthOfParcels(order, parcels.slice(0, many))
  return parcels.map((_, place) => worth(place + 1) - worth(place))
}

/** As the policy has them now: kept with the return from then on. */
export const termsOf = (
  order: Order,
  { policy }: Pick<Judging, 'policy'>,
  units: readonly ReturnedUnits[],
): ReturnTerms => {
  const worth = worthByPart(order, units)
  const chosen = units.map(({ reason }, place) => ({ reason, worth: worth[place] ?? 0 }))
  return agreedTerms(policy, chosen, order.currency)
}
