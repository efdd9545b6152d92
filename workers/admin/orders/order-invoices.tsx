/** Invoices and credit notes of an order, for staff. */
import { dayName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Invoice } from '#domain/orders/invoices/invoice'
import { ordersMessages } from './messages/index.ts'

type Props = { readonly invoices: readonly Invoice[]; readonly language: Language }

/** Where an invoice is fetched. */
export const invoicePath = (name: string, as: 'pdf' | 'xml'): string =>
  `/admin/invoices/file/${encodeURIComponent(name)}.${as}`

export const OrderInvoices = ({ invoices, language }: Props) => {
  const { invoices: texts } = ordersMessages[language]
  const locale = localeOf(language)
  if (invoices.length === 0) return null
  return (
    <section class="panel unprinted" aria-labelledby="invoices">
      <header>
        <h2 id="invoices">{texts.title}</h2>
      </header>
      <ul class="in-p stack tight">
        {invoices.map(({ kind, name, day, total, currency }) => (
          <li class="row">
            <a href={invoicePath(name, 'pdf')}>{`${texts.kinds[kind]} ${name}`}</a>
            <span class="soft s">
              {dayName(day, locale)} · {formatMoney({ amount: total, currency }, locale)}
            </span>
            <a class="s end-x" href={invoicePath(name, 'xml')}>
              {texts.machine}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
