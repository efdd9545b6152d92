/** Companies by name. */
import type { Language } from '#domain/languages'
import type { ListedCompany } from '#schema/users/customers/companies'
import { Empty, Find } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { Table } from '../../frame/table.tsx'
import { companyMessages } from '../messages/index.ts'
import { COMPANIES_PATH as PATH } from './props.ts'

type Props = {
  readonly companies: readonly ListedCompany[]
  /** Behind whom the next page begins. */
  readonly next: string | null
  readonly q: string
  readonly language: Language
  readonly allowed: boolean
}

export const CompaniesPage = ({ companies, next, q, language, allowed }: Props) => {
  const messages = companyMessages[language]
  const add = allowed && (
    <a class="btn go" href={`${PATH}/new`}>
      {messages.add}
    </a>
  )
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="acts row">{add}</span>
      </header>
      {(companies.length > 0 || q !== '') && (
        <form class="tools" action={PATH} role="search">
          <Find label={messages.find} value={q} />
          {q !== '' && (
            <a class="btn bare" href={PATH}>
              {frameMessages[language].clear}
            </a>
          )}
        </form>
      )}
      {companies.length === 0 && q !== '' ? (
        <Empty heading={messages.nothingFound(q)} why={messages.nothingFoundWhy} />
      ) : companies.length === 0 ? (
        <Empty icon="customers" heading={messages.none} why={messages.noneWhy}>
          {add}
        </Empty>
      ) : (
        <Rows rows={companies} language={language} />
      )}
      {next && (
        <p class="in-p">
          <a class="btn" href={`${PATH}?${new URLSearchParams({ ...(q !== '' && { q }), after: next })}`}>
            {messages.older}
          </a>
        </p>
      )}
    </>
  )
}

const Rows = ({ rows, language }: { readonly rows: readonly ListedCompany[]; readonly language: Language }) => {
  const messages = companyMessages[language]
  return (
    <Table
      label={messages.title}
      rows={rows}
      rowClass={({ closedAt }) => (closedAt === null ? undefined : 'gone')}
      columns={[
        {
          head: messages.name,
          names: true,
          class: 'c-id',
          cell: ({ id, name }) => (
            <a class="id" href={`${PATH}/${id}`}>
              {name}
            </a>
          ),
        },
        { head: messages.vatId, class: 'c-who soft', cell: ({ vatId }) => vatId },
        {
          head: messages.members,
          class: 'soft',
          cell: ({ members, invited }) =>
            [messages.membersCount(members), ...(invited > 0 ? [messages.invited(invited)] : [])].join(', '),
        },
        {
          head: messages.state,
          class: 'c-st',
          cell: ({ closedAt }) => (
            <span class={`st ${closedAt === null ? 'full' : 'off'}`}>
              {messages.states[closedAt === null ? 'open' : 'closed']}
            </span>
          ),
        },
      ]}
    />
  )
}
