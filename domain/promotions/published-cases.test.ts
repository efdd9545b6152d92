/** What Shopify, Medusa, Saleor and Vendure promise their merchants, case by case, and every bug of promotions that they have told of. */
import { expect, test } from 'vitest'
import { evaluated, offLines, whyNot } from '#tests/promotions'
import type { Case } from '#tests/promotion-cases/case'
import { MEDUSA } from '#tests/promotion-cases/medusa'
import { SALEOR } from '#tests/promotion-cases/saleor'
import { SHOPIFY } from '#tests/promotion-cases/shopify'
import { SHOPIFY_TOGETHER } from '#tests/promotion-cases/shopify-together'
import { VENDURE } from '#tests/promotion-cases/vendure'

const CASES: readonly Case[] = [...SHOPIFY, ...SHOPIFY_TOGETHER, ...MEDUSA, ...SALEOR, ...VENDURE]
const named = CASES.map((one) => [`${new URL(one.source).hostname}: ${one.says}`, one] as const)

test.each(named)('%s', (_, { promotions, lines, off, why, delivery, gifts, applied, rest }) => {
  const outcome = evaluated(lines, promotions, rest)
  expect(offLines(outcome, lines)).toEqual(off)
  const [first] = promotions
  if (why && first) expect(whyNot(outcome, first)).toEqual(why)
  if (delivery !== undefined) expect(outcome.delivery?.amount ?? 0).toBe(delivery)
  if (gifts !== undefined) expect(outcome.gifts.reduce((sum, one) => sum + one.units, 0)).toBe(gifts)
  if (applied) expect(outcome.order.map(({ promotion }) => promotion.name)).toEqual(applied)
})

test('there are as many as were asked for, each once and with the page that says so', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(120)
  expect(new Set(CASES.map(({ source, says }) => `${source} ${says}`)).size).toBe(CASES.length)
  for (const { source } of CASES) expect(new URL(source).protocol).toBe('https:')
})
