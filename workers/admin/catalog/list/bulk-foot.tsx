/** The foot of the list: pages, and in their place what is done to the rows that are picked. */
import type { Child } from 'hono/jsx'
import { Key } from '../../frame/forms.tsx'
import type { ListProps } from './list-props.ts'
import { ALL_ACTS, takesValue } from './bulk.ts'
import { PATH, queryOf } from './query.ts'
import { listMessages } from './messages/index.ts'

export const BulkFoot = ({
  address,
  listing,
  collections,
  language,
  mayChange,
  chosen,
  typed,
  unread,
  children,
}: ListProps & { children?: Child }) => {
  const messages = listMessages[language].bulk
  return (
    <div class="foot" data-bulk>
      {mayChange && (
        <form class="row tight" id="bulk" method="post" action={`${PATH}/bulk`} data-picked>
          <Key />
          <input type="hidden" name="back" value={queryOf(address)} />
          <b data-count={messages.count}>{messages.picked}</b>
          <select class="in fit" name="act" aria-label={messages.act}>
            {ALL_ACTS.map((act) => (
              <option value={act} selected={act === chosen} data-plain={takesValue(act) ? undefined : true}>
                {messages.acts[act]}
              </option>
            ))}
          </select>
          <input
            class="in fit"
            name="value"
            value={typed}
            aria-label={messages.value}
            placeholder={messages.value}
            list="by-hand"
            autocomplete="off"
          />
          <datalist id="by-hand">
            {collections
              .filter(({ rules }) => rules === null)
              .map(({ handle, title }) => (
                <option value={handle}>{title}</option>
              ))}
          </datalist>
          {unread.size === 0 && (listing.page.next || listing.page.previous) && (
            <label class="pick">
              <input type="checkbox" name="scope" value="all" />
              {messages.everyone}
            </label>
          )}
          <button class="btn">{messages.apply}</button>
          <button class="btn" formmethod="get" formaction={`${PATH}/grid`}>
            {messages.grid}
          </button>
          <button class="btn" formmethod="get" formaction={`${PATH}/export.csv`}>
            {listMessages[language].takeOut}
          </button>
          <button class="btn bare only-js" type="button" data-clear>
            {messages.clear}
          </button>
        </form>
      )}
      <div class="pages">{children}</div>
    </div>
  )
}
