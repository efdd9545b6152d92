/** A promotion as one sentence, in the language of whoever reads it: what is given, and in a second part to whom and when. */
import { HUNDRED_PER_CENT } from '#domain/allocation'
import { countryName, numberFormat } from '#domain/formats'
import { COMMA, localeOf, type Language } from '#domain/languages'
import { formatShortMoney, type Money } from '#domain/money'
import {
  type Buyers,
  type Effect,
  type ProductSet,
  type Promotion,
  type Tier,
  type Value,
} from '#domain/promotions/promotion'
import { countText } from '../frame/count.ts'
import { saidEn, type Said } from './messages/said-en.ts'
import { saidZh } from './messages/said-zh.ts'
import { periodTexts } from './sentence-when.ts'

export const SAID: Readonly<Record<Language, Said>> = { en: saidEn, zh: saidZh }

/** What ids are called, in the language of the reader. What is missing is gone. */
export type Names = ReadonlyMap<string, string>
type Read = Required<Reader> & { readonly words: Said }
type Sentenced = Pick<Promotion, 'effect' | 'conditions' | 'limits' | 'period' | 'method'> &
  Partial<Pick<Promotion, 'skipsMarkedDown' | 'marginFloor'>>
export type Sentence = { readonly head: string; readonly rest: string }

/** Of a long list so many are named. */
const NAMED_MAX = 3

const listed = (all: readonly string[], { words }: Read): string => {
  const shown = all.length > NAMED_MAX ? [...all.slice(0, NAMED_MAX - 1), words.more(all.length - NAMED_MAX + 1)] : all
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : shown.slice(0, -1).join(words.comma) + words.and + last
}

const moneyText = (all: readonly Money[], { language, words }: Read): string =>
  all.map((one) => formatShortMoney(one, localeOf(language))).join(words.or)

const percentText = (rate: number, language: Language): string =>
  `${numberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(rate / 100)}${language === 'en' ? ' ' : ''}%`

export const setText = (set: ProductSet, read: Read): string => {
  const { words, names } = read
  const called = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? words.gone)
  const own = [...called([...set.collections, ...set.products, ...set.variants]), ...set.tags.map(words.tag)]
  const { collections, products, tags } = set.without
  const without = [...called([...collections, ...products]), ...tags.map(words.tag)]
  const text = set.all ? words.everything : listed(own, read)
  return without.length > 0 ? words.except(text, listed(without, read)) : text
}

const isFree = (value: Value): boolean =>
  (value.type === 'percent' && value.rate === HUNDRED_PER_CENT) ||
  (value.type === 'price' && value.prices.length > 0 && value.prices.every(({ amount }) => amount === 0))

type Said3<R> = { readonly free: () => R; readonly off: (off: string) => R; readonly price: (price: string) => R }

/** In one of three ways: for nothing, so much less, at this price. */
const byValue = (value: Value, read: Read, said: Said3<string>): string => {
  if (isFree(value)) return said.free()
  if (value.type === 'price') return said.price(moneyText(value.prices, read))
  return said.off(value.type === 'percent' ? percentText(value.rate, read.language) : moneyText(value.amounts, read))
}

const cutText = (value: Value, of: string, read: Read): string => {
  const { cut } = read.words
  return byValue(value, read, {
    free: () => cut.free(of),
    off: (off) => cut.off(off, of),
    price: (price) => cut.price(price, of),
  })
}

const tiersText = (tiers: readonly Tier[], read: Read): string => {
  const { words, language } = read
  const { free, off, price } = words.tierOff
  return tiers
    .map(({ units, sum, value }) =>
      words.from(
        units === null ? moneyText(sum ?? [], read) : countText(units, language),
        byValue(value, read, { free: () => free, off, price }),
      ),
    )
    .join(COMMA[language])
}

const isSame = (a: ProductSet, b: ProductSet): boolean => JSON.stringify(a) === JSON.stringify(b)

const buyText = (effect: Extract<Effect, { type: 'buy-get' }>, read: Read): string => {
  const { words, language } = read
  const { buy, get, times } = effect
  const [set, own] = [setText(buy.set, read), setText(get.set, read)]
  const units = countText(get.units, language)
  const first =
    'units' in buy ? words.buy(countText(buy.units, language), set) : words.spend(moneyText(buy.sum, read), set)
  const said = isSame(buy.set, get.set)
    ? byValue(get.value, read, {
        free: () => words.same.free(first, units),
        off: (off) => words.same.off(first, units, off),
        price: (price) => words.same.price(first, units, price),
      })
    : byValue(get.value, read, {
        free: () => words.get.free(first, units, own),
        off: (off) => words.get.off(first, units, own, off),
        price: (price) => words.get.price(first, units, own, price),
      })
  return times === null ? said : words.times(said, countText(times, language))
}

const deliveryText = (effect: Extract<Effect, { type: 'delivery' }>, read: Read): string => {
  const { words, names } = read
  const { value, methods, upTo } = effect
  const head = byValue(value, read, {
    free: () => words.free.delivery,
    off: (off) => words.cut.off(off, words.delivery),
    price: words.deliveryFor,
  })
  const by =
    methods === null
      ? head
      : words.methods(
          head,
          listed(
            methods.map((one) => names.get(one) ?? one),
            read,
          ),
        )
  return upTo === null ? by : words.upTo(by, moneyText(upTo, read))
}

