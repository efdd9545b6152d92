/**
 * What other systems can be told of, by the names that they choose from. A name never comes to mean something else: data may gain
 * members, and whatever would break a reader gets another name.
 *
 * What happens to customers is told by another outbox (customers/facts.ts); its facts get their lines here, and whoever listens to them
 * hands them over as the listener of the shards does.
 */
import type { Permission } from '../../customers/staff.ts'
import type { Fact } from '../../events.ts'

/** Which fact each tells of, and what somebody has to be allowed to see who has it told elsewhere. */
const TOLD = {
  'order.placed': { fact: 'order-placed', sees: 'orders:see' },
  'order.shipped': { fact: 'order-shipped', sees: 'orders:see' },
  'order.cancelled': { fact: 'order-cancelled', sees: 'orders:see' },
  'order.refunded': { fact: 'order-refunded', sees: 'orders:see' },
  'payment.failed': { fact: 'payment-failed', sees: 'orders:see' },
  'payment.uncertain': { fact: 'payment-uncertain', sees: 'orders:see' },
  'payment.owed': { fact: 'payment-owed', sees: 'orders:see' },
  'availability.changed': { fact: 'availability-changed', sees: 'inventory:see' },
} as const satisfies Readonly<Record<string, { readonly fact: Fact['type']; readonly sees: Permission }>>

export type WebhookEvent = keyof typeof TOLD
/** What is sent when staff press a button, to whoever has chosen what. */
export const TEST_EVENT = 'webhook.test'
export type WebhookType = WebhookEvent | typeof TEST_EVENT

export const WEBHOOK_EVENTS = Object.keys(TOLD) as readonly WebhookEvent[]

type Named = { readonly [E in WebhookEvent as (typeof TOLD)[E]['fact']]: E }
/** Every fact has its name: one without does not compile. */
const NAMES: Named = Object.fromEntries(WEBHOOK_EVENTS.map((name) => [TOLD[name].fact, name])) as Named
export const webhookEventOf = (fact: Pick<Fact, 'type'>): WebhookEvent => NAMES[fact.type]

/** Whoever has this told elsewhere tells it to somebody: they have to be allowed to see it themselves. */
export const seenBy = (events: readonly WebhookEvent[]): readonly Permission[] => [
  ...new Set(events.map((event) => TOLD[event].sees)),
]
