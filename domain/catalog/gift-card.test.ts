/** What is not said of a gift card is not kept of it, whoever says so: a page, a file or the API. */
import { expect, test } from 'vitest'
import { newProductId, newVariantId } from '../ids.ts'
import { currency } from '../money.ts'
import type { Draft, VariantDraft } from './draft.ts'
import { GIFT_CARDS } from './gift-card.ts'
import { mergeDraft } from './merge.ts'
import type { Product } from './product.ts'

const EUR = currency('EUR')
const ids = { product: () => newProductId(new Uint8Array(16)), variant: () => newVariantId(new Uint8Array(16)) }

/** As of a good that travels. */
const said: VariantDraft = {
  sku: 'CARD-25',
  prices: [{ currency: EUR, price: 2500, compareAt: 3000, cost: 100 }],
  grams: 120,
  hsCode: '481710',
  origin: 'GR',
  lowStock: 3,
  requiresShipping: true,
  taxable: true,
  tracked: true,
  oversell: true,
}
const after = (before: Product | undefined, draft: Partial<Draft>): Product => {
  const merged = mergeDraft(before, { handle: 'card', text: { title: 'A card' }, ...draft }, ids, 1)
  if (!merged.ok) throw new Error(merged.refusal.code)
  return merged.value.product
}

test('a gift card keeps what it is worth and costs, and nothing of carriers, customs and stock', () => {
  const [variant] = after(undefined, { category: GIFT_CARDS, variants: [said] }).variants
  expect(variant).toMatchObject({
    sku: 'CARD-25',
    prices: [{ amount: 2500 }],
    cost: [{ amount: 100 }],
    compareAt: [],
    grams: 0,
    hsCode: '',
    origin: '',
    lowStock: null,
    requiresShipping: false,
    taxable: false,
    tracked: false,
    oversell: false,
  })
})

test('what becomes one loses them, and any other good has them', () => {
  const good = after(undefined, { variants: [said] })
  expect(good.variants[0]).toMatchObject({ grams: 120, tracked: true, compareAt: [{ amount: 3000 }] })
  expect(after(good, { category: GIFT_CARDS }).variants[0]).toMatchObject({ grams: 0, tracked: false, compareAt: [] })
})

test('units that are said of it are of no stock', () => {
  const merged = mergeDraft(
    undefined,
    { handle: 'card', text: { title: 'A card' }, category: GIFT_CARDS, variants: [{ ...said, units: 20 }] },
    ids,
    1,
  )
  expect(merged).toMatchObject({ ok: true, value: { stated: [] } })
})

test('said again it is unchanged', () => {
  const card = after(undefined, { category: GIFT_CARDS, variants: [said] })
  const again = mergeDraft(card, { handle: 'card', category: GIFT_CARDS, variants: [said] }, ids, 2)
  expect(again).toMatchObject({ ok: true, value: { outcome: 'unchanged' } })
})
