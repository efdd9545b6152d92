/** Products that are picked by hand: found, added, put in order by drag or by keys, taken out. */
import type { ListedProduct } from '#schema/products/catalog/collections'
import { Icon } from '../../frame/icon.tsx'
import { Good, titleOf } from './parts.tsx'
import { ROWS_SHOWN, type Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }

export const Picks = ({ shown }: Props) => {
  const { typed, listed, language } = shown
  const { pick: messages } = collectionMessages[language]
  const rest = typed.products.slice(ROWS_SHOWN)
  return (
    <>
      <Finder shown={shown} />
      {typed.products.length === 0 ? (
        <p class="in-p mute">{messages.empty}</p>
      ) : (
        <ol class="goods" data-sortable="rows">
          {typed.products.slice(0, ROWS_SHOWN).map((handle, index) => (
            <Row handle={handle} of={listed.find((one) => one.handle === handle)} index={index} shown={shown} />
          ))}
        </ol>
      )}
      {rest.length > 0 && (
        <p class="in-p s mute">
          {messages.rest(rest.length)}
          <textarea name="rest" hidden>
            {rest.join('\n')}
          </textarea>
        </p>
      )}
    </>
  )
}

const Finder = ({ shown }: Props) => {
  const { typed, fitting, language } = shown
  const { pick: messages } = collectionMessages[language]
  return (
    <div class="in-p stack tight">
      <div class="row nowrap">
        <span class="find wide">
          <Icon name="search" />
          <input
            class="in"
            id="find"
            name="find"
            type="search"
            value={typed.find}
            placeholder={messages.find}
            aria-label={messages.find}
            maxlength={200}
            autocomplete="off"
            data-find
            autofocus={shown.focus === 'find' || undefined}
          />
        </span>
        <input type="hidden" name="found" value={typed.found} />
        <button class="btn" name="do" value="find" data-swap>
          {messages.go}
        </button>
      </div>
      {fitting && (
        <div role="status">
          {fitting.length === 0 ? (
            <p class="mute">{messages.nothing(typed.found)}</p>
          ) : (
            <Fitting of={fitting} shown={shown} />
          )}
        </div>
      )}
    </div>
  )
}

const Fitting = ({ of, shown }: Props & { readonly of: readonly ListedProduct[] }) => {
  const { pick: messages } = collectionMessages[shown.language]
  return (
    <>
      <ul class="goods small">
        {of.map((one) => (
          <li>
            <Good of={one} shown={shown} />
            {shown.typed.products.includes(one.handle) ? (
              <span class="s mute end-x">{messages.there}</span>
            ) : (
              <button
                class="btn end-x"
                name="do"
                value={`add:${one.handle}`}
                aria-label={messages.add(titleOf(one, shown))}
                data-swap
              >
                <Icon name="plus" />
                {messages.addShort}
              </button>
            )}
          </li>
        ))}
      </ul>
      {of.length >= FITTING_SHOWN && <p class="hint">{messages.more}</p>}
    </>
  )
}

/** As many as one looks through before writing another letter. */
export const FITTING_SHOWN = 8

const Row = ({
  handle,
  of,
  index,
  shown,
}: Props & { handle: string; of: ListedProduct | undefined; index: number }) => {
  const { pick: messages } = collectionMessages[shown.language]
  const title = of ? titleOf(of, shown) : handle
  const button = (act: 'up' | 'down' | 'remove', icon: 'up' | 'down' | 'x', value: string) => (
    <button
      class="btn bare sq"
      name="do"
      value={`${value}:${handle}`}
      aria-label={messages[act](title)}
      title={messages[act](title)}
      data-move={act}
      id={`${act}-${handle}`}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <li data-title={title} data-moved={messages.moved(title, 0)}>
      <span class="grip" data-grip aria-hidden="true">
        <Icon name="drag" />
      </span>
      <span class="s mute place">{index + 1}</span>
      <input type="hidden" name="products" value={handle} />
      {of ? (
        <Good of={of} shown={shown} />
      ) : (
        <span class="mute">
          {handle} {messages.gone}
        </span>
      )}
      <span class="row tight nowrap end-x">
        {button('up', 'up', 'up')}
        {button('down', 'down', 'down')}
        {button('remove', 'x', 'drop')}
      </span>
    </li>
  )
}
