/** Carts that become one: what a reminder of the one has put into the other stands there once. */
import { expect, test } from 'vitest'
import { cartId, newVariantId, type CartId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { changeCart, emptyCart, takeIn, type Cart } from './cart.ts'

const EUR = currency('EUR')
const [mug, hat] = [0, 1].map((number) => newVariantId(new Uint8Array(16).fill(number))) as [never, never]
const id = (letter: string) => cartId(`cart_${letter.repeat(24)}`) as CartId
const cart = (letter: string) => emptyCart({ id: id(letter), key: '' as never, currency: EUR, language: 'en' }, 1)
type Units = readonly (readonly [variant: never, units: number])[]
const put = (into: Cart, units: Units, of?: CartId): Cart => {
  const lines = units.map(([variantId, many]) => ({ variantId, units: many, seen: money(500, EUR) }))
  const changed = changeCart(into, { type: 'add', lines, ...(of && { of }) }, 2)
  if (!changed.ok) throw new Error(changed.refusal.code)
  return changed.value
}
const together = (one: Cart, other: Cart): Cart => {
  const taken = takeIn(one, other, 3)
  if (!taken.ok) throw new Error(taken.refusal.code)
  return taken.value
}
const units = ({ lines }: Cart) => lines.map((line) => [line.variantId, line.units])

const left = put(cart('a'), [
  [mug, 2],
  [hat, 1],
])
const shown: Units = [
  [mug, 2],
  [hat, 1],
]

test.each([
  [
    'what was restored elsewhere comes home once',
    left,
    put(cart('b'), shown, left.id),
    [
      [mug, 2],
      [hat, 1],
    ],
  ],
  [
    'whichever of them is the account’s',
    put(cart('b'), shown, left.id),
    left,
    [
      [mug, 2],
      [hat, 1],
    ],
  ],
  [
    'more of the same is more',
    left,
    put(put(cart('b'), shown, left.id), [[mug, 3]]),
    [
      [mug, 5],
      [hat, 1],
    ],
  ],
  [
    'what was taken out meanwhile is there again',
    put(cart('a'), [[mug, 2]]),
    put(cart('b'), shown, left.id),
    [
      [mug, 2],
      [hat, 1],
    ],
  ],
  [
    'goods of nobody’s cart are what they are',
    left,
    put(cart('b'), shown),
    [
      [mug, 4],
      [hat, 2],
    ],
  ],
  [
    'and so are those of another one',
    left,
    put(cart('b'), shown, id('c')),
    [
      [mug, 4],
      [hat, 2],
    ],
  ],
  [
    'a cart that names itself has put in more',
    left,
    put(cart('b'), [[mug, 1]], id('b')),
    [
      [mug, 3],
      [hat, 1],
    ],
  ],
])('%s', (_, one, other, all) => {
  expect(units(together(one, other))).toEqual(all)
})

test('it is remembered through a third cart, and a cart that nobody was reminded of carries nothing', () => {
  const elsewhere = together(put(cart('d'), [[hat, 1]]), put(cart('b'), shown, left.id))
  expect(units(together(elsewhere, left))).toEqual([
    [hat, 2],
    [mug, 2],
  ])
  expect(together(put(cart('d'), shown), put(cart('e'), shown))).not.toHaveProperty('restored')
})
