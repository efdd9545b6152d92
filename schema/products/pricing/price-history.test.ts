/** What everyone has paid is only added to, and where EU law applies nothing else is struck through. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { openD1 } from '#tests/d1'
import { saveDemoSettings } from '#tests/demo-settings'
import { BY, cards, DAY, EUR, good, list, seen, stocked } from '#tests/priced-goods'
import { changeProduct } from '../catalog/change.ts'
import { productByHandle } from '../catalog/catalog.ts'
import { saveProducts } from '../catalog/save.ts'
import { followAll } from './follow.ts'
import { saveListPrices } from './list-prices.ts'
import { addPriceList, deletePriceList } from './price-lists.ts'

test('where EU law applies nothing is struck but the lowest price of the thirty days before: 80, 100, 90', async () => {
  const { db } = await stocked()
  await saveDemoSettings(db, { markets: { ...documents.markets, rates: [] } })
  const id = (await productByHandle(db, 'a'))?.id
  if (!id) throw new Error('a is gone')
  const price = (amount: number, compareAt: number | null, day: number) =>
    changeProduct(
      db,
      id,
      () => ({
        ok: true,
        value: {
          draft: { handle: 'a', variants: [{ sku: 'a', prices: [{ currency: EUR, price: amount, compareAt }] }] },
          answer: null,
        },
      }),
      BY,
      day * DAY,
    )
  const struck = async (day: number) => [
    (await cards(db)).find(([handle]) => handle === 'a')?.[2],
    (await seen(db, 'a', day * DAY))?.[0]?.[1],
  ]
  await price(800, 1000, 40)
  expect(await struck(40)).toEqual([1000, [1000]])
  await price(1000, null, 50)
  await price(900, 1000, 60)
  expect(await struck(60)).toEqual([null, []])
  // Taken down further without a break: reckoned from before the first step.
  await price(700, 1000, 61)
  expect(await struck(61)).toEqual([800, [800]])
  await price(1000, null, 70)
  // A sale by a list is judged alike.
  await addPriceList(db, list({ from: 110 * DAY }), 70 * DAY)
  await followAll(db, 110 * DAY, 9)
  expect(await struck(110)).toEqual([1000, [1000]])
})

test('a price before that was imported is not struck there: nobody is known to have paid it', async () => {
  const db = openD1('products')
  await saveDemoSettings(db, { markets: { ...documents.markets, rates: [] } })
  await saveProducts(
    db,
    [good('a', 800, { variants: [{ sku: 'a', prices: [{ currency: EUR, price: 800, compareAt: 1000 }] }] })],
    DAY,
  )
  expect(await cards(db)).toEqual([['a', 800, null]])
  expect(await seen(db, 'a', DAY)).toEqual([[[800], []]])
})

test('the history is only added to', async () => {
  const { db } = await stocked()
  for (const act of ['UPDATE price_history SET amount = 1', 'DELETE FROM price_history'])
    await expect((async () => db.prepare(act).run())()).rejects.toThrow('only added to')
})

test('what lists for some have said is written down with its list, and ended with it', async () => {
  const { db, a } = await stocked()
  const own = list({ pricing: { type: 'fixed' }, audience: { type: 'tags', names: ['trade'] }, kind: 'buyers' })
  await addPriceList(db, own, 10)
  await saveListPrices(db, own.id, [{ variant: a, units: 5, amount: 700 }], 20)
  await saveListPrices(db, own.id, [{ variant: a, units: 5, amount: 650 }], 30)
  await deletePriceList(db, own.id, 40)
  const { results } = await db
    .prepare('SELECT units, amount, at FROM price_history WHERE public = 0 AND list = ?1 ORDER BY seq')
    .bind(own.id)
    .all()
  expect(results).toEqual([
    { units: 5, amount: 700, at: 20 },
    { units: 5, amount: 650, at: 30 },
    { units: 5, amount: null, at: 40 },
  ])
})
