/**
 * A list query as SQL: where its products come from, and what they must satisfy.
 *
 * Everything that narrows stands in `listed`, a narrow row for each product that is for sale; prices are only joined
 * where they are asked for. Values of options, being there to be bought and a price must hold for one and the same variant:
 * where several of them are chosen, the product must have one that is all of it (docs/decisions/0206).
 */
import type { ListQuery } from '#domain/catalog/list-query'
import { AMOUNT_MAX } from '#domain/money'
import { AMOUNT } from './listed-variants.ts'
import { isOwnField } from './option-statements.ts'

/** The one facet whose own choice is left out, so that it counts what else could be chosen. What a market does not sell nobody chose. */
export type Facet = 'vendor' | 'type' | 'price' | 'available' | 'rating' | 'market' | { readonly option: string }

export type Narrowing = {
  /** What a search found (search.ts): numbers of products, best first; absent where nothing was typed. */
  readonly hits?: readonly number[] | undefined
  readonly without?: Facet
  /** Whether what is selected, counted or sorted by speaks of prices. */
  readonly priced?: boolean
}

/** `l` is the product, `n` says its place unless it is the whole shop, `r` its prices in the list's currency if priced. */
export type Narrowed = {
  readonly from: string
  readonly where: string
  readonly values: readonly (string | number)[]
  /** Of `l`, what its variants `v` must be of which at least one is there; absent where no value and no price is chosen. */
  readonly matching: string | undefined
  /** Where a price is chosen and no value, of `l` and `r`: whether all of its variants that can be bought are meant. */
  readonly wholly: string | undefined
}

/** Everything that is for sale: nothing says a place. */
export const isWholeShop = ({ collection }: ListQuery, hits: readonly number[] | undefined): boolean =>
  collection === undefined && hits === undefined

/** The whole shop, and nothing chosen, or only of the one option that is left out: then whole indexes answer. */
export const isUnnarrowed = (query: ListQuery, option?: string): boolean => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const said = [priceMin, priceMax, available, ratingMin].some((one) => one !== undefined)
  const chosen = Object.keys(options).filter((name) => name !== option)
  return (
    query.collection === undefined &&
    !query.without?.length &&
    !said &&
    chosen.length + vendor.length + type.length === 0
  )
}

type Bind = (value: string | number) => string

const JOINED_PRICES = (currency: string) =>
  ` LEFT JOIN product_prices r ON r.product = l.product AND r.currency = ${currency}`

/** A variant that can be bought. */
export const BUYABLE = `v.availability <> 'sold-out'`

export const narrow = (query: ListQuery, { hits, without, priced = false }: Narrowing): Narrowed => {
  const values: (string | number)[] = []
  const bind: Bind = (value) => `?${values.push(value)}`
  const { priceMin, priceMax, available } = query.filters
  const asksPrice = without !== 'price' && (priceMin !== undefined || priceMax !== undefined)
  const prices = priced || asksPrice ? JOINED_PRICES(bind(query.currency)) : ''
  const from = source(query, hits, bind) + prices
  const choices = choicesOf(query, bind, without)
  const ofVariants = choices.flatMap(({ facet, variant }) => (variant === undefined ? [] : [{ facet, variant }]))
  const matching = ofVariants.some(({ facet }) => facet !== 'available')
    ? `v.product = l.product AND ${ofVariants.map(({ variant }) => variant).join(' AND ')}`
    : undefined
  // A value says of its variants whether one can be bought, and only those that can have a price: of one choice and no more
  // the product answers by itself.
  const isJoint = ofVariants.filter(({ facet }) => facet !== 'available').length > 1
  const buyable = asksPrice || (without !== 'available' && available === true)
  const conditions = choices.map(({ product }) => product(buyable))
  const joint = isJoint ? [`EXISTS (SELECT 1 FROM listed_variants v WHERE ${matching})`] : []
  return { from, where: ['true', ...conditions, ...joint].join(' AND '), values, matching, wholly: whollyOf(choices) }
}

/** Undefined where values are chosen, or no price is. */
export const whollyOf = (choices: readonly Choice[]): string | undefined =>
  choices.some(isOfValue) ? undefined : choices.find(({ facet }) => facet === 'price')?.wholly

/** A value of an option that variants have, and not the product. */
export const isOfValue = ({ facet, variant }: Choice): boolean => typeof facet === 'object' && variant !== undefined

/** A choice, what a product must satisfy for it alone, and what one and the same variant must where it is asked of variants. */
export type Choice = {
  readonly facet: Facet
  /** @param buyable whether a variant that can be bought must be so */
  readonly product: (buyable: boolean) => string
  readonly variant?: string
  /** That every variant that can be bought is so. */
  readonly wholly?: string
}

