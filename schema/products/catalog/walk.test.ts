/** A walk through the catalogue says every product once, in pages that one isolate bears. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsListed } from './product-list.ts'
import { saveProducts } from './save.ts'
import { pageOf, productsAfter } from './walk.ts'
import type { ProductId } from '#domain/ids'

const EUR = currency('EUR')
const goods = Array.from({ length: 600 }, (_, at) => ({
  handle: `thing-${at}`,
  text: { title: `Thing ${String(at % 7)}` },
  variants: [{ prices: [{ currency: EUR, price: 100 }] }],
}))

test('each product once, by number and as the list has them', async () => {
  const db = openD1('products')
  await saveProducts(db, goods, 1)
  const walked: ProductId[] = []
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof productsAfter>> = await productsAfter(db, after)
    walked.push(...page.products.map(({ id }) => id))
    after = page.next
  }
  expect([walked.length, new Set(walked).size]).toEqual([600, 600])
  for (const descending of [false, true]) {
    const listed: string[] = []
    const query = { search: '', sort: 'title', descending } as const
    for (let after: ProductId | null = null, isLast = false; !isLast;) {
      const page: Awaited<ReturnType<typeof productsListed>> = await productsListed(db, query, {
        currency: EUR,
        now: 1,
        after,
      })
      listed.push(...page.products.map(({ id, text }) => `${text.title} ${id}`))
      after = page.next
      isLast = after === null
    }
    const titles = listed.map((one) => one.slice(0, 7))
    expect(new Set(listed).size).toBe(600)
    expect(titles).toEqual(descending ? titles.toSorted().toReversed() : titles.toSorted())
  }
})

test('a page ends before it has more variants than an isolate bears; one product alone is always borne', () => {
  const sized = (...variants: number[]) =>
    variants.map((count, at) => ({ number: at, id: `prd_${at}` as ProductId, variants: count }))
  const sizes = (...variants: number[]) => pageOf(sized(...variants)).map((row) => row.variants)
  expect(sizes(2_000, 2_000, 2_000, 1)).toEqual([2_000, 2_000])
  expect(sizes(9_000, 1)).toEqual([9_000])
  expect(sizes(1, 2)).toEqual([1, 2])
})
