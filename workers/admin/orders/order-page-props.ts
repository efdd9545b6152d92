/** What the page of an order shows, in all its parts. */
import type { Event } from '#domain/events'
import type { CartKey, OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Money } from '#domain/money'
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { Order } from '#domain/orders/order'
import type { Risk } from '#domain/orders/risk'
import type { SavedAuditEntry } from '#schema/users/customers/audit'
import type { MessageRow } from '#schema/transactions/notifications/messages'
import type { OrderFile } from '../../flows/catalog/downloads.ts'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import type { Approval } from '#schema/transactions/orders/approvals'
import type { Finding } from '#schema/transactions/orders/payment-findings'
import type { Staff } from '#schema/users/customers/staff'
import type { ShownRefusal } from '../frame/forms.tsx'

/** What may have been done to it, as the page says it. */
export const ORDER_DONE = ['tracked', 'fulfilled', 'cancelled', 'paid', 'refunded', 'voided'] as const
/** The same of what was written down. */
export const ANNOTATED = ['tagged', 'noted', 'archived', 'unarchived'] as const
export type OrderDone = (typeof ORDER_DONE)[number] | (typeof ANNOTATED)[number] | 'readdressed' | 'rerouted' | 'added'

export type OrderPageProps = {
  readonly order: Order
  readonly timeline: readonly Event[]
  /** Gift cards and credit that have paid it and are disabled now, since when. */
  readonly closed: ReadonlyMap<StoredValueId, number>
  /** What speaks for and against it being fraud. */
  readonly risk: Risk
  readonly auditEntries: readonly SavedAuditEntry[]
  readonly messages: readonly MessageRow[]
  readonly invoices: readonly Invoice[]
  /** Of digital goods among its lines, with what became of each. */
  readonly files: readonly OrderFile[]
  /** What is to be looked at of its payments, and what was. */
  readonly findings: readonly Finding[]
  /** What of it waits for a second person. */
  readonly approvals: readonly Approval[]
  readonly neighbours: { readonly newer: OrderId | null; readonly older: OrderId | null }
  /** Where each parcel can be followed, by its id. */
  readonly ways: ReadonlyMap<string, string>
  /** Names to pick from. */
  readonly carriers: readonly string[]
  readonly cartKey: CartKey | null
  /** By which it can be paid, and what is due; null: nothing is, or not to whoever looks. */
  readonly paymentLink: { readonly link: string; readonly due: Money } | null
  /** Which shard keeps it, as far as is known here. */
  readonly shard: string
  readonly language: Language
  readonly staff: Staff
  /** Its name, for what is printed. */
  readonly shop: string
  readonly refusal: ShownRefusal | null
  readonly form: URLSearchParams | undefined
  /** What has just been done to it. */
  readonly done: OrderDone | null
  readonly now: number
}
