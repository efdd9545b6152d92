/**
 * What the shop can prove of a disputed order: what was bought and by whom, what was agreed to then, how it was sent and arrived, what
 * was written to its buyer, what was invoiced. Connections of buyers are not kept, so none is shown.
 */
import { toText } from 'hast-util-to-text'
import type { OrderId } from '#domain/ids'
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { Order } from '#domain/orders/order'
import { riskOf, type Risk } from '#domain/orders/risk'
import { textIn } from '#domain/settings/text'
import { settingsInForce } from '#schema/products/settings/settings'
import { invoicesOf } from '#schema/transactions/orders/invoices'
import { messagesOf, type MessageRow } from '#schema/transactions/notifications/messages'
import { riskHistoryOf } from '#schema/transactions/orders/risk-history'
import type { Env } from '../../../env.ts'
import { filesSeen, type OrderFile } from '../../catalog/downloads.ts'
import { readHtml, withoutTags } from '../../markup.ts'
import { orderForStaff } from '../orders.ts'

/** A policy of the shop in the words in which it stood when the order was placed. */
export type AgreedTerm = { readonly title: string; readonly text: string }

export type Evidence = {
  readonly order: Order
  /** What speaks for its buyer being known; what speaks against is for staff alone. */
  readonly risk: Risk
  readonly terms: readonly AgreedTerm[]
  readonly files: readonly OrderFile[]
  /** Those that have left the shop, the oldest first. */
  readonly messages: readonly MessageRow[]
  readonly invoices: readonly Invoice[]
}

/** A bank reads some pages, not a book. */
const TERM_CHARACTERS_MAX = 6_000
const TERMS_MAX = 6
const MESSAGES_MAX = 40

const plain = (html: string): string => {
  const tree = readHtml(html)
  const whole = (tree ? toText(tree) : withoutTags(html)).replaceAll(/\n{3,}/g, '\n\n').trim()
  return whole.length > TERM_CHARACTERS_MAX ? `${whole.slice(0, TERM_CHARACTERS_MAX)}…` : whole
}

/** In the language in which they were read. */
const termsOf = async (env: Env, { placedAt, language }: Order): Promise<readonly AgreedTerm[]> => {
  const pages = (await settingsInForce(env.PRODUCTS_DB, 'pages', placedAt))?.value.pages ?? []
  return pages
    .filter(({ folder }) => folder === 'policies')
    .slice(0, TERMS_MAX)
    .map(({ title, lead, body }) => ({
      title: textIn(title, language),
      text: [textIn(lead, language), plain(textIn(body, language))].filter(Boolean).join('\n\n'),
    }))
}

export const evidenceFor = async (env: Env, id: OrderId, now: number): Promise<Evidence | undefined> => {
  const stored = await orderForStaff(env, id)
  if (!stored) return undefined
  const { order, timeline } = stored
  const [history, terms, files, messages, invoices] = await Promise.all([
    riskHistoryOf(env.TRANSACTIONS_DB, order),
    termsOf(env, order),
    filesSeen(env, order, now),
    messagesOf(env.TRANSACTIONS_DB, id),
    invoicesOf(env.TRANSACTIONS_DB, id),
  ])
  const sent = messages.filter(({ state }) => state === 'sent')
  return {
    order,
    risk: riskOf(order, timeline, history),
    terms,
    files,
    messages: sent.slice(-MESSAGES_MAX),
    invoices,
  }
}
