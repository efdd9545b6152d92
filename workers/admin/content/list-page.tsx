/** Lists of content: pages made of sections with the first page among them, and posts by date. */
import { isThere, type ContentDocument } from '#domain/content/document'
import type { Language } from '#domain/languages'
import { textIn } from '#domain/settings/text'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { PATH } from './document-page.tsx'
import { contentMessages } from './messages/index.ts'

export type Tab = 'landing' | 'post' | 'files' | 'texts'

export const PATH_OF: Readonly<Record<Tab, string>> = {
  landing: PATH,
  post: `${PATH}/posts`,
  files: `${PATH}/files`,
  texts: `${PATH}/texts`,
}

export const Tabs = ({ here, language }: { here: Tab; language: Language }) => {
  const { tabs, tabsLabel } = contentMessages[language]
  const views = (Object.keys(PATH_OF) as Tab[]).map((id) => ({ id, label: tabs[id], href: PATH_OF[id] }))
  return <Views views={views} here={here} label={tabsLabel} language={language} />
}

type UndoOf = { readonly action: string; readonly fields: Readonly<Record<string, string>> }

export const Done = ({ done, undo, language }: { done: string | null; undo: UndoOf | null; language: Language }) =>
  done === null ? null : (
    <div class="say in-list" role="status">
      <Icon name="check" />
      <span>{done}</span>
      {undo && (
        <form method="post" action={undo.action} class="end-x">
          <Key />
          {Object.entries(undo.fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="btn">{contentMessages[language].undo}</button>
        </form>
      )}
    </div>
  )

type Props = {
  readonly kind: 'landing' | 'post'
  readonly documents: readonly ContentDocument[]
  /** The first page, where it is made of sections. */
  readonly home: ContentDocument | undefined
  readonly page: number
  readonly isLast: boolean
  readonly q: string
  readonly done: string | null
  readonly undo: UndoOf | null
  readonly changes: boolean
  readonly now: number
  readonly language: Language
}

export const ListPage = (props: Props) => {
  const { kind, documents, page, isLast, q, changes, language } = props
  const messages = contentMessages[language]
  const path = PATH_OF[kind]
  const to = (other: number) => addressWith(path, { q }, { page: other === 1 ? null : String(other) })
  const rows = kind === 'landing' && page === 1 && q === '' ? [props.home ?? null, ...documents] : documents
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          {changes && (
            <a class="btn go" href={`${PATH}/documents/new?kind=${kind}`} data-key="n">
              <Icon name="plus" />
              {messages.add[kind]}
            </a>
          )}
        </div>
      </header>
      <Tabs here={kind} language={language} />
      <Done {...props} />
      <form class="tools" action={path} role="search">
        <Find label={messages.find} value={q} />
        {q !== '' && (
          <a class="btn bare" href={path}>
            {frameMessages[language].clear}
          </a>
        )}
      </form>
      {rows.length > 0 && <Rows {...props} rows={rows} />}
      {documents.length === 0 && (
        <Empty
          icon={q === '' ? 'note' : 'search'}
          heading={q === '' ? messages.empty[kind] : messages.nothing(q)}
          why={q === '' ? messages.emptyWhy[kind] : messages.nothingWhy}
        />
      )}
      <div class="foot">
        <div class="pages">
          <Pages language={language} newer={page > 1 ? to(page - 1) : null} older={isLast ? null : to(page + 1)} />
        </div>
      </div>
    </>
  )
}

const stateOf = (document: ContentDocument, now: number) => {
  if (!document.isPublic) return 'hidden'
  if (isThere(document, now)) return 'shown'
  return document.publishedFrom !== null && now < document.publishedFrom ? 'later' : 'over'
}

const OF_STATE = { shown: 'full', later: '', over: 'off', hidden: 'off' } as const

const Rows = ({ rows, kind, language, now }: Props & { rows: readonly (ContentDocument | null)[] }) => {
  const messages = contentMessages[language]
  return (
    <Table
      label={messages.tabs[kind]}
      rows={rows}
      columns={[
        {
          head: messages.columns.title,
          class: 'c-id',
          names: true,
          cell: (one) => (
            <a class="id clip" href={`${PATH}/documents/${one ? one.id : 'home'}`}>
              {!one || one.kind === 'home' ? messages.home : textIn(one.title, language)}
            </a>
          ),
        },
        {
          head: messages.columns.state,
          class: 'c-date',
          cell: (one) => {
            if (!one) return <span class="mute">{messages.homeWhy.settings}</span>
            const state = stateOf(one, now)
            return <span class={`st ${OF_STATE[state]}`}>{messages.states[state]}</span>
          },
        },
        kind === 'landing'
          ? {
              head: messages.columns.sections,
              class: 'c-who soft',
              cell: (one) => (one ? messages.sections(one.sections.length) : ''),
            }
          : {
              head: messages.columns.date,
              class: 'c-who soft nw',
              cell: (one) =>
                one && <When at={one.publishedFrom ?? one.updatedAt} now={now} language={language} show="day" />,
            },
        {
          head: messages.columns.changed,
          class: 'c-sum soft nw',
          cell: (one) => one && <When at={one.updatedAt} now={now} language={language} show="day" />,
        },
      ]}
    />
  )
}
