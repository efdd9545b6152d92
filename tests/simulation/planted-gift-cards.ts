/** Bugs planted into what gift cards pay, each with the words in which the simulation must find it. */
import type { Planted } from './planted.ts'

export const giftCardBugs: readonly Planted[] = [
  {
    bug: 'the provider is charged the total, and not what a card leaves of it',
    plants: [
      {
        file: 'workers/flows/orders/checkout.ts',
        line: '  const charge = { ...asked, amount: leftToPay(quote), ',
        by: '  const charge = { ...asked, amount: quote.totals.total, ',
      },
    ],
    found: /leaves \d+ to pay, \d+ was paid/,
  },
  {
    bug: 'all that goes back goes by the provider',
    plants: [
      {
        file: 'workers/queues/payments.ts',
        line: '  const amount = back ? refundByProvider(order, back) : totals.total',
        by: '  const amount = back?.refund ?? totals.total',
      },
    ],
    found: /gave back more than was paid|owes \d+ back|never paid/,
  },
  {
    bug: 'what goes back to a card never reaches it',
    plants: [
      {
        file: 'workers/queues/payments.ts',
        line: '  if (back?.returned) await giveMoneyBack({ order, returned: back.returned }, env)',
        by: '',
      },
    ],
    found: /orders keep \d+ of sv_\S+, and \d+ are taken/,
  },
  {
    bug: 'money of an attempt that failed stays held',
    plants: [
      {
        file: 'durable-objects/orders/payments.ts',
        line: '  const money = keysOfStored(stored.cart)',
        by: '  const money: ItemKey[] = []; held.length = 0',
      },
    ],
    found: /are held for ever|still holds units/,
  },
]
