/** The list of returns: by what has to be done next, found by order, customer or parcel. */
import type { ReturnStatus } from '#domain/after-sales/return'
import type { Language } from '#domain/languages'
import {
  RETURN_VIEWS,
  type ReturnPlace,
  type ReturnRow,
  type ReturnView,
} from '#schema/transactions/after-sales/returns'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { returnsMessages } from './messages/index.ts'

export const PATH = '/admin/returns'

const SHAPES: Readonly<Record<ReturnStatus, string>> = {
  requested: 'due',
  approved: 'half',
  declined: 'off',
  cancelled: 'off',
  sent: 'half',
  received: 'due',
  inspected: 'due',
  refunded: 'full',
  credited: 'full',
  exchanged: 'full',
  'sent-back': 'off',
}

export const ReturnState = ({ status, language }: { readonly status: ReturnStatus; readonly language: Language }) => (
  <span class={`st ${SHAPES[status]}`}>{returnsMessages[language].status[status]}</span>
)

type Shown = {
  readonly view: ReturnView
  readonly q: string
  readonly rows: readonly ReturnRow[]
  readonly next: ReturnPlace | null
  readonly isFirst: boolean
  readonly counts: Readonly<Record<ReturnView, number>>
  readonly language: Language
  readonly now: number
}

export const ListPage = ({ view, q, rows, next, isFirst, counts, language, now }: Shown) => {
  const messages = returnsMessages[language]
  const here = { view: view === 'all' ? null : view, q }
  const [heading = '', why = ''] = messages.empty
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
      </header>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={view}
        views={RETURN_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          count: counts[id],
          href: addressWith(PATH, { view: id === 'all' ? null : id, q }),
        }))}
      />
      <form class="tools" method="get" action={PATH}>
        {view !== 'all' && <input type="hidden" name="view" value={view} />}
        <Find label={messages.find} value={q} />
        <button class="btn">{messages.search}</button>
      </form>
      <div class="sheet-form">
        {rows.length === 0 ? (
          <Empty heading={heading} why={why} icon={q === '' ? 'refund' : 'search'} />
        ) : (
          <Table
            label={messages.title}
            rows={rows}
            columns={[
              {
                head: messages.columns.order,
                class: 'c-id',
                names: true,
                cell: ({ orderId, id, order, kind }) => (
                  <>
                    <a class="id" href={`${PATH}/${orderId}/${id}`}>
                      {order}
                    </a>{' '}
                    {kind === 'withdrawal' && <span class="s mute">{messages.withdrawal}</span>}
                  </>
                ),
              },
              { head: messages.columns.customer, class: 'c-who', cell: ({ customer }) => customer },
              {
                head: messages.columns.state,
                class: 'c-st',
                cell: ({ status }) => <ReturnState {...{ status, language }} />,
              },
              { head: messages.columns.units, class: 'num', cell: ({ units }) => units },
              {
                head: messages.columns.tracking,
                class: 'hide-m soft',
                cell: ({ carrier, tracking }) => [carrier, tracking].filter(Boolean).join(' · '),
              },
              {
                head: messages.columns.asked,
                class: 'c-date nw soft',
                cell: ({ requestedAt }) => <When at={requestedAt} now={now} language={language} />,
              },
            ]}
          />
        )}
        {(next || !isFirst) && (
          <footer class="foot">
            <Pages
              language={language}
              newer={isFirst ? null : addressWith(PATH, here)}
              older={next && addressWith(PATH, here, { after: `${next.requestedAt}.${next.id}` })}
            />
          </footer>
        )}
      </div>
    </>
  )
}
