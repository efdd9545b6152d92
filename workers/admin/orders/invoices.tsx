/** /admin/invoices: everything that was issued, the latest first; and the tax in it by country, as a page and as a file. */
import { Hono } from 'hono'
import { countryName, dayName } from '#domain/formats'
import { localeOf } from '#domain/languages'
import { currency, decimal, formatSum, isCurrency } from '#domain/money'
import { INVOICE_KINDS } from '#domain/orders/invoices/invoice'
import { listingInvoices, readingInvoice, readingTaxTotals } from '../../flows/orders/invoice-questions.ts'
import { invoiceFile, invoiceFileIn } from '../../flows/orders/invoices/file.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { addressWith, Empty, Find, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { csvOf } from '../frame/csv.ts'
import { Table } from '../frame/table.tsx'
import { invoicePath } from './order-invoices.tsx'
import { ordersMessages } from './messages/index.ts'

export const invoices = new Hono<AdminApp>()
const PATH = '/admin/invoices'

const amountIn = ({ var: { language } }: AdminContext, amount: number, of: string): string =>
  isCurrency(of) ? formatSum({ amount, currency: currency(of) }, localeOf(language)) : ''

const Head = ({ title, csv, c }: { readonly title: string; readonly csv?: string; readonly c: AdminContext }) => {
  const { invoices: texts } = ordersMessages[c.var.language]
  const here = csv ? 'tax' : 'all'
  const views = [
    { id: 'all', label: texts.title, href: PATH },
    { id: 'tax', label: texts.tax, href: `${PATH}/tax` },
  ]
  return (
    <>
      <header class="head">
        <h1>{title}</h1>
        {csv && (
          <span class="acts row">
            <a class="btn" href={csv} download>
              {texts.csv}
            </a>
          </span>
        )}
      </header>
      <Views views={views} here={here} label={texts.title} language={c.var.language} />
    </>
  )
}

invoices.get('/', only(listingInvoices), async (c) => {
  const { language } = c.var
  const { invoices: texts } = ordersMessages[language]
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const kind = INVOICE_KINDS.find((one) => one === c.req.query('kind'))
  const before = /^\d{1,12}$/.exec(c.req.query('before') ?? '')?.[0]
  const list = await ask(c, listingInvoices, { q, ...(kind && { kind }), ...(before && { before }) })
  if (!list.ok) return showMissing(c)
  const { invoices: rows, next } = list.value
  return showPage(
    c,
    { title: texts.title, here: 'invoices' },
    <>
      <Head title={texts.title} c={c} />
      {(rows.length > 0 || q !== '') && (
        <form class="tools" action={PATH} role="search">
          <Find label={texts.find} value={q} />
          {q !== '' && (
            <a class="btn bare" href={PATH}>
              {frameMessages[language].clear}
            </a>
          )}
        </form>
      )}
      {rows.length === 0 ? (
        <Empty icon="note" heading={q === '' ? texts.none : texts.nothingFound(q)} why={q === '' ? texts.noneWhy : ''}>
          {q === '' && (
            <a class="btn go" href="/admin/settings/invoices">
              {texts.settings}
            </a>
          )}
        </Empty>
      ) : (
        <Table
          label={texts.title}
          rows={rows}
          columns={[
            {
              head: texts.number,
              names: true,
              class: 'c-id nw',
              cell: ({ name, kind: of }) => (
                <>
                  <a class="id" href={invoicePath(name, 'pdf')}>
                    {name}
                  </a>
                  {of === 'credit-note' && <span class="s mute"> {texts.kinds[of]}</span>}
                </>
              ),
            },
            { head: texts.day, class: 'c-date soft nw', cell: ({ day }) => dayName(day, localeOf(language)) },
            {
              head: texts.order,
              class: 'c-st soft',
              cell: ({ orderId, orderName }) => <a href={`/admin/orders/${orderId}`}>{orderName}</a>,
            },
            { head: texts.buyer, class: 'c-who', cell: ({ buyer }) => buyer },
            {
              head: texts.total,
              class: 'num c-sum b',
              cell: ({ total, currency: of, kind: what }) => amountIn(c, what === 'invoice' ? total : -total, of),
            },
          ]}
        />
      )}
      {next !== null && (
        <p class="in-p">
          <a class="btn" href={addressWith(PATH, { q, kind: kind ?? null }, { before: String(next) })}>
            {texts.older}
          </a>
        </p>
      )}
    </>,
  )
})

