/**
 * The demo catalogue: the goods of all rooms as drafts, in four currencies and two languages. Where its pictures are is
 * said by the shop that has taken them in.
 */
import type { CollectionDraft, Draft, PriceDraft, VariantDraft } from '#domain/catalog/draft'
import type { Picture } from '#domain/catalog/product'
import { GIFT_CARDS } from '#domain/catalog/gift-card'
import { ratingOf } from '#domain/catalog/rating'
import type { Good, Way } from './drawings/way.ts'
import { goods } from './drawings/ways.ts'
import { amountAs, PRICED } from './amounts.ts'
import { careWords, metafieldsOf } from './care.ts'
import type { Both, DemoGood, Room } from './good.ts'
import { bath } from './goods/bath.ts'
import { kitchen } from './goods/kitchen.ts'
import { laidTable } from './goods/laid-table.ts'
import { living } from './goods/living.ts'
import { paper } from './goods/paper.ts'
import { table } from './goods/table.ts'
import { ratings } from './ratings.ts'
import { nameOfWay, words } from './words.ts'

const rooms: Readonly<Record<Room, readonly DemoGood[]>> = {
  table: [...table, ...laidTable],
  kitchen,
  living,
  paper,
  bath,
}

const inCurrencies = (euros: number, before?: number): PriceDraft[] =>
  PRICED.map((way) => {
    const { currency, amount: price } = amountAs(euros, way)
    return { currency, price, compareAt: before === undefined ? null : amountAs(before, way).amount }
  })

/** @param drawing as `drawings/drawn.ts` names it @returns its address in a shop */
export type AddressOf = (drawing: string) => string

const pictureOf = (drawing: string, { noun }: Good, [way, ground]: Way, addressOf: AddressOf): Picture => {
  const named = nameOfWay(way)
  const en = `${noun.en.charAt(0).toUpperCase()}${noun.en.slice(1)}, ${named.toLowerCase()}`
  return {
    src: addressOf(`${drawing}-${way}`),
    alt: en,
    altByLanguage: { zh: `${noun.zh}，${words[named] ?? named}` },
    width: 800,
    height: 1000,
    wall: ground[0],
  }
}

const html = ([text, ...facts]: readonly string[]) =>
  `<p>${text}</p><ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>`

const description = ({ text, facts }: DemoGood, language: 0 | 1) =>
  html([text[language], ...facts.map((fact: Both) => fact[language])])

/** The first sentence is what a search engine shows. */
const firstSentence = (text: string) => /^.*?[.。？?！](?=\s|$|[^\s.])/u.exec(text)?.[0] ?? text

const variantsOf = (good: DemoGood, pictures: readonly Picture[], ways: readonly Way[]): VariantDraft[] => {
  const sizes = good.sizes?.values ?? [[undefined, good.price] as const]
  const rows = ways.flatMap(([way], index) => sizes.map(([size, price]) => ({ way, size, price, index })))
  return rows.map(({ way, size, price, index }, row) => ({
    options: [...(good.by ? [nameOfWay(way)] : []), ...(size === undefined ? [] : [size])],
    sku: [good.handle, way, size?.replaceAll(/[^\da-z]+/gi, '')].filter(Boolean).join('-').toUpperCase(),
    prices: inCurrencies(price, good.was),
    grams: good.grams,
    ...(good.isGiftCard
      ? { requiresShipping: false, taxable: false }
      : { units: good.units[row % good.units.length] ?? 0 }),
    tracked: !good.isGiftCard,
    picture: pictures[index]?.src ?? null,
  }))
}

const wordsIn = (all: Readonly<Record<string, string>>, said: ReadonlySet<unknown>) =>
  Object.fromEntries(Object.entries(all).filter(([word]) => said.has(word)))

