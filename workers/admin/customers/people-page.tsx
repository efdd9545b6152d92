/** The list of customers: views, search, rows that become cards on a phone, and what is done to those that are ticked. */
import { countryName } from '#domain/formats'
import { CUSTOMER_VIEWS } from '#domain/customers/record'
import { localeOf, type Language } from '#domain/languages'
import { COUNTED_MAX, type CustomerRow } from '#schema/users/customers/records'
import type { ListedCustomer } from '../../flows/customers/record-questions.ts'
import { countText } from '../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table, type Column } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { entryMessages, peopleMessages } from './messages/index.ts'
import { calledOf, CustomerStateLabel, ordersIn, sumsOf } from './people-parts.tsx'
import { PATH, peopleAddress, type PeopleQuery } from './people-query.ts'

type Listed = {
  readonly customers: readonly ListedCustomer[]
  readonly last: readonly CustomerRow[]
  readonly newer: boolean
  readonly older: boolean
  readonly count: number
}

export type PeoplePageProps = {
  readonly query: PeopleQuery
  readonly list: Listed
  readonly tags: readonly string[]
  readonly language: Language
  readonly now: number
  readonly allowed: boolean
  readonly refusal: ShownRefusal | null
  readonly typed: { readonly add: string; readonly remove: string; readonly picked: readonly string[] }
  readonly done: string | null
}

export const PeoplePage = (props: PeoplePageProps) => {
  const { query, list, language, refusal, done, allowed } = props
  const messages = peopleMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="acts row">
          {allowed && (
            <a class="btn bare" href="/admin/imports">
              {messages.bring}
            </a>
          )}
          <a class="btn bare" href={peopleAddress(query, {}, `${PATH}/export.csv`)} download>
            {messages.takeOut}
          </a>
          {allowed && (
            <a class="btn go" href={`${PATH}/new`}>
              {entryMessages[language].add}
            </a>
          )}
        </span>
      </header>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={query.view}
        views={CUSTOMER_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          href: peopleAddress({ ...query, view: id }),
        }))}
      />
      <Tools {...props} />
      {(refusal ?? done) !== null && (
        <div class="in-p">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {done !== null && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{done}</div>
            </div>
          )}
        </div>
      )}
      <form class="sheet-form" method="post" action={`${PATH}/tags`}>
        <Key />
        {(['view', 'q', 'tag'] as const).map((name) => (
          <input type="hidden" name={`list-${name}`} value={query[name]} />
        ))}
        {list.customers.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
        <Foot {...props} />
      </form>
    </>
  )
}

const Tools = ({ query, list, tags, language }: PeoplePageProps) => {
  const messages = peopleMessages[language]
  const { view, q, tag } = query
  return (
    <form class="tools" role="search" method="get" action={PATH} data-filters>
      {view !== 'all' && <input type="hidden" name="view" value={view} />}
      <Find label={messages.find} value={q} />
      {(tags.length > 0 || tag !== '') && (
        <>
          <label class="vh" for="tag">
            {messages.tag}
          </label>
          <select class="in fit" id="tag" name="tag">
            <option value="">{messages.anyTag}</option>
            {[...new Set([...tags, ...(tag === '' ? [] : [tag])])].map((one) => (
              <option value={one} selected={one === tag}>
                {one}
              </option>
            ))}
          </select>
        </>
      )}
      <button class="btn">{frameMessages[language].apply}</button>
      {(q !== '' || tag !== '') && (
        <a class="btn bare" href={peopleAddress({ view, q: '', tag: '' })}>
          {frameMessages[language].clearAll}
        </a>
      )}
      <span class="end-x mute s hide-s">
        {list.count > COUNTED_MAX ? messages.many(countText(COUNTED_MAX, language)) : messages.count(list.count)}
      </span>
    </form>
  )
}

