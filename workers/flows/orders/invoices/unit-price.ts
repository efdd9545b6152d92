/** What one unit of a line costs, as an invoice says it. */
import { localeOf } from '#domain/languages'
import { digitsOf } from '#domain/money'
import type { Invoice, InvoiceLine } from '#domain/orders/invoices/invoice'

/**
 * Without tax, and after what promotions took off (Directive 2006/112/EC, article 226 (8)). Where the amount of the line does not divide
 * by its units, two digits more than its money has: the amount of the line counts, and this one explains it.
 */
export const unitPriceText = (
  { net, units }: Pick<InvoiceLine, 'net' | 'units'>,
  { currency, language }: Pick<Invoice, 'currency' | 'language'>,
): string => {
  const digits = digitsOf(currency)
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits + 2,
  })
  return format.format(net / units / 10 ** digits)
}
