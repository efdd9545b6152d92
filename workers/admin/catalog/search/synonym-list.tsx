/** All synonyms as a table, and what has just been done with one. */
import type { Synonym } from '#schema/products/catalog/search/synonyms'
import type { Language } from '#domain/languages'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Empty } from '../../frame/lists.tsx'
import { When } from '../../frame/time.tsx'
import { catalogMessages } from '../messages/index.ts'

const PATH = '/admin/search/synonyms'

type Shown = {
  readonly all: readonly Synonym[]
  readonly allowed: boolean
  readonly language: Language
  readonly now: number
}

export const SynonymList = (shown: Shown) => {
  const { all, language } = shown
  const { synonyms } = catalogMessages[language]
  if (all.length === 0) return <Empty heading={synonyms.empty} why={synonyms.emptyWhy} />
  return (
    <section class="panel">
      <header>
        <h2>{synonyms.count(all.length)}</h2>
      </header>
      <table class="tb cards" role="table" data-rows aria-label={synonyms.title}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{synonyms.words}</th>
            <th role="columnheader">{synonyms.instead}</th>
            <th role="columnheader">{synonyms.changed}</th>
            <th role="columnheader">
              <span class="vh">{synonyms.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {all.map((of) => (
            <Row of={of} {...shown} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Row = ({ of, allowed, language, now }: Shown & { readonly of: Synonym }) => {
  const { synonyms } = catalogMessages[language]
  const said = of.words.join(', ')
  return (
    <tr role="row" tabindex={-1}>
      <th role="rowheader" scope="row" class="c-id anywhere">
        {said}
      </th>
      <td role="cell" class="c-who anywhere">
        {of.instead.length > 0 && `→ ${of.instead.join(', ')}`}
      </td>
      <td role="cell" class="c-date soft nw">
        <When at={of.updatedAt} now={now} language={language} />
      </td>
      <td role="cell" class="c-st num">
        {allowed && (
          <span class="row tight level">
            <a class="btn" href={`${PATH}/${of.id}`} aria-label={synonyms.editOf(said)}>
              {synonyms.edit}
            </a>
            <form method="post" action={`${PATH}/${of.id}/delete`}>
              <Key />
              <button class="btn bare bad" aria-label={synonyms.removeOf(said)}>
                {synonyms.remove}
              </button>
            </form>
          </span>
        )}
      </td>
    </tr>
  )
}

type Said = {
  readonly done: string | undefined
  /** One that was deleted, for whoever may bring it back. */
  readonly gone: string | null
  readonly language: Language
}

export const Undone = ({ done = '', gone, language }: Said) => {
  const said: Readonly<Record<string, string>> = catalogMessages[language].synonyms.done
  if (!Object.hasOwn(said, done)) return null
  return (
    <div class="in-p">
      <div class="say" role="status">
        <Icon name="check" />
        <div>{said[done]}</div>
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
