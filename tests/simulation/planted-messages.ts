/** Bugs in what people are told beside their orders, each with the words in which the simulation must find it. */
import type { Planted } from './planted.ts'

const ALERTS = 'schema/users/notifications/alerts.ts'
const REMINDERS = 'workers/flows/notifications/cart-reminders.ts'
const LOW = 'workers/flows/notifications/low-stock.ts'

export const messageBugs: readonly Planted[] = [
  {
    bug: 'that a good is back is a message of its own each time that somebody tries to tell it',
    plants: [
      {
        file: 'workers/flows/notifications/alert-emails.ts',
        line: '  const about = { event, reader, shop, wording }',
        by: '  const about = { event: { ...event, sequence: event.sequence + crypto.randomUUID() }, reader, shop, wording }',
      },
    ],
    found: /had \d+ turns for \S+, and was told [2-9]\d* times/,
  },
  {
    bug: 'those who had their turn are forgotten when units are shared out',
    plants: [
      {
        file: ALERTS,
        line: "         LIMIT max(0, ?2 - (SELECT count(*) FROM alerts WHERE variant = ?1 AND kind = 'back-in-stock' AND told_at > ?4)))`,",
        by: '         LIMIT max(0, ?2 + 0 * ?4))`,',
      },
    ],
    found: /were told of \S+, of which \d+ came/,
  },
  {
    bug: 'whoever asked last is told first',
    plants: [
      {
        file: ALERTS,
        line: "         WHERE variant = ?1 AND kind = 'back-in-stock' AND ${WAITING} AND expires_at > ?3 ORDER BY sequence\n",
        by: "         WHERE variant = ?1 AND kind = 'back-in-stock' AND ${WAITING} AND expires_at > ?3 ORDER BY sequence DESC\n",
      },
    ],
    found: /was told of \S+ before/,
  },
  {
    bug: 'a cart that was bought is reminded of',
    plants: [
      {
        file: 'domain/notifications/cart-reminder.ts',
        line: '  cart.lines.length > 0 && cart.orderId === null && cart.gatheredInto === undefined && !isPaying(cart.payment)',
        by: '  cart.lines.length > 0 && cart.gatheredInto === undefined && !isPaying(cart.payment)',
      },
    ],
    found: /has bought \S+, and was reminded of it/,
  },
  {
    bug: 'a cart is reminded of without a consent',
    plants: [
      { file: REMINDERS, line: 'agreed.has(cart.email) ?', by: 'agreed ?' },
      {
        file: REMINDERS,
        line: "if (lines.length === 0 || consent !== 'given') return null",
        by: 'if (!consent && lines.length === 0) return null',
      },
      {
        file: 'workers/flows/notifications/reachable.ts',
        line: "return consent === 'given' ? null : `no consent: ${purpose}`",
        by: 'return consent === undefined ? purpose : null',
      },
    ],
    found: /never agreed, and was reminded of/,
  },
  {
    bug: 'what ran low counts as told before the mail is kept that names it',
    plants: [
      {
        file: LOW,
        line: '  const messages = readers.map((reader) =>',
        by: '  await markTold(db, ids, now + TOLD_MS)\n  const messages = readers.map((reader) =>',
      },
    ],
    found: /staff were not told that \S+ ran low/,
  },
  {
    bug: 'somebody is asked what they think of an order of which a part is open',
    plants: [
      {
        file: 'domain/notifications/planned.ts',
        line: "(event.type === 'order-shipped' || event.type === 'order-cancelled') && event.order.status === 'shipped'",
        by: "(event.type === 'order-shipped' || event.type === 'order-cancelled')",
      },
    ],
    found: /was asked about \S+, of which not all was sent/,
  },
  {
    bug: 'a mail counts as sent before it is handed over',
    plants: [
      {
        file: 'workers/flows/notifications/send.ts',
        line: '    const delivery = held === null ? await tried(env, taken) : null',
        by: `    await settleSending(env.TRANSACTIONS_DB, taken, outcomeOf(taken, left, Date.now()), Date.now())
    const delivery = held === null ? await tried(env, taken) : null`,
      },
    ],
    found: /counts as sent, and never was/,
  },
]
