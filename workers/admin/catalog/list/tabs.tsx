/** Views as tabs: one for each status, and those that staff have saved; the list as it is now is saved under a name. */
import { own } from '#domain/own'
import { Key } from '../../frame/forms.tsx'
import { Views } from '../../frame/lists.tsx'
import { PRODUCT_STATUSES } from '../../../flows/catalog/questions.ts'
import { catalogMessages } from '../messages/index.ts'
import type { ListProps } from './list-props.ts'
import { PATH, queryOf } from './query.ts'
import { listMessages } from './messages/index.ts'

export const Tabs = ({ address, listing, language, mayChange, unread }: ListProps) => {
  const messages = catalogMessages[language].products
  const saved = listMessages[language].views
  const query = queryOf(address)
  const here = listing.views.find((view) => view.query === query)
  const status = PRODUCT_STATUSES.find((one) => query === `status=${one}`)
  const usual = ['all', ...PRODUCT_STATUSES] as const
  return (
    <div class="views">
      <Views
        language={language}
        label={messages.viewsLabel}
        here={here?.id ?? status ?? (query === '' ? 'all' : '')}
        views={[
          ...usual.map((id) => ({
            id,
            label: messages.views[id],
            count: own(listing.counts, id) ?? 0,
            href: id === 'all' ? PATH : `${PATH}?status=${id}`,
          })),
          ...listing.views.map(({ id, name, query: kept }) => ({ id, label: name, href: `${PATH}?${kept}` })),
        ]}
      />
      {mayChange && here && (
        <form method="post" action={`${PATH}/views/${here.id}/remove`}>
          <Key />
          <button class="btn bare tiny">{saved.remove}</button>
        </form>
      )}
      {mayChange && !here && unread.size === 0 && query !== '' && status === undefined && (
        <details class="menu">
          <summary class="btn bare">{saved.save}</summary>
          <form method="post" action={`${PATH}/views`} class="stack tight">
            <Key />
            <input type="hidden" name="query" value={query} />
            <div class="f">
              <label for="view-name">{saved.name}</label>
              <input class="in" id="view-name" name="name" maxlength={60} required autocomplete="off" />
              <span class="hint">{saved.hint}</span>
            </div>
            <button class="btn">{saved.go}</button>
          </form>
        </details>
      )}
    </div>
  )
}
