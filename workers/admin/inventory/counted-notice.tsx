/** What became of the counts that were sent: how many hold, what was sold meanwhile, what was left alone, and the way back. */
import type { VariantId } from '#domain/ids'
import { inLanguage, type Language } from '#domain/languages'
import { own } from '#domain/own'
import type { Item } from '#schema/products/inventory/items'
import { Icon } from '../frame/icon.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { cellId, cellName, whyId, type Cell } from './cells.ts'
import { backOf, type Counted } from './counted.ts'
import type { InventoryListProps } from './inventory-list-props.ts'
import { inventoryMessages } from './messages/index.ts'
import { placeName } from './place-name.ts'

type Held = Counted & { readonly now: number }

const named = ({ page, settings, language }: InventoryListProps, { variantId: id, location }: Cell): string => {
  const item: Item | undefined = page.rows.find((one) => one.id === (id as VariantId))
  const name = item ? `${inLanguage(item.title, language)} ${inLanguage(item.choice, language)}`.trim() : id
  return `${name}, ${placeName(settings, location)}`
}

export const CountedNotice = (props: InventoryListProps) => {
  const { counted, refusal, wrong = [], language } = props
  const messages = inventoryMessages[language]
  if (refusal) {
    return (
      <div class="notice">
        <Trouble refusal={refusal.code} language={language}>
          {wrong.map((cell) => (
            <Amiss cell={cell} name={named(props, cell)} why={whyText(whyOf(refusal), language)} language={language} />
          ))}
        </Trouble>
      </div>
    )
  }
  if (!counted) return null
  const held = counted.filter((one): one is Held => one.now !== null)
  const refused = counted.filter(({ now }) => now === null)
  return (
    <div class="notice stack tight">
      {refused.length > 0 && (
        <div class="oops" role="alert" tabindex={-1} autofocus>
          <h2>
            <Icon name="alert" />
            {messages.notCounted(refused.length)}
          </h2>
          {refused.map(({ cell, refusal: why }) => (
            <Amiss cell={cell} name={named(props, cell)} why={whyText(why, language)} language={language} />
          ))}
        </div>
      )}
      {refused.length < counted.length || counted.length === 0 ? (
        <div class="say" role="status">
          <Icon name={held.length > 0 ? 'check' : 'note'} />
          <div>
            {messages.countsSaved(held.length)}
            {held
              .filter(({ cell, now }) => now !== Number(cell.typed))
              .map((one) => (
                <p>
                  {named(props, one.cell)}: {messages.meanwhile(Number(one.cell.typed), one.now)}
                </p>
              ))}
          </div>
          {held.length > 0 && <Undo of={held} action={props.address} language={language} />}
        </div>
      ) : null}
    </div>
  )
}

/** Of a form of which nothing was taken: what is no number, or what the shelf says. */
const whyOf = (refusal: ShownRefusal & { readonly available?: unknown }): Counted['refusal'] => {
  if (refusal.code === 'request-invalid') return { code: 'units-invalid' }
  return { code: refusal.code, ...(typeof refusal.available === 'number' && { available: refusal.available }) }
}

type AmissProps = { readonly cell: Cell; readonly name: string; readonly why: string; readonly language: Language }

const Amiss = ({ cell, name, why, language }: AmissProps) => {
  const id = cellId(cell.variantId, cell.location)
  return (
    <a href={`#${id}`} id={whyId(id)}>
      {inventoryMessages[language].wrongCell(name, cell.typed, why)}
    </a>
  )
}

const whyText = (why: Counted['refusal'], language: Language): string => {
  const words: Readonly<Record<string, (available: number) => string>> = inventoryMessages[language].notCountedWhy
  return own(words, why?.code ?? '')?.(why?.available ?? 0) ?? why?.code ?? ''
}

/** A count back, of the same cells: based on what stands there now, so that it takes back nothing but itself. */
const Undo = ({ of, action, language }: { of: readonly Held[]; action: string; language: Language }) => (
  <form method="post" action={action} class="end-x">
    <Key />
    <input type="hidden" name="note" value={inventoryMessages[language].undoNote} />
    {of.map(backOf).map(({ variantId: item, location, typed, seen }) => (
      <>
        <input type="hidden" name={cellName('seen', item, location)} value={seen} />
        <input type="hidden" name={cellName('typed', item, location)} value={typed} />
      </>
    ))}
    <button class="btn">{inventoryMessages[language].undo}</button>
  </form>
)
