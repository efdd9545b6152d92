/** A rule looks through the whole shop in answers that D1 and an isolate bear, however many variants its goods have. */
import { expect, test } from 'vitest'
import type { RuleSet } from '#domain/catalog/collection'
import type { Shelves } from '#domain/catalog/collection-rules'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { selectedBy } from './candidates.ts'
import { saveProducts } from './save.ts'

const RULES: RuleSet = { match: 'all', rules: [{ field: 'vendor', relation: 'is', value: 'Kiln' }] }
const EUR = currency('EUR')
const NO_SHELVES: Shelves = { lists: () => false, rulesOf: () => undefined }
const WIDE = 2_500

const goods = (name: string, variants: number): Draft => ({
  handle: name,
  status: 'active',
  text: { title: name },
  vendor: name.startsWith('other') ? 'Other' : 'Kiln',
  options: ['Size', 'Colour'],
  variants: Array.from({ length: variants }, (_, at) => ({
    options: [`${Math.floor(at / 50)}`, `${at % 50}`],
    prices: [{ currency: EUR, price: 100 }],
  })),
})

/** The same database, which writes down how many variants and goods each answer holds. */
const counted = (db: D1Database) => {
  const answers: { products: number; variants: number }[] = []
  const prepare = (text: string) => ({
    bind: (...values: unknown[]) => ({
      all: async () => {
        const answer = await db
          .prepare(text)
          .bind(...values)
          .all<{ variants: string }>()
        const variants = answer.results.reduce((sum, one) => sum + (JSON.parse(one.variants) as unknown[]).length, 0)
        answers.push({ products: answer.results.length, variants })
        return answer
      },
    }),
  })
  return { db: { prepare } as unknown as D1Database, answers }
}

test('goods with thousands of variants come a few at a time, each once; whoever only looks stops at a bound', async () => {
  const shop = openD1('products')
  const wide = Array.from({ length: 3 }, (_, at) => goods(`wide-${at}`, WIDE))
  for (const one of wide) await saveProducts(shop, [one], 1)
  await saveProducts(shop, [goods('other-1', 1), goods('small-1', 1)], 2)
  const { db, answers } = counted(shop)
  const found = await selectedBy(db, RULES, NO_SHELVES)
  expect([found.looked, found.isWhole, found.handles]).toEqual([
    5,
    true,
    [...wide.map(({ handle }) => handle), 'small-1'],
  ])
  expect(answers).toEqual([
    { products: 2, variants: 5_000 },
    { products: 3, variants: 2_502 },
  ])
  const some = await selectedBy(db, RULES, NO_SHELVES, { products: 100, variants: 5_000 })
  expect([some.looked, some.isWhole]).toEqual([2, false])
})

test('a shop without goods is looked through whole', async () => {
  expect(await selectedBy(openD1('products'), RULES, NO_SHELVES)).toMatchObject({ looked: 0, isWhole: true })
})
