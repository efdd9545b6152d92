/** An invoice as a file: to print, or to be booked by machine. Nobody but who asked may keep it. */
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { Env } from '../../../env.ts'

export const INVOICE_FILES = ['pdf', 'xml'] as const
export type InvoiceFile = (typeof INVOICE_FILES)[number]

const TYPES: Readonly<Record<InvoiceFile, string>> = { pdf: 'application/pdf', xml: 'application/xml; charset=utf-8' }

/** `INV-2026-00042.pdf` → its number, and as what; undefined for what cannot be the name of such a file. */
export const invoiceFileIn = (text: string): { readonly name: string; readonly as: InvoiceFile } | undefined => {
  const [, name = '', ending] = /^(.{1,100})\.(pdf|xml)$/.exec(text) ?? []
  const as = INVOICE_FILES.find((one) => one === ending)
  return as && { name, as }
}

const contentOf = async (
  env: Pick<Env, 'ASSETS'>,
  invoice: Invoice,
  as: InvoiceFile,
): Promise<Uint8Array<ArrayBuffer> | string> => {
  if (as === 'pdf') return drawnInvoice(env, invoice)
  const { ublOf } = await import('#domain/orders/invoices/ubl')
  return ublOf(invoice)
}

/** As PDF. */
export const drawnInvoice = async (env: Pick<Env, 'ASSETS'>, invoice: Invoice): Promise<Uint8Array<ArrayBuffer>> => {
  // What draws pages is as large as all of the shop's pages together: whoever fetches a file waits for it, and nobody else.
  const { invoicePdf } = await import('./pdf.ts')
  return new Uint8Array(await invoicePdf(env, invoice))
}

export const invoiceFile = async (env: Pick<Env, 'ASSETS'>, invoice: Invoice, as: InvoiceFile): Promise<Response> => {
  const name = `${invoice.name}.${as}`
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  return new Response(await contentOf(env, invoice, as), {
    headers: {
      'content-type': TYPES[as],
      'content-disposition': `${as === 'pdf' ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
