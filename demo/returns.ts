/** The return policy of the demo shop: thirty days, the shop pays the way, and whoever takes credit gets a little more. */
import { currency } from '#domain/money'
import { PLAIN, type ReturnsSettings } from '#domain/settings/returns'
import { UNION } from '#domain/tax/union'

const EUR = currency('EUR')
const atTheShopsCost = { paidBy: 'shop', feePercent: 0, fees: [] } as const

export const returns: ReturnsSettings = {
  ...PLAIN,
  days: 30,
  paidBy: 'shop',
  countries: UNION,
  windows: [{ days: 60, tag: '', collection: '', country: '', customerTag: 'regular' }],
  finalSale: { tags: ['final-sale'], collections: [], metafield: '', discountFrom: 5_000 },
  reasons: [
    { ...atTheShopsCost, reason: 'defective', pictures: true },
    { ...atTheShopsCost, reason: 'wrong-item', pictures: false },
  ],
  keepBelow: [{ currency: EUR, amount: 800 }],
  bonusPercent: 500,
  approval: 'automatic',
  instructions: {
    en: 'Pack it as it came to you, and lay the note with the number of the return on top.',
    zh: '请按收到时的样子包装好，并将写有退货编号的单子放在最上面。',
  },
  location: 'main',
  withdrawal: {
    ...PLAIN.withdrawal,
    except: [
      {
        tag: 'made-to-order',
        reason: { en: 'It is made for you alone.', zh: '专为您定制。' },
      },
    ],
  },
}
