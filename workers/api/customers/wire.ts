/** How customers are shown to programs of the staff. */
import { z } from '@hono/zod-openapi'
import { CUSTOMER_STATES } from '#domain/customers/record'
import type { Bought } from '#schema/transactions/orders/orders-by-person'
import type { CustomerProfile, ListedCustomer } from '../../flows/customers/record-questions.ts'
import { Instant, Language, Money } from '../contract/parts.ts'

const Spending = z
  .object({ orders: z.int().describe('Cancelled ones too.'), spent: z.array(Money) })
  .openapi('CustomerSpending')

const parts = {
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  phone: z.string().nullable(),
  phoneVerified: z.boolean(),
  language: Language,
  state: z
    .enum(CUSTOMER_STATES)
    .describe('`unproven`: no address of theirs is proven yet. `disabled`: nobody can sign in.'),
  newsletter: z.boolean().describe('Whether they may be written new things.'),
  tags: z.array(z.string()),
  bought: Spending,
  createdAt: Instant,
}

export const Done = z.object({ customer: z.string() }).openapi('ChangedCustomer')

export const StaffCustomer = z.object(parts).openapi('StaffCustomer')

const Written = z.object({
  sequence: z.int(),
  template: z.string(),
  subject: z.string(),
  recipient: z.string(),
  state: z.string(),
  at: Instant,
})
const Agreed = z.object({
  purpose: z.string(),
  state: z.string(),
  wording: z.string(),
  version: z.string(),
  source: z.string(),
  at: Instant,
})
const Ordered = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  payment: z.string(),
  total: Money,
  placedAt: Instant,
})
const Place = z.object({
  id: z.string(),
  address: z.object({
    name: z.string(),
    street: z.string(),
    extra: z.string(),
    postcode: z.string(),
    city: z.string(),
    region: z.string(),
    country: z.string(),
    phone: z.string(),
  }),
})

export const StaffCustomerProfile = z
  .object({
    ...parts,
    note: z.string(),
    version: z.int().describe('Of the note: say it when you write another.'),
    updatedAt: Instant.describe('Say it as `version` when you change who they are.'),
    mergedInto: z.string().nullable(),
    merged: z.array(z.string()).describe('Those who are the same person.'),
    addresses: z.array(Place),
    consents: z.array(Agreed).describe('Every time that they said so, the latest first.'),
    orders: z.array(Ordered).describe('The latest twenty; ask `before` the time of the last one for those before.'),
    messages: z.array(Written),
    taxExempt: z.boolean().describe('They owe no tax, by a certificate that the shop has seen.'),
    taxCertificate: z.string(),
    reviews: z.int(),
    sessions: z.int().describe('In how many browsers they are signed in.'),
  })
  .openapi('StaffCustomerProfile')

const spendingOf = (bought: readonly Bought[]) => ({
  orders: bought.reduce((sum, { orders }) => sum + orders, 0),
  spent: [...Map.groupBy(bought, ({ currency }) => currency)].map(([currency, some]) => ({
    amount: some.reduce((sum, { spent }) => sum + spent, 0),
    currency,
  })),
})

type Known = Omit<ListedCustomer, 'place' | 'sequence' | 'hasNote'>

const common = (one: Known) => {
  const { id, name, email, emailVerified, phone, phoneVerified, language, state, newsletter, createdAt } = one
  const [tags, bought] = [[...one.tags], spendingOf(one.bought)]
  return { id, name, email, emailVerified, phone, phoneVerified, language, state, newsletter, tags, bought, createdAt }
}

export const customerOf = (one: ListedCustomer) => common(one)

export const profileOf = ({ record, tags, bought, ...profile }: CustomerProfile) => ({
  ...common({ ...record, tags, bought }),
  note: record.note,
  version: record.version,
  updatedAt: record.updatedAt,
  mergedInto: record.mergedInto,
  merged: profile.merged.map((one) => one.id),
  addresses: profile.addresses.map(({ id, address }) => ({ id, address: { ...address } })),
  consents: profile.history.map(({ purpose, state, wording, version, source, at }) => ({
    purpose,
    state,
    wording,
    version,
    source,
    at,
  })),
  orders: profile.orders.orders.map(({ id, name, status, payment, total, placedAt }) => ({
    id,
    name,
    status,
    payment,
    total,
    placedAt,
  })),
  messages: profile.messages.map(({ sequence, template, subject, recipient, state, at }) => ({
    sequence,
    template,
    subject,
    recipient,
    state,
    at,
  })),
  taxExempt: record.isTaxExempt,
  taxCertificate: record.taxCertificate,
  reviews: profile.reviews,
  sessions: profile.ways.sessions,
})
