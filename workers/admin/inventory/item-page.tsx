/** One item of the inventory: each shelf with its accounts, the three changes that people make, the movements. */
import { inLanguage, type Language } from '#domain/languages'
import type { LocationId } from '#domain/ids'
import type { Stock } from '#domain/inventory/stock'
import { emptyStock } from '#domain/inventory/stock'
import { mayGive } from '../../flows/command.ts'
import { changingStock, STOCK_CHANGES } from '../../flows/inventory/commands.ts'
import { own } from '#domain/own'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { told, Wrong, type Amiss } from './amiss.tsx'
import { placeName } from './place-name.ts'
import { Movements } from './item-movements.tsx'
import { Icon } from '../frame/icon.tsx'
import { Meter } from './meter.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { inventoryMessages } from './messages/index.ts'
import { Reasons } from './count-foot.tsx'
import type { ItemPageProps } from './item-page-props.ts'

type ChangeType = (typeof STOCK_CHANGES)[number]

export const ItemPage = (props: ItemPageProps) => {
  const { item, refusal, done, staff, language } = props
  return (
    <>
      <Head {...props} />
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            {refusal && <Refused {...props} refusal={refusal} />}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <div>{done}</div>
              </div>
            )}
            {!item.tracked && <div class="say due">{inventoryMessages[language].untracked}</div>}
            <StockLevels {...props} />
            <Movements {...props} />
          </div>
          {mayGive(staff, changingStock) && <Changes {...props} />}
        </div>
      </div>
    </>
  )
}

/** The way to the field, called as its form calls it. */
const Refused = ({ refusal, amiss, form, language }: ItemPageProps & { readonly refusal: ShownRefusal }) => {
  const messages = inventoryMessages[language]
  const type = typeOf(form)
  const labels = { units: messages.unitsOf[type], location: messages.location, note: messages.note }
  return (
    <Trouble refusal={refusal.code} language={language}>
      {[...amiss].map(([field, words]) => (
        <a href={`#${field}-${type}`}>{`${own(labels, field) ?? messages.changes[type]}: ${words}`}</a>
      ))}
    </Trouble>
  )
}

const Head = ({ item, language }: ItemPageProps) => (
  <header class="head">
    <a class="crumb" href="/admin/inventory">
      <Icon name="back" />
      <span class="hide-s">{inventoryMessages[language].title}</span>
    </a>
    <h1>
      <a href={`/admin/products/${item.product}`}>{inLanguage(item.title, language)}</a>
    </h1>
    <span class="sub">
      {[inLanguage(item.choice, language), item.sku && `${inventoryMessages[language].sku} ${item.sku}`]
        .filter(Boolean)
        .join(' · ')}
    </span>
  </header>
)

const StockLevels = ({ item, stock, locations, settings, language }: ItemPageProps) => {
  const known = stock.length > 0 ? stock : locations.slice(0, 1).map(({ id }) => emptyStock(item.id, id))
  return (
    <>
      {known.map((level) => (
        <section class="panel" aria-label={placeName(settings, level.location)}>
          <header>
            <h2>{placeName(settings, level.location)}</h2>
            <span class="s mute end-x hide-s">{inventoryMessages[language].direct}</span>
          </header>
          <div class="in-p stack tight">
            <Law of={level} language={language} />
            <Meter of={level} language={language} />
          </div>
        </section>
      ))}
    </>
  )
}

const SIGNS = { available: '+', held: '+', taken: '=', received: '' } as const

/** The four accounts as the sum that they are. */
const Law = ({ of, language }: { of: Stock; language: Language }) => (
  <div class="law">
    {(['available', 'held', 'taken', 'received'] as const).map((account) => (
      <>
        <div>
          <b>{of[account]}</b>
          <span>{inventoryMessages[language][account]}</span>
        </div>
        {SIGNS[account] && <span aria-hidden="true">{SIGNS[account]}</span>}
      </>
    ))}
  </div>
)

const typeOf = (form: URLSearchParams | undefined): ChangeType =>
  STOCK_CHANGES.find((type) => type === form?.get('type')) ?? 'receive'

const Changes = (props: ItemPageProps) => {
  const openType = typeOf(props.form)
  return (
    <aside class="side changes" aria-label={inventoryMessages[props.language].adjust}>
      {STOCK_CHANGES.map((type) => (
        <details class="fold panel" name="change" open={type === openType}>
          <summary>
            <Icon name="right" />
            {inventoryMessages[props.language].changes[type]}
          </summary>
          <Change {...props} type={type} />
        </details>
      ))}
      <Reasons language={props.language} />
    </aside>
  )
}

type Seen = { readonly location: LocationId; readonly available: number }

const availableAt = (stock: readonly Stock[], location: LocationId): Seen => ({
  location,
  available: stock.find((level) => level.location === location)?.available ?? 0,
})

/** What this page says is there: whatever is sold before the form is sent is not sold back by it. */
const SeenAt = ({ of }: { readonly of: readonly Seen[] }) => (
  <>
    {of.map(({ location, available }) => (
      <input type="hidden" name={`seen-${location}`} value={String(available)} />
    ))}
  </>
)

const LEAST = { receive: '1', count: '0', correct: undefined } as const

const Change = (props: ItemPageProps & { readonly type: ChangeType }) => {
  const { item, type, stock, locations, form, settings, language } = props
  const messages = inventoryMessages[language]
  const sent = form?.get('type') === type ? form : undefined
  // Three forms have each of these fields: only that which was sent is amiss.
  const amiss: Amiss = new Map(sent ? [...props.amiss].map(([field, words]) => [`${field}-${type}`, words]) : [])
  return (
    <form class="in-p stack tight" method="post" action={`/admin/inventory/${item.id}`}>
      <Key />
      <input type="hidden" name="type" value={type} />
      {type === 'count' && <SeenAt of={locations.map(({ id }) => availableAt(stock, id))} />}
      <p class="hint">{messages.how[type]}</p>
      <div class="f">
        <label for={`units-${type}`}>{messages.unitsOf[type]}</label>
        <input
          class="in"
          {...told(`units-${type}`, amiss)}
          name="units"
          type="number"
          inputmode={type === 'correct' ? 'text' : 'numeric'}
          step="1"
          min={LEAST[type]}
          required
          value={sent?.get('units') ?? ''}
        />
        <Wrong of={`units-${type}`} amiss={amiss} />
      </div>
      {locations.length > 1 ? (
        <div class="f">
          <label for={`location-${type}`}>{messages.location}</label>
          <select class="in" {...told(`location-${type}`, amiss)} name="location">
            {locations.map(({ id }) => (
              <option value={id} selected={sent?.get('location') === id}>
                {placeName(settings, id)}
              </option>
            ))}
          </select>
          <Wrong of={`location-${type}`} amiss={amiss} />
        </div>
      ) : (
        <input type="hidden" name="location" value={locations[0]?.id ?? ''} />
      )}
      <div class="f">
        <label for={`note-${type}`}>
          {messages.note} <span class="opt">{frameMessages[language].optional}</span>
        </label>
        <input
          class="in"
          {...told(`note-${type}`, amiss)}
          name="note"
          maxlength={200}
          list="reasons"
          autocomplete="off"
          placeholder={messages.noteHint}
          value={sent?.get('note') ?? ''}
        />
        <Wrong of={`note-${type}`} amiss={amiss} />
      </div>
      <div>
        <button class="btn go">{messages.go[type]}</button>
      </div>
    </form>
  )
}
