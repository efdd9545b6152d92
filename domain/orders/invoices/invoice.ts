/**
 * What an invoice or a credit note says, as it is issued and never changed: everything that is printed on it but its number, which it
 * is given when it is written down.
 */
import type { OrderId } from '../../ids.ts'
import type { Language, Translated } from '../../languages.ts'
import type { Currency } from '../../money.ts'
import type { PostalAddress } from '../../settings/shop.ts'
import type { Settings } from '../../settings/settings.ts'
import { textIn, type Text } from '../../settings/text.ts'
import { creditOf, type Credited } from '../../tax/credit.ts'
import { groupsOf, type TaxDocument, type TaxedPart, type TaxGroup } from '../../tax/document.ts'
import type { Address } from '../address.ts'
import { dueOf, receivedOf } from '../balance.ts'
import type { Order } from '../order.ts'
import type { OrderPart } from '../order-parts.ts'
import { payableOf, type StoredPayment } from '../stored-payments.ts'

export const INVOICE_KINDS = ['invoice', 'credit-note'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

export type InvoiceParty = {
  readonly name: string
  readonly address: PostalAddress | Address | null
  /** ISO 3166-1 alpha-2: where there is no address, by whose tax it was sold. */
  readonly country: string
  readonly vatId: string
  readonly email: string
}

export type InvoiceLine = TaxedPart & {
  readonly title: Translated
  readonly choice: Translated
  readonly sku: string
  readonly units: number
}

/** Delivery, by the rates that it was taxed at. */
export type InvoiceCharge = TaxedPart & { readonly name: Text }

/** What was still to be paid when an invoice was issued. */
export type InvoiceDue = {
  readonly amount: number
  /** The last day, by the shop's clock; null: none was agreed on. */
  readonly on: string | null
  /** To which account, with which words. */
  readonly how: Text
}

/** Amounts in whole minor units of the currency. */
export type InvoiceDocument = {
  readonly kind: InvoiceKind
  readonly orderId: OrderId
  readonly orderName: string
  /** Of a credit note the invoice that it is about. */
  readonly about: { readonly name: string; readonly day: string } | null
  /** By the shop's clock: `2026-11-30`. */
  readonly day: string
  readonly orderedOn: string
  readonly language: Language
  readonly currency: Currency
  readonly seller: InvoiceParty & { readonly register: string; readonly phone: string }
  readonly buyer: InvoiceParty
  /** To whom the tax is owed, ISO 3166-1 alpha-2. */
  readonly taxCountry: string
  /** Where goods go, ISO 3166-1 alpha-2; empty where nothing travels. */
  readonly deliveredTo: string
  readonly lines: readonly InvoiceLine[]
  readonly charges: readonly InvoiceCharge[]
  readonly groups: readonly TaxGroup[]
  readonly net: number
  readonly tax: number
  readonly total: number
  /** By how much what was paid, or went back, is rounded beside the total (BT-114); absent: not at all. */
  readonly rounding?: number
  /** What gift cards and credit have paid of it, or got back; absent: nothing. */
  readonly payments?: readonly StoredPayment[]
  /** Absent where all of it was paid before it was issued, as of everything from before orders were invoiced unpaid. */
  readonly due?: InvoiceDue
  /** Of a credit note how much of it need not be paid any more; the rest went back. Absent: all of it went back. */
  readonly waived?: number
  readonly note: Text
}

/** As it was written down. */
export type Invoice = InvoiceDocument & {
  readonly id: string
  /** `INV-2026-00042` */
  readonly name: string
  /** ms since the epoch. */
  readonly issuedAt: number
}

/** One for an order, one for each part of it that went back: asked for again it is the same. */
export const invoiceId = (order: OrderId): string => order.replace('ord_', 'inv_')
/** What was added to it has one of its own, where the first was written before. */
export const additionInvoiceId = (order: OrderId, addition: string): string => `${invoiceId(order)}_${addition}`
export const creditNoteId = (order: OrderId, refund: string): string => `${order.replace('ord_', 'crn_')}_${refund}`

export type InvoiceRules = Pick<Settings, 'shop' | 'tax' | 'invoices'>

/** Orders from before tax was kept line by line have none. */
export type TaxedOrder = Order & { readonly taxed: TaxDocument }

/** The number of the country whose tax it is; else that of the shop's own. Where no tax is collected there is none to say (BR-O-02). */
const sellerVatId = ({ shop, tax }: InvoiceRules, { country, groups }: TaxDocument): string => {
  if (groups.every(({ category }) => category === 'O')) return ''
  const numbers = tax.registrations ?? []
  const of = (where: string | undefined) => numbers.find((one) => one.country === where)?.number
  return of(country) ?? of(shop.address?.country) ?? ''
}

const partiesOf = (order: TaxedOrder, rules: InvoiceRules): Pick<InvoiceDocument, 'seller' | 'buyer'> => {
  const { shop, invoices } = rules
  const { taxed, email, business } = order
  const address = order.billing ?? order.address
  return {
    seller: {
      name: invoices.legalName || shop.name,
      address: shop.address,
      country: shop.address?.country ?? '',
      vatId: sellerVatId(rules, taxed),
      email: shop.email,
      phone: shop.phone,
      register: invoices.register,
    },
    buyer: {
      name: business?.company || (address?.name ?? email),
      address,
      country: address?.country ?? taxed.country,
      vatId: business?.vatId ?? '',
      email,
    },
  }
}

type When = { readonly day: string; readonly orderedOn: string; readonly dueOn: string | null }

const PAID: ReadonlySet<Order['payment']> = new Set(['paid', 'refund-due', 'part-refunded', 'refunded'])
const isPaid = ({ payment }: Pick<Order, 'payment'>): boolean => PAID.has(payment)

/** A firm that buys on account pays by its invoice; everybody else has one when they have paid. */
export const isInvoiced = (order: Pick<Order, 'payment' | 'terms'>): boolean =>
  isPaid(order) || order.terms?.kind === 'invoice'

const dueIn = (order: Order, { dueOn }: When): Pick<InvoiceDocument, 'due'> => {
  const amount = isPaid(order) ? 0 : payableOf(order.totals).amount - receivedOf(order).amount
  return amount > 0 ? { due: { amount, on: dueOn, how: order.terms?.instructions ?? {} } } : {}
}

const headOf = (order: TaxedOrder, rules: InvoiceRules, { day, orderedOn }: Pick<When, 'day' | 'orderedOn'>) => ({
  orderId: order.id,
  orderName: order.name,
  day,
  orderedOn,
  language: order.language,
  currency: order.currency,
  ...partiesOf(order, rules),
  taxCountry: order.taxed.country,
  deliveredTo: (order.pricedBy?.delivery?.pickup?.address ?? order.address)?.country ?? '',
  note: rules.invoices.note,
})

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

const deliveryNamed = ({ pricedBy }: Order): Text => pricedBy?.delivery?.name ?? {}

/** @param on days by the shop's clock */
export const invoiceOf = (order: TaxedOrder, rules: InvoiceRules, on: When): InvoiceDocument => {
  const { lines, delivery, groups, net, tax, total } = order.taxed
  return {
    kind: 'invoice',
    about: null,
    ...headOf(order, rules, on),
    lines: order.lines.flatMap(({ title, choice, sku, units }, index) => {
      const part = lines[index]
      return part ? [{ ...part, title, choice, sku, units }] : []
    }),
    charges: delivery.map((part) => ({ ...part, name: deliveryNamed(order) })),
    groups,
    net,
    tax,
    total,
    ...(order.totals.rounding && { rounding: order.totals.rounding.amount }),
    ...(order.payments && { payments: order.payments }),
    ...dueIn(order, on),
  }
}

/** What an order was given later, by itself: the invoice of what it was placed with was written before. */
export const additionInvoiceOf = (
  order: TaxedOrder,
  { from, to, delivery: [first, last] }: OrderPart & { readonly delivery: readonly [from: number, to: number] },
  rules: InvoiceRules,
  on: When,
): InvoiceDocument => {
  const parts = order.taxed.lines.slice(from, to)
  const delivery = order.taxed.delivery.slice(first, last)
  const all = [...parts, ...delivery]
  const [net, tax] = [sumOf(all.map((part) => part.net)), sumOf(all.map((part) => part.tax))]
  const taxed = { ...order.taxed, lines: parts, delivery, groups: groupsOf(all), net, tax, total: net + tax }
  const { payments: _paid, totals, ...rest } = order
  const { rounding: _once, ...bare } = totals
  const { due: whole, ...document } = invoiceOf(
    { ...rest, taxed, totals: bare, lines: order.lines.slice(from, to) },
    rules,
    on,
  )
  // Where nothing but delivery was added, it is the line that every document has (BR-16).
  const { lines, charges } = document
  const written = lines.length > 0 ? {} : { lines: charges.map(asLine), charges: [] }
  return {
    ...document,
    ...written,
    ...(whole && { due: { ...whole, amount: Math.min(dueOf(order).amount, net + tax) } }),
  }
}

export type Credits = {
  readonly credited: readonly Credited[]
  /** Of each line, by its place; none: money alone. */
  readonly units: ReadonlyMap<number, number>
  /** Of what is credited, what need not be paid any more. */
  readonly waived: number
  /** Of what was rounded when it was paid, what goes back with this. */
  readonly rounding?: number
  /** To gift cards and credit. */
  readonly returned?: readonly StoredPayment[]
}

export const creditNoteOf = (
  order: TaxedOrder,
  rules: InvoiceRules,
  on: Pick<When, 'day' | 'orderedOn'> & { readonly about: NonNullable<InvoiceDocument['about']> },
  { credited, units, waived, rounding = 0, returned = [] }: Credits,
): InvoiceDocument => {
  const { parts, groups, net, tax, total } = creditOf(order.taxed, credited)
  const goods = order.lines.length
  const lines = parts.flatMap(({ part, ...taxedPart }): InvoiceLine[] => {
    const line = order.lines[part]
    if (!line) return []
    const { title, choice, sku } = line
    return [{ ...taxedPart, title, choice, sku, units: units.get(part) || 1 }]
  })
  const charges = parts.flatMap(({ part, ...taxedPart }): InvoiceCharge[] =>
    part < goods ? [] : [{ ...taxedPart, name: deliveryNamed(order) }],
  )
  return {
    kind: 'credit-note',
    ...headOf(order, rules, on),
    about: on.about,
    // Where nothing but delivery goes back, it is the line that every document has (BR-16).
    ...(lines.length > 0 ? { lines, charges } : { lines: charges.map(asLine), charges: [] }),
    groups,
    net,
    tax,
    total,
    ...(rounding !== 0 && { rounding }),
    ...(returned.length > 0 && { payments: returned }),
    ...(waived > 0 && { waived }),
  }
}

const asLine = ({ name, ...taxedPart }: InvoiceCharge): InvoiceLine => ({
  ...taxedPart,
  title: { en: textIn(name, 'en'), zh: textIn(name, 'zh') },
  choice: { en: '' },
  sku: '',
  units: 1,
})
