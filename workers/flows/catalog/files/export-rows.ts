/** The goods of the shop as tables, a page of them at a time: products, their stock by place, their prices, redirects. */
import { PRICE_HEADER } from '#domain/catalog/price-list'
import { choiceOf, type Product } from '#domain/catalog/product'
import { guarded, guardedLabel } from '#domain/catalog/shopify/csv-cells'
import { REDIRECT_HEADER, redirectRow } from '#domain/catalog/shopify/redirect-file'
import { headerOf, rowsOf } from '#domain/catalog/shopify/rows'
import type { FileKind } from '#domain/catalog/files/file-job'
import type { LocationId, ProductId } from '#domain/ids'
import type { Stock } from '#domain/inventory/stock'
import { decimal, money, type Currency } from '#domain/money'
import { redirectsAfter } from '#schema/products/catalog/redirects'
import { productsBy } from '#schema/products/catalog/catalog'
import type { ProductQuery } from '#schema/products/catalog/list-conditions'
import { productsListed } from '#schema/products/catalog/product-list'
import { productsAfter } from '#schema/products/catalog/walk'
import type { Env } from '../../../env.ts'
import { placesOf, stockOf } from '../../inventory/stock.ts'
import { ownCurrencyFresh, settingsFresh } from '../../settings/settings.ts'
import { fileLayout } from './file-layout.ts'

type Rows = readonly (readonly string[])[]

const REDIRECTS = 1_000

/** Reviews and orders say whose they are, customers are people, and promotions are no goods: they go out by doors of their own. */
export type GoodsKind = Exclude<FileKind, 'reviews' | 'customers' | 'promotions' | 'orders'>

export const exportRows = (env: Env, kind: GoodsKind, now: number): AsyncIterable<Rows> =>
  ({
    products: () => productRows(env, now, pagesOf(env)),
    inventory: () => stockRows(env, now),
    redirects: () => redirectRows(env),
    prices: () => priceRows(env),
  })[kind]()

/** Some of them: those that were picked, or those that a list is narrowed to, in its order. */
export const exportSome = (
  env: Env,
  some: { readonly picked: readonly ProductId[]; readonly query: ProductQuery },
  now: number,
): AsyncIterable<Rows> =>
  productRows(env, now, some.picked.length > 0 ? pickedOf(env, some.picked) : listed(env, some.query, now))

async function* pickedOf(env: Env, picked: readonly ProductId[]): AsyncGenerator<readonly Product[]> {
  yield await productsBy(env.PRODUCTS_DB, 'id', picked)
}

async function* listed(env: Env, query: ProductQuery, now: number): AsyncGenerator<readonly Product[]> {
  const currency = await ownCurrencyFresh(env, now)
  for (let after: ProductId | null = null, isLast = false; !isLast;) {
    const page: Awaited<ReturnType<typeof productsListed>> = await productsListed(env.PRODUCTS_DB, query, {
      currency,
      now,
      after,
    })
    yield page.products
    after = page.next
    isLast = after === null
  }
}

async function* pagesOf(env: Env): AsyncGenerator<readonly Product[]> {
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof productsAfter>> = await productsAfter(env.PRODUCTS_DB, after)
    yield page.products
    after = page.next
  }
}

const stockAt = async (env: Env, products: readonly Product[]) =>
  stockOf(
    env,
    products.flatMap(({ variants }) => variants.map(({ id }) => id)),
  )

const MAIN = 'main' as LocationId

async function* productRows(env: Env, now: number, pages: AsyncIterable<readonly Product[]>): AsyncGenerator<Rows> {
  const layout = await fileLayout(env, now)
  yield [headerOf(layout)]
  for await (const products of pages) {
    const levels = [...(await stockAt(env, products)).values()].flat().filter(({ location }) => location === MAIN)
    const stock = Object.fromEntries(levels.map(({ item, available }) => [item, available]))
    yield products.flatMap((product) => rowsOf(product, stock, layout))
  }
}

const STOCK_HEADER = [
  'Handle',
  'Title',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Option3 Name',
  'Option3 Value',
  'SKU',
  'HS Code',
  'COO',
  'Location',
  'Incoming (not editable)',
  'Unavailable (not editable)',
  'Committed (not editable)',
  'Available (not editable)',
  'On hand (current)',
  'On hand (new)',
]

async function* stockRows(env: Env, now: number): AsyncGenerator<Rows> {
  const [places, settings] = await Promise.all([placesOf(env), settingsFresh(env, now)])
  const names = new Map(settings.locations.locations.map(({ id, name }) => [id, name]))
  yield [STOCK_HEADER]
  for await (const products of pagesOf(env)) {
    const stock = await stockAt(env, products)
    yield products.flatMap((product) =>
      product.variants.flatMap((variant) =>
        variant.tracked
          ? places.map(({ id }) => {
              const level = stock.get(variant.id)?.find(({ location }) => location === id)
              return [...aboutCells(product, variant), guarded(names.get(id) || id), ...unitCells(level)]
            })
          : [],
      ),
    )
  }
}

const aboutCells = ({ handle, text, options }: Product, variant: Product['variants'][number]): string[] => [
  guarded(handle),
  guarded(text.title),
  ...[0, 1, 2].flatMap((at) =>
    options.length === 0
      ? [at === 0 ? 'Title' : '', at === 0 ? 'Default Title' : '']
      : [guarded(options[at]?.name ?? ''), guarded(variant.options[at] ?? '')],
  ),
  guardedLabel(variant.sku),
  variant.hsCode,
  variant.origin,
]

/** A place that has never stocked it says so, which is not 0. */
const unitCells = (level: Stock | undefined): string[] => {
  if (!level) return ['0', '0', '0', '', 'not stocked', 'not stocked']
  const onHand = String(level.available + level.held)
  return ['0', '0', String(level.held), String(level.available), onHand, onHand]
}

async function* priceRows(env: Env): AsyncGenerator<Rows> {
  yield [[...PRICE_HEADER.slice(0, 2), 'Product', ...PRICE_HEADER.slice(2)]]
  for await (const products of pagesOf(env)) {
    yield products.flatMap((product) =>
      product.variants.flatMap((variant) => {
        const { prices, compareAt, cost } = variant
        const currencies = [...new Set([...prices, ...cost].map((price) => price.currency))]
        const title = [product.text.title, choiceOf(product, variant).en].filter(Boolean).join(', ')
        return currencies.map((code) => [
          variant.id,
          guardedLabel(variant.sku),
          guarded(title),
          code,
          ...[prices, compareAt, cost].map((amounts) => amountIn(amounts, code)),
        ])
      }),
    )
  }
}

const amountIn = (amounts: Product['variants'][number]['prices'], code: Currency): string => {
  const found = amounts.find(({ currency }) => currency === code)
  return found ? decimal(money(found.amount, code)) : ''
}

async function* redirectRows(env: Env): AsyncGenerator<Rows> {
  yield [[...REDIRECT_HEADER]]
  for (let after = '', isLast = false; !isLast;) {
    const found = await redirectsAfter(env.PRODUCTS_DB, after, REDIRECTS)
    yield found.map(redirectRow)
    after = found.at(-1)?.from ?? ''
    isLast = found.length < REDIRECTS
  }
}
