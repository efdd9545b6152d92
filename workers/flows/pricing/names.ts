/** Whom and what a price list names: people write names and handles, the list keeps ids. */
import type { PriceListDraft } from '#domain/pricing/price-list-draft'
import type { PriceList } from '#domain/pricing/price-list'
import { thingsCalled } from '#schema/products/pricing/names'
import { companiesCalled } from '#schema/users/customers/companies'
import type { Env } from '../../env.ts'

type Stores = Pick<Env, 'PRODUCTS_DB' | 'USERS_DB'>
type Called = { readonly id: string; readonly name: string }

const calledBy = async (
  env: Stores,
  type: string,
  names: readonly string[],
): Promise<readonly Called[] | undefined> => {
  if (type === 'companies') return companiesCalled(env.USERS_DB, names)
  if (type !== 'products' && type !== 'collections') return undefined
  return (await thingsCalled(env.PRODUCTS_DB, type, names)).map(({ id, handle }) => ({ id, name: handle }))
}

/** What nobody has, or several have, stays as it was written: the rule says that it is unknown. */
const idsOf = async (env: Stores, type: string, written: readonly string[]): Promise<readonly string[]> => {
  const names = written.map((name) => name.trim()).filter((name) => name !== '')
  if (type === 'countries') return names.map((name) => name.toUpperCase())
  const called = await calledBy(env, type, names)
  if (!called) return names
  return names.map((name) => {
    const those = called.filter((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase())
    const exact = those.find(({ id }) => id === name)
    return (exact ?? (those.length === 1 ? those[0] : undefined))?.id ?? `? ${name}`
  })
}

/** The same draft by ids. */
export const byIds = async (env: Stores, draft: PriceListDraft): Promise<PriceListDraft> => {
  const { audience, pricing } = draft
  const [people, goods] = await Promise.all([
    idsOf(env, audience.type, audience.names),
    idsOf(env, pricing.of.type, pricing.of.names),
  ])
  return {
    ...draft,
    audience: { ...audience, names: people },
    pricing: { ...pricing, of: { ...pricing.of, names: goods } },
  }
}

const namesOf = async (env: Stores, type: string, ids: readonly string[]): Promise<readonly string[]> => {
  const called = await calledBy(env, type, ids)
  return called ? ids.map((id) => called.find((one) => one.id === id)?.name ?? id) : ids
}

/** The companies that price lists are for, by their ids: for lists of them. */
export const companiesIn = async (
  env: Stores,
  lists: readonly Pick<PriceList, 'audience'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = lists.flatMap(({ audience }) => (audience.type === 'companies' ? audience.names : []))
  if (ids.length === 0) return new Map()
  return new Map((await companiesCalled(env.USERS_DB, [...new Set(ids)])).map(({ id, name }) => [id, name]))
}

export type CalledIn = { readonly audience: readonly string[]; readonly goods: readonly string[] }

/** Whom and what it names, as people call them. */
export const namesIn = async (env: Stores, { audience, pricing }: PriceList): Promise<CalledIn> => {
  const [people, goods] = await Promise.all([
    audience.type === 'everyone' ? [] : namesOf(env, audience.type, audience.names),
    pricing.type === 'fixed' ? [] : namesOf(env, pricing.of.type, pricing.of.names),
  ])
  return { audience: people, goods }
}
