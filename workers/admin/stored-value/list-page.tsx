/** Gift cards and store credit, the latest first, with what the shop owes by them. */
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import { STORED_VALUE_STATES, type StoredValueRecord } from '#domain/stored-value/record'
import type { Owed } from '#schema/transactions/stored-value/list'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { storedValueMessages } from './messages/index.ts'
import type { Owners } from './owners.ts'
import { amountText, calledOf, ValueState } from './parts.tsx'
import { GIFT_CARDS_PATH as PATH } from './typed.ts'

export const VIEWS = ['all', ...STORED_VALUE_STATES, 'credit'] as const
export type ViewName = (typeof VIEWS)[number]

type Props = {
  readonly values: readonly StoredValueRecord[]
  readonly owed: readonly Owed[]
  readonly next: number | null
  readonly owners: Owners
  readonly q: string
  readonly view: ViewName
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
}

const viewPath = (view: ViewName, q = ''): string => addressWith(PATH, { view: view === 'all' ? null : view, q })

const labelOf = (view: ViewName, language: Language): string => {
  const { views, states } = storedValueMessages[language]
  return view === 'all' || view === 'credit' ? views[view] : states[view]
}

const IssueLink = ({ language }: { readonly language: Language }) => (
  <a class="btn go" href={`${PATH}/new`}>
    {storedValueMessages[language].issue}
  </a>
)

/** What is owed in each currency, cards and credit together. */
const sumsOf = (owed: readonly Owed[], language: Language): string =>
  [...Map.groupBy(owed, ({ currency }) => currency)]
    .map(([currency, all]) =>
      amountText(
        all.reduce((sum, one) => sum + one.owed, 0),
        currency as Currency,
        language,
      ),
    )
    .join(' + ')

export const ValuesPage = (props: Props) => {
  const { values, owed, next, q, view, language, allowed } = props
  const messages = storedValueMessages[language]
  const isEmpty = values.length === 0 && q === '' && view === 'all'
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-s">
          {owed.length === 0 ? messages.owedNone : `${messages.owed} ${sumsOf(owed, language)}`}
        </span>
        <span class="acts row">
          <a class="btn hide-s" href={`${PATH}/check`}>
            {messages.check}
          </a>
          <a
            class="btn hide-s"
            href={addressWith(`${PATH}/list.csv`, { view: view === 'all' ? null : view, q })}
            download
          >
            {messages.csv}
          </a>
          {allowed && <IssueLink language={language} />}
        </span>
      </header>
      <Views
        views={VIEWS.map((id) => ({ id, label: labelOf(id, language), href: viewPath(id) }))}
        here={view}
        label={messages.title}
        language={language}
      />
      {!isEmpty && (
        <form class="tools" action={PATH} role="search">
          {view !== 'all' && <input type="hidden" name="view" value={view} />}
          <Find label={messages.find} value={q} />
          {q !== '' && (
            <a class="btn bare" href={viewPath(view)}>
              {frameMessages[language].clear}
            </a>
          )}
        </form>
      )}
      {isEmpty ? (
        <Empty icon="card" heading={messages.none} why={messages.noneWhy}>
          {allowed && <IssueLink language={language} />}
        </Empty>
      ) : values.length === 0 ? (
        <Empty heading={messages.nothing} why={messages.nothingWhy} />
      ) : (
        <Rows {...props} />
      )}
      {next !== null && (
        <p class="in-p">
          <Pages language={language} newer={null} older={addressWith(viewPath(view, q), { before: String(next) })} />
        </p>
      )}
    </>
  )
}

type WhomProps = Pick<Props, 'owners' | 'language'> & { readonly value: StoredValueRecord }

const Whom = ({ value, owners, language }: WhomProps) => {
  const { recipient, customerId, kind } = value
  const messages = storedValueMessages[language]
  if (kind === 'store-credit')
    return <a href={`/admin/customers/${customerId}`}>{owners.get(customerId ?? '') ?? messages.customer}</a>
  return <>{recipient.name || recipient.email || messages.nobody}</>
}

const Rows = ({ values, owners, language, now }: Props) => {
  const messages = storedValueMessages[language]
  return (
    <Table
      label={messages.title}
      rows={values}
      columns={[
        {
          head: messages.code,
          names: true,
          class: 'c-id nw',
          cell: (value) => (
            <a class="id" href={`${PATH}/${value.id}`}>
              {calledOf(value, language)}
            </a>
          ),
        },
        {
          head: messages.recipient,
          class: 'c-who anywhere',
          cell: (value) => <Whom value={value} owners={owners} language={language} />,
        },
        {
          head: messages.order,
          class: 'soft hide-m',
          cell: ({ orderId, orderName }) =>
            orderId === null ? messages.byStaff : <a href={`/admin/orders/${orderId}`}>{orderName}</a>,
        },
        {
          head: messages.issuedOn,
          class: 'c-date soft nw',
          cell: ({ createdAt }) => <When at={createdAt} now={now} language={language} show="day" />,
        },
        { head: messages.state, class: 'c-st', cell: (value) => <ValueState {...{ value, now, language }} /> },
        {
          head: messages.balance,
          class: 'num c-sum b',
          cell: ({ balance, issued, currency }) => (
            <>
              {amountText(balance, currency, language)}
              {balance !== issued && (
                <span class="s mute hide-m"> {messages.of(amountText(issued, currency, language))}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
