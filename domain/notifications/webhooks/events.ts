/**
 * What other systems can be told of, by the names that they choose from. A name never comes to mean something else: data may gain
 * members, and whatever would break a reader gets another name.
 */
import type { UserFact } from '../../customers/facts.ts'
import type { Permission } from '../../customers/staff.ts'
import type { Fact } from '../../events.ts'

/** Which fact each tells of, and what somebody has to be allowed to see who has it told elsewhere. */
const TOLD = {
  'order.placed': { fact: 'order-placed', sees: 'orders:see' },
  'order.shipped': { fact: 'order-shipped', sees: 'orders:see' },
  'shipment.updated': { fact: 'shipment-updated', sees: 'orders:see' },
  'order.cancelled': { fact: 'order-cancelled', sees: 'orders:see' },
  'order.refunded': { fact: 'order-refunded', sees: 'orders:see' },
  'order.refunding': { fact: 'refund-begun', sees: 'orders:see' },
  'return.updated': { fact: 'return-updated', sees: 'orders:see' },
  'order.annotated': { fact: 'order-annotated', sees: 'orders:see' },
  'order.added': { fact: 'order-added', sees: 'orders:see' },
  'claim.updated': { fact: 'claim-updated', sees: 'after-sales:see' },
  'order.readdressed': { fact: 'order-readdressed', sees: 'orders:see' },
  'payment.received': { fact: 'payment-received', sees: 'orders:see' },
  'payment.requested': { fact: 'payment-requested', sees: 'orders:see' },
  'payment.capturing': { fact: 'capture-begun', sees: 'orders:see' },
  'payment.released': { fact: 'authorisation-released', sees: 'orders:see' },
  'payment.failed': { fact: 'payment-failed', sees: 'orders:see' },
  'payment.uncertain': { fact: 'payment-uncertain', sees: 'orders:see' },
  'payment.owed': { fact: 'payment-owed', sees: 'orders:see' },
  'availability.changed': { fact: 'availability-changed', sees: 'inventory:see' },
} as const satisfies Readonly<Record<string, { readonly fact: Fact['type']; readonly sees: Permission }>>

/** What happens to customers, as the outbox of the users store tells it. */
const OF_PEOPLE = {
  'customer.registered': { fact: 'customer-registered', sees: 'customers:see' },
  'customer.email-changed': { fact: 'customer-email-changed', sees: 'customers:see' },
} as const satisfies Readonly<Record<string, { readonly fact: UserFact['type']; readonly sees: Permission }>>

const ALL = { ...TOLD, ...OF_PEOPLE }

type ShardEvent = keyof typeof TOLD
export type PersonEvent = keyof typeof OF_PEOPLE
export type WebhookEvent = ShardEvent | PersonEvent
/** What is sent when staff press a button, to whoever has chosen what. */
export const TEST_EVENT = 'webhook.test'
export type WebhookType = WebhookEvent | typeof TEST_EVENT

export const WEBHOOK_EVENTS = Object.keys(ALL) as readonly WebhookEvent[]

type Named = { readonly [E in ShardEvent as (typeof TOLD)[E]['fact']]: E }
/** What is between the shop and its provider, or among its staff, is nobody's business outside; nor is what another shop sold. */
const UNTOLD = [
  'payment-method-left',
  'order-commented',
  'order-imported',
  'order-import-undone',
  'label-changed',
] as const
type Untold = { readonly type: (typeof UNTOLD)[number] }
export type ToldFact = Exclude<Fact, Untold>
export const isTold = <F extends Pick<Fact, 'type'>>(fact: F): fact is Exclude<F, Untold> =>
  !UNTOLD.some((type) => type === fact.type)

/** Every other fact of a shard has its name: one without does not compile. */
const NAMES = Object.fromEntries(Object.entries(TOLD).map(([name, { fact }]) => [fact, name])) as Named
export const webhookEventOf = (fact: Pick<ToldFact, 'type'>): ShardEvent => NAMES[fact.type]

/** @returns undefined for what is nobody's business outside: a wish for digits, a new device */
export const personEventOf = ({ type }: Pick<UserFact, 'type'>): PersonEvent | undefined =>
  (Object.keys(OF_PEOPLE) as PersonEvent[]).find((name) => OF_PEOPLE[name].fact === type)

/** Whoever has this told elsewhere tells it to somebody: they have to be allowed to see it themselves. */
export const seenBy = (events: readonly WebhookEvent[]): readonly Permission[] => [
  ...new Set(events.map((event) => ALL[event].sees)),
]