const draftOf = (room: Room, good: DemoGood, addressOf: AddressOf): Draft => {
  const drawn = goods[good.drawing]
  if (!drawn) throw new Error(`nobody draws ${good.drawing}`)
  const ways = good.by ? drawn.ways : drawn.ways.slice(0, 1)
  const pictures = ways.map((way) => pictureOf(good.drawing, drawn, way, addressOf))
  const names = [...(good.by ? [good.by] : []), ...(good.sizes ? [good.sizes.name] : [])]
  const variants = variantsOf(good, pictures, ways)
  const metafields = metafieldsOf(good)
  const said = new Set([good.type, ...names, ...variants.flatMap(({ options }) => options ?? [])])
  return {
    handle: good.handle,
    status: 'active',
    text: {
      title: good.title[0],
      description: description(good, 0),
      seoTitle: good.title[0],
      seoDescription: firstSentence(good.text[0]),
    },
    translations: {
      zh: {
        title: good.title[1],
        description: description(good, 1),
        seoTitle: good.title[1],
        seoDescription: firstSentence(good.text[1]),
      },
    },
    words: { zh: { ...wordsIn(words, said), ...wordsIn(careWords, new Set([metafields['custom.care']?.value])) } },
    vendor: good.vendor,
    type: good.type,
    ...(good.isGiftCard && { category: GIFT_CARDS }),
    tags: [room, ...(good.tags ?? [])],
    options: names,
    variants,
    pictures,
    metafields,
    rating: ratingOf(...(ratings[good.handle] ?? [0, 0])) ?? null,
  }
}

const productsOf = (addressOf: AddressOf): Draft[] =>
  (Object.keys(rooms) as Room[]).flatMap((room) => rooms[room].map((good) => draftOf(room, good, addressOf)))

const tagged = (tag: string): NonNullable<CollectionDraft['rules']> => ({
  match: 'all',
  rules: [{ field: 'tag', relation: 'is', value: tag }],
})
const listed = (room: Room) => rooms[room].map(({ handle }) => handle)

const collection = (
  handle: string,
  title: Both,
  text: Both,
  picture: string,
  rest: Pick<CollectionDraft, 'products' | 'rules'>,
) => ({
  handle,
  title: title[0],
  description: `<p>${text[0]}</p>`,
  translations: { zh: { title: title[1], description: `<p>${text[1]}</p>` } },
  picture,
  ...rest,
})

/** Two by hand, in the order of the shelf; the rest by rule. */
const collections = [
  collection(
    'table',
    ['Table', '餐桌'],
    ['Pots, plates and glasses that outlive the meal.', '壶、盘与杯，比一顿饭长久。'],
    'plates-chalk',
    { products: listed('table') },
  ),
  collection(
    'kitchen',
    ['Kitchen', '厨房'],
    ['Few tools, each for more than one thing.', '工具不多，每一件都不止一种用处。'],
    'board-oak',
    { rules: tagged('kitchen') },
  ),
  collection(
    'living',
    ['Living', '起居'],
    ['Light, linen and wood for the hours after dinner.', '晚饭之后的灯、织物与木头。'],
    'lamp-butter',
    { products: listed('living') },
  ),
  collection(
    'paper',
    ['Paper', '纸品'],
    ['For what one wants to remember, and for whom.', '记下想记住的事，写给想写的人。'],
    'notebook-aegean',
    { rules: tagged('paper') },
  ),
  collection(
    'bath',
    ['Bath', '沐浴'],
    ['Soap, cotton and a door that closes.', '皂、棉布，和一扇关得上的门。'],
    'soap-olive',
    { rules: tagged('bath') },
  ),
  collection(
    'new',
    ['New on the ledge', '新到'],
    ['What came in last. It stays until something newer needs the place.', '最近到的货。等更新的来了，它再让位。'],
    'jug-chalk',
    { rules: tagged('new') },
  ),
].map((one, position) => ({ ...one, position }))

export type Catalog = { readonly products: readonly Draft[]; readonly collections: readonly CollectionDraft[] }

export const catalogOf = (addressOf: AddressOf): Catalog => ({
  products: productsOf(addressOf),
  collections: collections.map((one) => ({ ...one, picture: addressOf(one.picture) })),
})

/** The names of all drawings that the catalogue shows. */
export const drawingsShown = (): string[] => {
  const names = new Set<string>()
  catalogOf((name) => {
    names.add(name)
    return name
  })
  return [...names]
}

/** A good that is marked down, as it was sold before; none of one that is not. */
export const beforeMarkdown = (draft: Draft): Draft[] => {
  const isMarkedDown = draft.variants?.some(({ prices = [] }) => prices.some(({ compareAt }) => compareAt != null))
  if (!isMarkedDown || !draft.variants) return []
  const asBefore = ({ compareAt, price, ...rest }: PriceDraft): PriceDraft => ({
    ...rest,
    price: compareAt ?? price,
    compareAt: null,
  })
  return [{ ...draft, variants: draft.variants.map((one) => ({ ...one, prices: (one.prices ?? []).map(asBefore) })) }]
}