const totals = (c: AdminContext) => {
  const [from, until] = [c.req.query('from'), c.req.query('until')]
  return ask(c, readingTaxTotals, { ...(from && { from }), ...(until && { until }) })
}

const percent = (rate: number): string => String(Number((rate / 100).toFixed(4)))

invoices.get('/tax', only(readingTaxTotals), async (c) => {
  const { language } = c.var
  const { invoices: texts } = ordersMessages[language]
  const found = await totals(c)
  if (!found.ok) return showMissing(c)
  const { from, until, lines } = found.value
  return showPage(
    c,
    { title: texts.tax, here: 'invoices' },
    <>
      <Head title={texts.tax} csv={addressWith(`${PATH}/tax.csv`, { from, until })} c={c} />
      <form class="tools" role="search" method="get" action={`${PATH}/tax`}>
        <label class="row tight s soft">
          {texts.from}
          <input class="in fit" type="date" name="from" value={from} />
        </label>
        <label class="row tight s soft">
          {texts.until}
          <input class="in fit" type="date" name="until" value={until} />
        </label>
        <button class="btn">{frameMessages[language].apply}</button>
        <span class="s mute end-x hide-s">{texts.taxAbout}</span>
      </form>
      {lines.length === 0 ? (
        <Empty icon="note" heading={texts.noTax} why={texts.noTaxWhy}>
          <a class="btn" href={PATH}>
            {texts.title}
          </a>
        </Empty>
      ) : (
        <Table
          label={texts.tax}
          rows={lines}
          columns={[
            {
              head: texts.country,
              names: true,
              class: 'c-id',
              cell: ({ country }) => (country === '' ? '—' : countryName(country, localeOf(language))),
            },
            {
              head: texts.rate,
              class: 'num c-who',
              cell: ({ category, rate }) => (category === 'S' ? `${percent(rate)} %` : texts.categories(category)),
            },
            { head: texts.documents, class: 'num soft', cell: ({ documents }) => String(documents) },
            {
              head: texts.net,
              class: 'num c-date',
              cell: ({ base, currency: of }) => (
                <>
                  <span class="only-s">{texts.net} </span>
                  {amountIn(c, base, of)}
                </>
              ),
            },
            { head: texts.taxed, class: 'num c-sum b', cell: ({ tax, currency: of }) => amountIn(c, tax, of) },
          ]}
        />
      )}
    </>,
  )
})

invoices.get('/tax.csv', only(readingTaxTotals), async (c) => {
  const found = await totals(c)
  if (!found.ok) return showMissing(c)
  const rows = found.value.lines.map(({ country, currency: of, category, rate, base, tax, documents }) => {
    const written = (amount: number) => (isCurrency(of) ? decimal({ amount, currency: currency(of) }) : '')
    return [country, category, percent(rate), of, written(base), written(tax), String(documents)]
  })
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="tax-${found.value.from}-${found.value.until}.csv"`)
  return c.body(csvOf([['Country', 'Category', 'Rate %', 'Currency', 'Net', 'Tax', 'Documents'], ...rows]))
})

invoices.get('/file/:file', only(readingInvoice), async (c) => {
  const file = invoiceFileIn(c.req.param('file') ?? '')
  const found = file && (await ask(c, readingInvoice, { name: file.name }))
  return file && found?.ok ? invoiceFile(c.env, found.value, file.as) : showMissing(c)
})