const Rows = ({ list, language, now, allowed, typed }: PeoplePageProps) => {
  const messages = peopleMessages[language]
  const picking: Column<ListedCustomer> = {
    class: 'c-pick',
    head: (
      <label data-all hidden>
        <input type="checkbox" aria-label={messages.selectAll} />
      </label>
    ),
    cell: (row) => (
      <label>
        <input
          type="checkbox"
          name="customer"
          value={row.id}
          checked={typed.picked.includes(row.id)}
          aria-label={messages.select(calledOf(row, language))}
        />
      </label>
    ),
  }
  return (
    <Table
      label={messages.title}
      rows={list.customers}
      rowClass={({ state }) => (state === 'merged' || state === 'disabled' ? 'gone' : undefined)}
      columns={[
        ...(allowed ? [picking] : []),
        {
          head: messages.customer,
          names: true,
          class: 'c-id',
          cell: (row) => (
            <>
              <a class="id anywhere" href={`${PATH}/${row.id}`}>
                {calledOf(row, language)}
              </a>
              {row.hasNote && (
                <span class="flags" title={messages.hasNote}>
                  {' '}
                  <Icon name="note" />
                  <span class="vh">{messages.hasNote}</span>
                </span>
              )}
            </>
          ),
        },
        {
          head: messages.mail,
          class: 'c-who soft clip',
          cell: ({ email, phone }) => email ?? phone,
        },
        {
          head: messages.place,
          class: 'soft nw hide-m',
          cell: ({ place }) =>
            place && [place.city, countryName(place.country, localeOf(language))].filter(Boolean).join(', '),
        },
        { head: messages.tags, class: 'hide-m', cell: ({ tags }) => <Tags tags={tags} /> },
        {
          head: messages.state,
          class: 'c-st',
          cell: ({ state }) => <CustomerStateLabel state={state} language={language} />,
        },
        { head: messages.orders, class: 'num', cell: ({ bought }) => countText(ordersIn(bought), language) },
        {
          head: messages.spent,
          class: 'c-sum num nw',
          cell: ({ bought }) => sumsOf(bought, language).join(' + ') || '—',
        },
        {
          head: messages.writes,
          class: 'soft nw hide-m',
          cell: ({ newsletter }) => (newsletter ? messages.newsletter : messages.nobody),
        },
        {
          head: messages.since,
          class: 'c-date nw soft',
          cell: ({ createdAt }) => <When at={createdAt} now={now} language={language} show="day" />,
        },
      ]}
    />
  )
}

/** More than these make a row high. */
const TAGS_SHOWN = 3

const Tags = ({ tags }: { readonly tags: readonly string[] }) => (
  <span class="row tight">
    {tags.slice(0, TAGS_SHOWN).map((tag) => (
      <span class="tag">{tag}</span>
    ))}
    {tags.length > TAGS_SHOWN && <span class="s mute">+{tags.length - TAGS_SHOWN}</span>}
  </span>
)

const Nothing = ({ query, language }: PeoplePageProps) => {
  const messages = peopleMessages[language]
  if (query.view === 'all' && query.q === '' && query.tag === '')
    return <Empty icon="customers" heading={messages.empty} why={messages.emptyWhy} />
  return (
    <Empty heading={messages.nothing} why={messages.nothingWhy}>
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

const Foot = ({ query, list, language, allowed, typed }: PeoplePageProps) => {
  const messages = peopleMessages[language]
  const [first, last] = [list.last[0], list.last.at(-1)]
  const to = (name: 'before' | 'after', row: CustomerRow | undefined) =>
    row ? peopleAddress(query, { [name]: String(row.sequence) }) : null
  return (
    <div class="foot" data-bulk>
      {allowed && list.customers.length > 0 && (
        <>
          <b hidden data-picked data-count={messages.selected}></b>
          <input
            class="in"
            name="add"
            value={typed.add}
            placeholder={messages.addTags}
            aria-label={`${messages.addTags}, ${messages.tagsHint}`}
            maxlength={1000}
            data-picked
          />
          <input
            class="in hide-s"
            name="remove"
            value={typed.remove}
            placeholder={messages.removeTags}
            aria-label={`${messages.removeTags}, ${messages.tagsHint}`}
            maxlength={1000}
            data-picked
          />
          <button class="btn go" data-picked>
            {messages.doTag}
          </button>
          <button class="btn bare" type="button" hidden data-picked data-clear>
            {frameMessages[language].clear} <kbd aria-hidden="true">Esc</kbd>
          </button>
        </>
      )}
      <div class="pages">
        <Pages
          language={language}
          newer={list.newer ? to('after', first) : null}
          older={list.older ? to('before', last) : null}
          labels={[messages.newer, messages.older]}
        />
      </div>
    </div>
  )
}
