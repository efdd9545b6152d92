/** The list of collections: what each is filled by, how much it holds, and whether it is shown now. */
import { isShown } from '#domain/catalog/collection'
import type { Language } from '#domain/languages'
import type { CollectionLine } from '#schema/products/catalog/collections'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { addressWith, Empty, Find, Pages } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { Table } from '../../frame/table.tsx'
import { thumbOf } from '../../frame/thumb.ts'
import { PATH } from './editor-page.tsx'
import { collectionMessages } from './messages/index.ts'

type Props = {
  readonly lines: readonly CollectionLine[]
  readonly page: number
  readonly isLast: boolean
  readonly q: string
  readonly done: string | null
  /** What was deleted just now, so that it can be put back. */
  readonly undo: { readonly id: string; readonly version: number } | null
  readonly changes: boolean
  readonly resizing: boolean
  readonly now: number
  readonly language: Language
}

export const ListPage = (props: Props) => {
  const { lines, page, isLast, q, changes, language } = props
  const messages = collectionMessages[language]
  const to = (other: number) => addressWith(PATH, { q }, { page: other === 1 ? null : String(other) })
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          {changes && (
            <a class="btn go" href={`${PATH}/new`} data-key="n">
              <Icon name="plus" />
              {messages.add}
            </a>
          )}
        </div>
      </header>
      <Done {...props} />
      <form class="tools" action={PATH} role="search">
        <Find label={messages.find} value={q} />
        {q !== '' && (
          <a class="btn bare" href={PATH}>
            {frameMessages[language].clear}
          </a>
        )}
      </form>
      {lines.length > 0 ? (
        <Rows {...props} />
      ) : q === '' ? (
        <Empty icon="product" heading={messages.empty} why={messages.emptyWhy} />
      ) : (
        <Empty heading={messages.nothing(q)} why={messages.nothingWhy}>
          <a class="btn" href={PATH}>
            {frameMessages[language].clearAll}
          </a>
        </Empty>
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={page > 1 ? to(page - 1) : null}
            older={isLast ? null : to(page + 1)}
            labels={[frameMessages[language].previous, frameMessages[language].next]}
          />
        </div>
      </div>
    </>
  )
}

const Done = ({ done, undo, language }: Props) =>
  done === null ? null : (
    <div class="say in-list" role="status">
      <Icon name="check" />
      <span>{done}</span>
      {undo && (
        <form method="post" action={`${PATH}/${undo.id}/restore`} class="end-x">
          <Key />
          <input type="hidden" name="version" value={String(undo.version)} />
          <button class="btn">{collectionMessages[language].undo}</button>
        </form>
      )}
    </div>
  )

const stateOf = (line: CollectionLine, now: number) => {
  if (isShown(line, now)) return 'shown'
  return line.publishedFrom !== null && now < line.publishedFrom ? 'later' : 'over'
}

const OF_STATE = { shown: 'full', later: '', over: 'off' } as const

const Rows = ({ lines, language, resizing, now }: Props) => {
  const messages = collectionMessages[language]
  return (
    <Table
      label={messages.title}
      rows={lines}
      columns={[
        {
          head: messages.columns.title,
          class: 'c-id',
          names: true,
          cell: (one) => (
            <span class="who2">
              {one.picture ? (
                <img class="pic s" src={thumbOf(one.picture, resizing)} alt="" width="26" height="26" loading="lazy" />
              ) : (
                <span class="pic s"></span>
              )}
              <a class="id clip" href={`${PATH}/${one.id}`}>
                {(language === 'zh' && one.translations.zh?.title) || one.title}
              </a>
            </span>
          ),
        },
        {
          head: messages.columns.kind,
          class: 'c-who soft',
          cell: ({ rules }) =>
            rules ? `${messages.kinds.rules}, ${messages.conditions(rules.rules.length)}` : messages.kinds.manual,
        },
        { head: messages.columns.products, class: 'c-sum num', cell: ({ products }) => messages.products(products) },
        {
          head: messages.columns.state,
          class: 'c-date',
          cell: (one) => {
            const state = stateOf(one, now)
            return <span class={`st ${OF_STATE[state]}`}>{messages.states[state]}</span>
          },
        },
        {
          head: messages.columns.order,
          class: 'soft hide-m',
          cell: ({ sort, rules }) => (sort === 'featured' && rules ? messages.featuredByRule : messages.sorts[sort]),
        },
      ]}
    />
  )
}
