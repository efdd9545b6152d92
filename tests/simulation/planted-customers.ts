/** Bugs in what becomes of people with accounts, each with the words in which the simulation must find it. */
import type { Planted } from './planted.ts'

const CUSTOMERS = 'durable-objects/orders/customers.ts'
const JOINING = 'workers/flows/orders/customer-cart.ts'

export const customerBugs: readonly Planted[] = [
  {
    bug: 'what was gathered into a cart is gathered once more by a second press',
    plants: [
      {
        file: CUSTOMERS,
        line: '  const gathered = other ? [...known.gathered, from] : known.gathered',
        by: '  const gathered = known.gathered',
      },
    ],
    found: /put \d+ of \S+ into carts, and has/,
  },
  {
    bug: 'a cart is crossed off before its things are in',
    plants: [
      {
        file: JOINING,
        line: '  const cross = (other: Cart | null) =>',
        by: `  await askOrder(env, customer, 'takeCart', { customer, from: from.id, other: null })
  const cross = (other: Cart | null) =>`,
      },
    ],
    found: /put \d+ of \S+ into carts, and has 0/,
  },
  {
    bug: 'a fact about somebody is heard before anybody was told',
    plants: [
      {
        file: 'workers/queues/user-facts.ts',
        line: '      await tellAccountHolder(env, event)',
        by: `      await factHeard(env.USERS_DB, event.sequence)
      await tellAccountHolder(env, event)`,
      },
    ],
    found: /was welcomed 0 times/,
  },
  {
    bug: 'a welcome is a message of its own each time it is told',
    plants: [
      {
        file: 'workers/flows/notifications/account-emails.ts',
        line: '  personalMessage({ ...written, id: messageId(userEventId(event.sequence)), at: event.at })',
        by: `  personalMessage({
    ...written,
    id: messageId(userEventId(event.sequence)) + crypto.randomUUID(),
    at: event.at,
  })`,
      },
    ],
    found: /was welcomed \d+ times/,
  },
  {
    bug: 'a message is kept under another name each time that its fact is heard',
    plants: [
      {
        file: 'schema/transactions/notifications/messages.ts',
        line: '      one.id,',
        by: '      `${one.id} ${crypto.randomUUID()}`,',
      },
    ],
    found: /mails: \d+ sent of \d+/,
  },
]
