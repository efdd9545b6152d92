/** What staff do with price lists: make one, change it, publish it or take it back, delete it. */
import { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result'
import { checkedPriceList, type PriceListDraft, type PriceListRefusal } from '#domain/pricing/price-list-draft'
import { PRICE_LISTS_MAX, priceListId, priceListIdOf, type PriceList } from '#domain/pricing/price-list'
import {
  addPriceList,
  changePriceList,
  countPriceLists,
  deletePriceList,
  hasPrices,
  priceListBy,
} from '#schema/products/pricing/price-lists'
import { LISTS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'
import { settingsFresh } from '../settings/settings.ts'
import { world } from '../settings/world.ts'
import { followChange } from './follow.ts'
import { listFields, listId } from './input.ts'
import { byIds } from './names.ts'

const permission = 'catalog:change'

type Refused<C extends PriceListRefusal['code']> = Extract<PriceListRefusal, { readonly code: C }>

/** An id that cannot be one is an id of nothing. */
export const listKnown = async (
  db: D1Database,
  said: string,
): Promise<Result<PriceList, Refused<'price-list-unknown'>>> => {
  const id = priceListId(said)
  const list = id && (await priceListBy(db, id))
  return list ? ok(list) : refuse({ code: 'price-list-unknown' })
}

const checked = async (env: Env, draft: PriceListDraft, now: number) => {
  const { markets, shop } = await settingsFresh(env, now)
  const known = { currencies: markets.currencies, timeZone: shop.timeZone, now, ...world }
  return checkedPriceList(await byIds(env, draft), known)
}

/** What the audit log says of it: whom it is for, and what it takes off, but not every name. */
const details = ({ name, kind, audience, currency, from, until, pricing, state }: PriceList) => ({
  name,
  kind,
  audience: audience.type,
  currency,
  from,
  until,
  pricing: pricing.type,
  ...(pricing.type !== 'fixed' && { value: pricing.value }),
  state,
})

/** A draft: it prices nothing until it is published. */
export const addingPriceList = command({
  name: 'pricing:list-add',
  permission,
  input: z.strictObject(listFields),
  refusals: ['price-list-invalid', 'price-lists-full'],
  repeats: 'claim',
  act: async ({ env, now, once }, draft) => {
    const made = await checked(env, draft, now)
    if (!made.ok) return made
    if ((await countPriceLists(env.PRODUCTS_DB)) >= PRICE_LISTS_MAX)
      return refuse({ code: 'price-lists-full', priceListsMax: PRICE_LISTS_MAX })
    const list: PriceList = { ...made.value, id: priceListIdOf(once.key), state: 'draft', version: 1 }
    await addPriceList(env.PRODUCTS_DB, list, now)
    return ok(list)
  },
  audit: (_, list) => [{ subject: list.id, details: details(list) }],
})

const version = z.int().min(1).describe('That whoever changes it has seen.')

export const changingPriceList = command({
  name: 'pricing:list-change',
  permission,
  input: z.strictObject({ id: listId, version, ...listFields }),
  refusals: ['price-list-unknown', 'price-list-invalid', 'price-list-priced', 'price-list-changed'],
  repeats: 'none',
  act: async ({ env, now }, { id, version: seen, ...draft }) => {
    const before = await listKnown(env.PRODUCTS_DB, id)
    if (!before.ok) return before
    const made = await checked(env, draft, now)
    if (!made.ok) return made
    const isOther = made.value.currency !== before.value.currency || made.value.pricing.type !== 'fixed'
    if (isOther && (await hasPrices(env.PRODUCTS_DB, before.value.id))) return refuse({ code: 'price-list-priced' })
    const after: PriceList = { ...before.value, ...made.value, version: seen + 1 }
    if (!(await changePriceList(env.PRODUCTS_DB, after, seen, now)))
      return refuse({ code: 'price-list-changed', version: before.value.version })
    await followChange(env, now)
    return ok(after)
  },
  audit: (_, list) => [{ subject: list.id, details: details(list) }],
  purges: () => [LISTS],
})

export const publishingPriceList = command({
  name: 'pricing:list-publish',
  permission,
  input: z.strictObject({
    id: listId,
    version,
    published: z.boolean().describe('false: it is a draft again and prices nothing.'),
  }),
  refusals: ['price-list-unknown', 'price-list-changed'],
  repeats: 'none',
  act: async ({ env, now }, { id, version: seen, published }) => {
    const before = await listKnown(env.PRODUCTS_DB, id)
    if (!before.ok) return before
    const state = published ? 'published' : 'draft'
    const after: PriceList = { ...before.value, state, version: seen + 1 }
    if (!(await changePriceList(env.PRODUCTS_DB, after, seen, now)))
      return refuse({ code: 'price-list-changed', version: before.value.version })
    await followChange(env, now)
    return ok(after)
  },
  audit: (_, list) => [{ subject: list.id, details: details(list) }],
  purges: () => [LISTS],
})

export const deletingPriceList = command({
  name: 'pricing:list-delete',
  permission,
  input: z.strictObject({ id: listId }),
  refusals: ['price-list-unknown'],
  repeats: 'none',
  act: async ({ env, now }, { id }) => {
    const before = await listKnown(env.PRODUCTS_DB, id)
    if (!before.ok) return before
    await deletePriceList(env.PRODUCTS_DB, before.value.id, now)
    await followChange(env, now)
    return ok(before.value)
  },
  audit: (_, { id: subject, name, state }) => [{ subject, details: { name, state } }],
  purges: () => [LISTS],
})
