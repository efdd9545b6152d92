/**
 * Whatever is done to a product, and in whatever order: its file says what it is, a variant stays itself by its SKU and by its
 * values, and what does not speak of stock leaves stock alone.
 */
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  shuffledSubarray,
  type Arbitrary,
} from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { bulkChanged } from '#domain/catalog/bulk'
import { edited } from '#domain/catalog/edit'
import { mergeDraft } from '#domain/catalog/merge'
import type { Product } from '#domain/catalog/product'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { headerOf, rowsOf } from '#domain/catalog/shopify/rows'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { ok } from '#domain/result'
import { openD1 } from '#tests/d1'
import { stateStock } from '../inventory/stated-stock.ts'
import { productByHandle } from './catalog.ts'
import { replaceProduct } from './change.ts'
import { restoreProduct } from './lifecycle.ts'
import { changeMany } from './many.ts'
import { newIds, saveProducts } from './save.ts'
import { productsOfRun, undoProducts } from './undo-run.ts'

const EUR = currency('EUR')
const LAYOUT = { currency: EUR, currencies: [currency('USD')], fields: [{ field: 'custom.care', name: 'Care' }] }
const BY = { who: 'usr_maya', cause: 'edit' } as const
const SIZES = ['S', 'M']
const GLAZES = ['Chalk', 'Olive']

const mug: Draft = {
  handle: 'mug',
  status: 'active',
  text: { title: 'Mug' },
  options: ['Size', 'Glaze'],
  variants: SIZES.flatMap((size) =>
    GLAZES.map((glaze) => ({
      options: [size, glaze],
      sku: `${size}-${glaze}`,
      tracked: true,
      prices: [{ currency: EUR, price: 2800 }],
    })),
  ),
}

const word = constantFrom('', 'plain', '=1+1', "'quoted", 'a, "b"\nc')
type Step =
  | { readonly do: 'edit'; readonly text: string; readonly price: number; readonly which: number }
  | { readonly do: 'file'; readonly rows: readonly number[]; readonly swapped: boolean }
  | { readonly do: 'rename'; readonly to: string }
  | { readonly do: 'raise'; readonly percent: number; readonly undone: boolean }
  | { readonly do: 'restore'; readonly back: number }

const yesOrNo = constantFrom(true, false)
const step: Arbitrary<Step> = oneof(
  record({
    do: constant('edit' as const),
    text: word,
    price: integer({ min: 0, max: 9_999 }),
    which: integer({ min: 0, max: 3 }),
  }),
  record({ do: constant('file' as const), rows: shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), swapped: yesOrNo }),
  record({ do: constant('rename' as const), to: constantFrom('Chalk', 'chalk', 'Crimson') }),
  record({ do: constant('raise' as const), percent: integer({ min: -50, max: 50 }), undone: yesOrNo }),
  record({ do: constant('restore' as const), back: integer({ min: 1, max: 5 }) }),
)

const fileOf = (product: Product) => {
  const file = readProductFile([headerOf(LAYOUT), ...rowsOf(product, {}, LAYOUT)], EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  expect(file.value.refused).toEqual([])
  const [one] = file.value.products
  if (!one) throw new Error('the file has no product')
  return one.draft
}

/** Rows in another order, and the columns of the options exchanged. */
const shuffledFile = (product: Product, rows: readonly number[], swapped: boolean): Draft => {
  const { options = [], variants = [], ...rest } = fileOf(product)
  const turned = <T>(of: readonly T[]) => (swapped ? of.toReversed() : of)
  return {
    ...rest,
    options: turned(options),
    variants: rows.flatMap((at) => {
      const variant = variants[at]
      return variant ? [{ ...variant, options: turned(variant.options ?? []) }] : []
    }),
  }
}

/** The first glaze is called otherwise, with the same SKUs. */
const renamed = (product: Product, to: string): Draft => {
  const { variants = [], ...rest } = fileOf(product)
  const at = product.options.findIndex(({ name }) => name === 'Glaze')
  return {
    ...rest,
    variants: variants.map((variant) => ({
      ...variant,
      options: variant.options?.map((value, index) => (index === at && variant.sku?.endsWith('Chalk') ? to : value)),
    })),
  }
}

const take = async (db: D1Database, product: Product, one: Step, turn: number): Promise<void> => {
  const { id, version } = product
  if (one.do === 'file') await saveProducts(db, [shuffledFile(product, one.rows, one.swapped)], turn + 2)
  if (one.do === 'rename') await saveProducts(db, [renamed(product, one.to)], turn + 2)
  if (one.do === 'restore') await restoreProduct(db, id, Math.max(1, version - one.back), BY, turn + 2)
  if (one.do === 'edit') {
    const metafields = {
      'custom.care': one.text === '' ? null : ({ type: 'multi_line_text', value: one.text } as const),
    }
    const variants = [{ id: product.variants[one.which]?.id, prices: [{ currency: EUR, price: one.price }] }]
    const edit = { vendor: one.text.replaceAll('\n', ' '), metafields, variants }
    await replaceProduct<null, { readonly code: string }>(
      db,
      id,
      (there) => {
        const made = edited(there, edit, newIds)
        return made.ok ? ok({ product: made.value, answer: null }) : made
      },
      BY,
      turn + 2,
    )
  }
  if (one.do === 'raise') {
    const run = `raise-${turn}`
    const prices = [{ currency: EUR, field: 'price' as const, percent: one.percent }]
    await changeMany(
      db,
      [id],
      (there) => bulkChanged(there, { prices }),
      { who: 'usr_maya', cause: 'bulk', run },
      turn + 2,
    )
    if (!one.undone) return
    await undoProducts(db, run, await productsOfRun(db, run, '', 10), 'usr_maya', turn + 2)
    const back = await productByHandle(db, 'mug')
    expect(back?.variants.map(({ prices: [price] }) => price)).toEqual(
      product.variants.map(({ prices: [price] }) => price),
    )
  }
}

test('any sequence of edits, imports, bulk changes, undos and restores', async () => {
  await assert(
    asyncProperty(array(step, { maxLength: 8 }), async (steps) => {
      const db = openD1('products')
      await saveProducts(db, [mug], 1)
      const now = async (): Promise<Product> => {
        const product = await productByHandle(db, 'mug')
        if (!product) throw new Error('there is no mug')
        return product
      }
      const ids = new Map((await now()).variants.map(({ id, sku }) => [sku, id]))
      const [first] = (await now()).variants
      const main = locationId('main')
      if (!first || !main) throw new Error('nowhere')
      await stateStock(db, [{ variant: first.id, location: main, units: 7, basedOn: null }])
      const stated = async () => (await db.prepare('SELECT variant, units FROM stated_stock').all()).results
      const stock = await stated()
      for (const [turn, one] of steps.entries()) {
        await take(db, await now(), one, turn)
        const after = await now()
        expect(new Map(after.variants.map(({ id, sku }) => [sku, id]))).toEqual(ids)
        expect(mergeDraft(after, fileOf(after), newIds, 9)).toMatchObject({ ok: true, value: { outcome: 'unchanged' } })
        expect(await stated()).toEqual(stock)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
