/** All synonyms as a table, and what has just been done with one. */
import { own } from '#domain/own'
import type { Synonym } from '#schema/products/catalog/search/synonyms'
import type { Language } from '#domain/languages'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Empty } from '../../frame/lists.tsx'
import { When } from '../../frame/time.tsx'
import { catalogMessages } from '../messages/index.ts'
import { Table } from '../../frame/table.tsx'

const PATH = '/admin/search/synonyms'

type Shown = {
  readonly all: readonly Synonym[]
  readonly allowed: boolean
  readonly language: Language
  readonly now: number
}

export const SynonymList = ({ all, allowed, language, now }: Shown) => {
  const { synonyms } = catalogMessages[language]
  if (all.length === 0) return <Empty icon="note" heading={synonyms.empty} why={synonyms.emptyWhy} />
  return (
    <section class="panel">
      <header>
        <h2>{synonyms.count(all.length)}</h2>
      </header>
      <Table
        label={synonyms.title}
        rows={all}
        columns={[
          { head: synonyms.words, names: true, class: 'c-id anywhere', cell: ({ words }) => words.join(', ') },
          {
            head: synonyms.instead,
            class: 'c-who anywhere',
            cell: ({ instead }) => instead.length > 0 && `→ ${instead.join(', ')}`,
          },
          {
            head: synonyms.changed,
            class: 'c-date soft nw',
            cell: ({ updatedAt }) => <When at={updatedAt} now={now} language={language} />,
          },
          {
            head: synonyms.actions,
            quiet: true,
            class: 'c-st num',
            cell: (of) => allowed && <Acts of={of} language={language} />,
          },
        ]}
      />
    </section>
  )
}

const Acts = ({ of, language }: { readonly of: Synonym; readonly language: Language }) => {
  const { synonyms } = catalogMessages[language]
  const words = of.words.join(', ')
  return (
    <span class="row tight level">
      <a class="btn" href={`${PATH}/${of.id}`} aria-label={synonyms.editOf(words)}>
        {synonyms.edit}
      </a>
      <form method="post" action={`${PATH}/${of.id}/delete`}>
        <Key />
        <button class="btn bare bad" aria-label={synonyms.removeOf(words)}>
          {synonyms.remove}
        </button>
      </form>
    </span>
  )
}

type UndoneShown = {
  readonly done: string | undefined
  /** One that was deleted, for whoever may bring it back. */
  readonly gone: string | null
  readonly language: Language
}

export const Undone = ({ done = '', gone, language }: UndoneShown) => {
  const messages: Readonly<Record<string, string>> = catalogMessages[language].synonyms.done
  if (!Object.hasOwn(messages, done)) return null
  return (
    <div class="in-p">
      <div class="say" role="status">
        <Icon name="check" />
        <div>{own(messages, done)}</div>
        {done === 'removed' && gone && (
          <form class="end-x" method="post" action={`${PATH}/${gone}/restore`}>
            <Key />
            <button class="btn">{catalogMessages[language].synonyms.undo}</button>
          </form>
        )}
      </div>
    </div>
  )
}
