/** /admin/inventory/value: what the stock was worth at cost, day by day; as a page and as a file. */
import { Hono } from 'hono'
import { localeOf } from '#domain/languages'
import { decimal, formatMoney, isCurrency, money } from '#domain/money'
import { readingStockValue } from '../../../flows/inventory/overview-questions.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { countText } from '../../frame/count.ts'
import { addressWith, Empty } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { Table } from '../../frame/table.tsx'
import { csvOf } from '../../frame/csv.ts'
import { InventoryHead } from '../inventory-head.tsx'
import { placeName } from '../place-name.ts'
import { overviewMessages } from './messages/index.ts'

export const value = new Hono<AdminApp>()
const PATH = '/admin/inventory/value'

const read = async (c: AdminContext) => {
  const [from, until] = [c.req.query('from'), c.req.query('until')]
  const found = await ask(c, readingStockValue, { ...(from && { from }), ...(until && { until }) })
  return found.ok ? found.value : undefined
}

value.get('/', only(readingStockValue), async (c) => {
  const { language, settings } = c.var
  const messages = overviewMessages[language]
  const found = await read(c)
  if (!found) return showMissing(c)
  const { from, until, values } = found
  return showPage(
    c,
    { title: messages.value, here: 'inventory' },
    <>
      <InventoryHead title={messages.value} language={language}>
        <a class="btn" href={addressWith(`${PATH}/csv`, { from, until })} download>
          {messages.csv}
        </a>
      </InventoryHead>
      <form class="tools" role="search" method="get" action={PATH}>
        <label class="row tight s soft">
          {messages.from}
          <input class="in fit" type="date" name="from" value={from} />
        </label>
        <label class="row tight s soft">
          {messages.until}
          <input class="in fit" type="date" name="until" value={until} />
        </label>
        <button class="btn">{frameMessages[language].apply}</button>
        <span class="s mute end-x hide-s">{messages.valueAbout}</span>
      </form>
      {values.length === 0 ? (
        <Empty icon="stock" heading={messages.noValue} why={messages.noValueWhy} />
      ) : (
        <Table
          label={messages.value}
          rows={values}
          columns={[
            { head: messages.day, class: 'c-id nw', cell: ({ day }) => day },
            { head: messages.location, class: 'c-who soft', cell: ({ location }) => placeName(settings, location) },
            { head: messages.units, class: 'num c-date', cell: ({ units }) => countText(units, language) },
            {
              head: messages.worth,
              class: 'num c-sum b',
              cell: ({ currency, value: amount }) =>
                isCurrency(currency) ? (
                  formatMoney(money(amount, currency), localeOf(language))
                ) : (
                  <span class="mute">{messages.costless}</span>
                ),
            },
          ]}
        />
      )}
    </>,
  )
})

value.get('/csv', only(readingStockValue), async (c) => {
  const found = await read(c)
  if (!found) return showMissing(c)
  const rows = found.values.map(({ day, location, currency, units, value: amount }) => {
    const text = isCurrency(currency) ? decimal(money(amount, currency)) : ''
    return [day, location, currency, String(units), text]
  })
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="stock-value-${found.until}.csv"`)
  return c.body(csvOf([['Day', 'Location', 'Currency', 'Units', 'Value'], ...rows]))
})
