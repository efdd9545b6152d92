/**
 * What comes with a mail as a file: the invoice that it tells of. It is drawn when the mail leaves, the same each time, so that no row
 * and no queue carries it.
 */
import { INVOICE_TEMPLATES, type Message } from '#domain/notifications/message'
import type { Invoice } from '#domain/orders/invoices/invoice'
import { invoiceBy } from '#schema/transactions/orders/invoices'
import type { Env } from '../../env.ts'
import type { MailAttachment } from '../../providers/mail/provider.ts'
import { drawnInvoice } from '../orders/invoices/file.ts'

/** In bytes; a mail may have three MiB. Whatever is larger is found with the order, where the mail leads to. */
const ATTACHED_BYTES_MAX = 2 * 1024 * 1024

const OF_INVOICE = ':mail'

/** Under which the mail of an invoice is kept. */
export const invoiceMailId = ({ id }: Pick<Invoice, 'id'>): string => `${id}${OF_INVOICE}`

/** What a mail is about, where it brings it along. */
const invoiceOfMail = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  { id, template, channel }: Pick<Message, 'id' | 'template' | 'channel'>,
): Promise<Invoice | null> =>
  channel === 'mail' && INVOICE_TEMPLATES.some((one) => one === template) && id.endsWith(OF_INVOICE)
    ? invoiceBy(env.TRANSACTIONS_DB, id.slice(0, -OF_INVOICE.length))
    : null

/** Its number; null where nothing is attached. */
export const attachedNumber = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  message: Pick<Message, 'id' | 'template' | 'channel'>,
): Promise<string | null> => (await invoiceOfMail(env, message))?.name ?? null

export const attachmentsOf = async (
  env: Pick<Env, 'TRANSACTIONS_DB' | 'ASSETS'>,
  message: Pick<Message, 'id' | 'template' | 'channel'>,
): Promise<readonly MailAttachment[]> => {
  const invoice = await invoiceOfMail(env, message)
  if (!invoice) return []
  const content = await drawnInvoice(env, invoice)
  return content.byteLength > ATTACHED_BYTES_MAX
    ? []
    : [{ name: `${invoice.name}.pdf`, type: 'application/pdf', content }]
}
