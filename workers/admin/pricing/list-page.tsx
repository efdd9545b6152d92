/** Price lists, the latest first. */
import { countryName } from '#domain/formats'
import { joined, localeOf, type Language } from '#domain/languages'
import type { ListedPriceList } from '#schema/products/pricing/price-lists'
import { Empty, Find } from '../frame/lists.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { pricingMessages } from './messages/index.ts'
import { PRICE_LISTS_PATH as PATH, stateOf, type ListState } from './props.ts'

type Props = {
  readonly lists: readonly ListedPriceList[]
  readonly next: number | null
  readonly q: string
  readonly gone: string
  /** Names of those that lists are for, by their ids. */
  readonly companies: ReadonlyMap<string, string>
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
}

export const PriceListsPage = ({ lists, next, q, gone, companies, language, now, allowed }: Props) => {
  const messages = pricingMessages[language]
  const add = allowed && (
    <a class="btn go" href={`${PATH}/new`}>
      {messages.add}
    </a>
  )
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="acts row">
          <a class="btn" href={`${PATH}/preview`}>
            {messages.preview.title}
          </a>
          {add}
        </span>
      </header>
      {gone !== '' && (
        <div class="in-p">
          <div class="say" role="status">
            <Icon name="check" />
            <span>{messages.gone(gone)}</span>
          </div>
        </div>
      )}
      {(lists.length > 0 || q !== '') && (
        <form class="tools" action={PATH} role="search">
          <Find label={messages.find} value={q} />
          {q !== '' && (
            <a class="btn bare" href={PATH}>
              {frameMessages[language].clear}
            </a>
          )}
        </form>
      )}
      {lists.length === 0 && q !== '' ? (
        <Empty heading={messages.nothingFound(q)} why={messages.nothingFoundWhy} />
      ) : lists.length === 0 ? (
        <Empty icon="product" heading={messages.none} why={messages.noneWhy}>
          {add}
        </Empty>
      ) : (
        <Rows {...{ lists, companies, language, now }} />
      )}
      {next !== null && (
        <p class="in-p">
          <a class="btn" href={`${PATH}?${new URLSearchParams({ ...(q !== '' && { q }), before: String(next) })}`}>
            {messages.older}
          </a>
        </p>
      )}
    </>
  )
}

const LOOKS: Readonly<Record<ListState, string>> = { draft: 'off', ahead: 'half', 'in-force': 'full', over: 'off' }

export const StateMark = ({ state, language }: { readonly state: ListState; readonly language: Language }) => (
  <span class={`st ${LOOKS[state]}`}>{pricingMessages[language].states[state]}</span>
)

/** More of them stand on the page of the list. */
const NAMED = 3

type WhomProps = Pick<Props, 'companies' | 'language'> & { readonly list: ListedPriceList }

/** Whose prices they are, by name; on a phone with the currency, which has no cell there. */
const Whom = ({ list: { audience, currency }, companies, language }: WhomProps) => {
  const { audiences } = pricingMessages[language]
  const names =
    audience.type === 'everyone'
      ? []
      : audience.names.map((name) =>
          audience.type === 'countries' ? countryName(name, localeOf(language)) : (companies.get(name) ?? name),
        )
  return (
    <>
      {audiences[audience.type]}
      {names.length > 0 && (
        <span class="s mute">
          {' '}
          {joined(language, ...names.slice(0, NAMED))}
          {names.length > NAMED && ` +${names.length - NAMED}`}
        </span>
      )}
      <span class="only-s"> · {currency}</span>
    </>
  )
}

const Rows = ({ lists, companies, language, now }: Pick<Props, 'lists' | 'companies' | 'language' | 'now'>) => {
  const messages = pricingMessages[language]
  const moment = (at: number | null) => at !== null && <When at={at} now={now} language={language} />
  return (
    <Table
      label={messages.title}
      rows={lists}
      columns={[
        {
          head: messages.name,
          names: true,
          class: 'c-id',
          cell: ({ id, name }) => (
            <a class="id anywhere" href={`${PATH}/${id}`}>
              {name}
            </a>
          ),
        },
        { head: messages.kind, class: 'c-sum', cell: ({ kind }) => messages.kindsShort[kind] },
        {
          head: messages.audience,
          class: 'c-who soft',
          cell: (list) => <Whom {...{ list, companies, language }} />,
        },
        { head: messages.currency, class: 'soft hide-m', cell: ({ currency }) => currency },
        { head: messages.from, class: 'soft nw hide-m', cell: ({ from }) => moment(from) },
        { head: messages.until, class: 'c-date soft nw', cell: ({ until }) => moment(until) },
        {
          head: messages.state,
          class: 'c-st',
          cell: (list) => <StateMark state={stateOf(list, now)} language={language} />,
        },
      ]}
    />
  )
}
