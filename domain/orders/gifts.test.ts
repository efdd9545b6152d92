/** Whom the cards of a cart are for, through everything that happens to its lines. */
import { expect, test } from 'vitest'
import type { CartId, CartKey, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import type { Gift } from '../stored-value/draft.ts'
import { changeCart, emptyCart, takeIn, type Cart, type CartLineItem } from './cart.ts'
import { GIFTS_MAX } from './gifts.ts'

const EUR = currency('EUR')
const CARD = 'var_0000000000000001' as VariantId
const gift = (name: string): Gift => ({
  recipient: { name, email: `${name}@example.org` },
  sender: '',
  message: '',
  deliverOn: null,
})
const line = (units: number, ...gifts: Gift[]): CartLineItem => ({
  variantId: CARD,
  units,
  seen: { amount: 5000, currency: EUR },
  ...(gifts.length > 0 && { gifts }),
})
const empty = emptyCart({ id: 'cart_1' as CartId, key: 'key' as CartKey, currency: EUR, language: 'en' }, 0)

const put = (cart: Cart, ...lines: CartLineItem[]): Cart => {
  const changed = changeCart(cart, { type: 'add', lines }, 1)
  if (!changed.ok) throw new Error(changed.refusal.code)
  return changed.value
}
const set = (cart: Cart, units: number): Cart => {
  const changed = changeCart(cart, { type: 'set', variantId: CARD, units, lastSeenPrice: null }, 1)
  if (!changed.ok) throw new Error(changed.refusal.code)
  return changed.value
}
const named = ({ lines }: Cart) => lines.flatMap(({ gifts = [] }) => gifts.map(({ recipient }) => recipient.name))

test('two of one good for two people stay apart, and one for the buyer beside them', () => {
  const cart = put(put(put(empty, line(1, gift('mei'))), line(1)), line(1, gift('leo')))
  expect(cart.lines).toHaveLength(1)
  expect([cart.lines[0]?.units, named(cart)]).toEqual([3, ['mei', 'leo']])
})

test('fewer units: who was named last goes first; more: they are for the buyer', () => {
  const cart = put(empty, line(2, gift('mei'), gift('leo')))
  expect(named(set(cart, 1))).toEqual(['mei'])
  expect(named(set(set(cart, 1), 5))).toEqual(['mei'])
  expect(named(set(cart, 0))).toEqual([])
})

test('what comes from another cart brings its people along', () => {
  const both = takeIn(put(empty, line(1, gift('mei'))), put(empty, line(1, gift('leo'))), 2)
  expect(both.ok && named(both.value)).toEqual(['mei', 'leo'])
})

test('more people than a cart can name are refused, and nothing is changed', () => {
  const full = put(empty, line(GIFTS_MAX, ...Array.from({ length: GIFTS_MAX }, (_, at) => gift(`g${at}`))))
  expect(changeCart(full, { type: 'add', lines: [line(1, gift('late'))] }, 1)).toEqual({
    ok: false,
    refusal: { code: 'too-many-recipients', recipientsMax: GIFTS_MAX },
  })
  expect(changeCart(full, { type: 'add', lines: [line(1)] }, 1).ok).toBe(true)
})
