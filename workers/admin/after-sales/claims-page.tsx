/** Claims of all orders, the latest first. */
import type { Claim } from '#domain/after-sales/claim'
import type { OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { Empty, Views } from '../frame/lists.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { claimsMessages } from './messages/claims.ts'

type Props = {
  readonly rows: readonly { readonly order: { readonly id: OrderId; readonly name: string }; readonly claim: Claim }[]
  readonly view: 'open' | 'all'
  readonly language: Language
  readonly now: number
}

export const ClaimsPage = ({ rows, view, language, now }: Props) => {
  const messages = claimsMessages[language]
  const views = (['open', 'all'] as const).map((one) => ({
    href: one === 'open' ? '/admin/claims' : '/admin/claims?view=all',
    label: messages.views[one],
    id: one,
  }))
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.sub}</span>
      </header>
      <Views views={views} here={view} label={messages.viewsLabel} language={language} />
      <div class="body">
        {rows.length === 0 ? (
          <Empty heading={messages.none} why={messages.noneWhy}>
            <a class="btn" href="/admin/orders">
              {messages.toOrders}
            </a>
          </Empty>
        ) : (
          <Table
            label={messages.title}
            rows={rows}
            columns={[
              {
                head: messages.order,
                names: true,
                class: 'c-id',
                cell: ({ order }) => (
                  <a class="id" href={`/admin/claims/${order.id}`}>
                    {order.name}
                  </a>
                ),
              },
              {
                head: messages.what,
                class: 'c-who anywhere lines-cell',
                cell: ({ claim }) => (
                  <>
                    {claim.units.map(({ units, kind }) => messages.units(units, messages.kinds[kind])).join(', ')}
                    {claim.note && <div class="s soft">{claim.note}</div>}
                  </>
                ),
              },
              { head: messages.state, class: 'c-st', cell: ({ claim }) => messages.statuses[claim.status] },
              {
                head: messages.when,
                class: 'c-date soft nw',
                cell: ({ claim }) => <When at={claim.since} now={now} language={language} />,
              },
            ]}
          />
        )}
      </div>
    </>
  )
}