const effectText = (effect: Effect, read: Read): string => {
  const { words, language } = read
  const many = (times: number | null, said: string) =>
    times === null ? said : words.times(said, countText(times, language))
  switch (effect.type) {
    case 'goods': {
      const cut = cutText(effect.value, setText(effect.set, read), read)
      const whole = effect.across ? words.across(cut) : cut
      return effect.unitsMax === null ? whole : words.unitsMax(whole, countText(effect.unitsMax, language))
    }
    case 'tiers':
      return words.tiers(setText(effect.set, read), tiersText(effect.tiers, read))
    case 'buy-get':
      return buyText(effect, read)
    case 'gift':
      return words.gift(effect.units, read.names.get(effect.variant) ?? words.gone)
    case 'bundle': {
      const parts = effect.parts.map(({ set, units }) => words.part(countText(units, language), setText(set, read)))
      const { free, off, price } = words.bundle
      const all = listed(parts, read)
      const said = byValue(effect.value, read, {
        free: () => free(all),
        off: (less) => off(all, less),
        price: (sum) => price(all, sum),
      })
      return many(effect.times, said)
    }
    case 'order':
      return cutText(effect.value, words.order, read)
    case 'order-tiers':
      return words.tiers(words.order, tiersText(effect.tiers, read))
    case 'delivery':
      return deliveryText(effect, read)
  }
}

const buyersText = (buyers: Buyers, read: Read): string => {
  const { words } = read
  if (buyers.type !== 'some') return words.buyers[buyers.type]
  const { customers, tags, segments, companies } = buyers
  const groups = [
    ...(tags.length > 0 ? [words.tagged(listed(tags.map(words.tag), read))] : []),
    ...(customers.length > 0 ? [words.customers(customers.length)] : []),
    ...(companies.length > 0 ? [words.companies(companies.length)] : []),
    ...(segments.length > 0 ? [words.segments(segments.length)] : []),
  ]
  return words.buyers.some(groups.join(words.or))
}

const least = (head: string, { minimumSum, minimumUnits }: Sentenced['conditions'], read: Read): string => {
  const { words, language } = read
  const counted = ({ set, units }: NonNullable<typeof minimumUnits>) => {
    const count = countText(units, language)
    return set.all ? words.items(count) : words.part(count, setText(set, read))
  }
  const worth = ({ set, sums }: NonNullable<typeof minimumSum>) =>
    set.all ? moneyText(sums, read) : words.ofSet(moneyText(sums, read), setText(set, read))
  const units = minimumUnits ? words.minimumUnits(head, counted(minimumUnits)) : head
  return minimumSum ? words.minimumSum(units, worth(minimumSum)) : units
}

/** @param isWhole what goes without saying is said as well */
const restText = (of: Sentenced, read: Read, isWhole: boolean): string => {
  const { words, language } = read
  const { conditions, limits, period, method } = of
  const { countries, currencies } = conditions
  const buyers = buyersText(conditions.buyers, read)
  const when = periodTexts(period, { ...read, listed: (all) => listed(all, read) })
  const parts = [
    method === 'code' ? words.code : isWhole ? words.byItself : '',
    buyers === '' && isWhole ? words.everybody : buyers,
    countries
      ? words.countries(
          listed(
            countries.map((one) => countryName(one, localeOf(language))),
            read,
          ),
        )
      : '',
    currencies ? words.currencies(listed(currencies, read)) : '',
    limits.uses === null ? '' : words.uses(limits.uses),
    limits.perBuyer === null ? '' : words.perBuyer(limits.perBuyer),
    limits.budget ? words.budget(moneyText(limits.budget, read)) : '',
    ...(when.length === 0 && isWhole ? [words.always] : when),
    of.skipsMarkedDown ? words.skipsMarkedDown : '',
    of.marginFloor ? words.marginFloor(percentText(of.marginFloor, language)) : '',
  ]
  return parts.filter(Boolean).join(COMMA[language])
}

/** Our own words begin with a capital; what a merchant calls their goods stays as they write it. */
const capital = (text: string, { everything, order, delivery, gone }: Said): string =>
  [everything, order, delivery, gone].some((own) => text.startsWith(own))
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text

export type Reader = {
  readonly language: Language
  /** Of what it names by id: products, variants, collections, ways of delivery. */
  readonly names: Names
  /** Null: no clock is the reader's own, and none is named. */
  readonly ownZone?: string | null
}

export const sentenceOf = (promotion: Sentenced, reader: Reader, isWhole = false): Sentence => {
  const read = { ownZone: null, ...reader, words: SAID[reader.language] }
  return {
    head: capital(least(effectText(promotion.effect, read), promotion.conditions, read), read.words),
    rest: restText(promotion, read, isWhole),
  }
}

/** All of it as one sentence: also that it is for everybody, comes by itself, and counts always. */
export const wholeSentence = (promotion: Sentenced, reader: Reader): Sentence => {
  const { head, rest } = sentenceOf(promotion, reader, true)
  const { sentenceEnd } = SAID[reader.language]
  return { head: `${head}${COMMA[reader.language].trimEnd()}`, rest: `${rest}${sentenceEnd}` }
}

/** Every id of the catalogue that a promotion names. */
export const namedBy = (all: readonly Pick<Promotion, 'effect' | 'conditions'>[]) => {
  const sets = all.flatMap(({ effect, conditions }) => [
    ...('set' in effect ? [effect.set] : []),
    ...(effect.type === 'buy-get' ? [effect.buy.set, effect.get.set] : []),
    ...(effect.type === 'bundle' ? effect.parts.map(({ set }) => set) : []),
    ...(conditions.minimumSum ? [conditions.minimumSum.set] : []),
    ...(conditions.minimumUnits ? [conditions.minimumUnits.set] : []),
  ])
  const gifts = all.flatMap(({ effect }) => (effect.type === 'gift' ? [effect.variant] : []))
  return {
    products: sets.flatMap(({ products, without }) => [...products, ...without.products]),
    variants: [...sets.flatMap(({ variants }) => variants), ...gifts],
    collections: sets.flatMap(({ collections, without }) => [...collections, ...without.collections]),
  }
}