/** The same source with all that is chosen beside it, for whoever counts each facet in one walk. */
export const narrowTogether = (query: ListQuery, hits: readonly number[]) => {
  const values: (string | number)[] = []
  const bind: Bind = (value) => `?${values.push(value)}`
  const from = source(query, hits, bind) + JOINED_PRICES(bind(query.currency))
  return { from, choices: choicesOf(query, bind), values, bind }
}

export const isSameFacet = (one: Facet, other: Facet | undefined): boolean =>
  typeof one === 'object' && typeof other === 'object' ? one.option === other.option : one === other

/** What is left out is not bound either: the database wants as many values as it is told of. */
const choicesOf = (query: ListQuery, bind: Bind, without?: Facet): Choice[] => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const list = (texts: readonly string[]) => `(SELECT value FROM json_each(${bind(JSON.stringify(texts))}))`
  const asked: readonly (readonly [Facet, boolean, () => Omit<Choice, 'facet'>])[] = [
    ...Object.entries(options).map(
      ([name, wanted]) => [{ option: name }, true, () => ofOption(name, bind(name), list(wanted))] as const,
    ),
    ['vendor', vendor.length > 0, () => ofProduct(`l.vendor IN ${list(vendor)}`)],
    ['type', type.length > 0, () => ofProduct(`l.type IN ${list(type)}`)],
    [
      'price',
      priceMin !== undefined || priceMax !== undefined,
      () => ofPrice(bind(priceMin ?? 0), bind(priceMax ?? AMOUNT_MAX)),
    ],
    // A plus keeps an index out that most of the shop would fit.
    [
      'available',
      available === true,
      () => ({ ...ofProduct(`+l.availability IN ('in-stock', 'low')`), variant: BUYABLE }),
    ],
    [
      'market',
      (query.without?.length ?? 0) > 0,
      () =>
        ofProduct(`l.product NOT IN (SELECT m.product FROM collections c CROSS JOIN collection_products m ON m.collection = c.number
        WHERE c.handle IN ${list(query.without ?? [])})`),
    ],
    ['rating', ratingMin !== undefined, () => ofProduct(`+l.stars >= ${bind(ratingMin ?? 0)}`)],
  ]
  return asked.flatMap(([facet, isAsked, choice]) =>
    isAsked && !isSameFacet(facet, without) ? [{ facet, ...choice() }] : [],
  )
}

const ofProduct = (sql: string) => ({ product: () => sql })

/** @param name and texts as they are bound */
const ofOption = (option: string, name: string, texts: string): Omit<Choice, 'facet'> => {
  const numbers = `(SELECT number FROM option_values WHERE name = ${name} AND value IN ${texts})`
  const product = (buyable: boolean) => `l.product IN (SELECT product FROM listed_options WHERE value IN ${numbers}
    ${buyable ? `AND availability IS NOT 'sold-out'` : ''})`
  if (isOwnField(option)) return { product }
  return { product, variant: `(v.value1 IN ${numbers} OR v.value2 IN ${numbers} OR v.value3 IN ${numbers})` }
}

/** Where the cheapest and the dearest lie on both sides of the range, prices between them are looked for. */
const ofPrice = (least: string, most: string): Omit<Choice, 'facet'> => {
  const isWithin = `BETWEEN ${least} AND ${most}`
  const between = `EXISTS (SELECT 1 FROM listed_prices
    WHERE product = l.product AND currency = r.currency AND amount ${isWithin})`
  return {
    product: () => `r.cheapest <= ${most} AND r.dearest >= ${least}
      AND (r.cheapest >= ${least} OR r.dearest <= ${most} OR ${between})`,
    variant: `${BUYABLE} AND ${AMOUNT} ${isWithin}`,
    wholly: `(r.cheapest >= ${least} AND r.dearest <= ${most} AND r.unpriced = 0)`,
  }
}

/**
 * A collection, the hits of a search, both, or the whole shop. SQLite takes tables of a CROSS JOIN in the order in
 * which they are written: members first, then the product of each.
 */
const source = (
  { collection }: ListQuery,
  hits: readonly number[] | undefined,
  bind: (value: string) => string,
): string => {
  const members =
    collection === undefined
      ? undefined
      : `(SELECT product, position FROM collection_products
          WHERE collection = (SELECT number FROM collections WHERE handle = ${bind(collection)}))`
  if (hits !== undefined) {
    const found = `(SELECT value AS product, key AS position FROM json_each(${bind(JSON.stringify(hits))}))`
    const within = members ? `CROSS JOIN ${members} m ON m.product = n.product` : ''
    return `${found} n ${within} CROSS JOIN listed l ON l.product = n.product`
  }
  return members ? `${members} n CROSS JOIN listed l ON l.product = n.product` : 'listed l'
}
