/** The bar above the grid: one change for all that are picked, or for all. */
import { ENDINGS } from '#domain/catalog/amount-change'
import { BULK, HOWS } from './bulk.ts'
import { headOf } from './grid-heads.ts'
import { bulkCells } from './grid-views.ts'
import { FORM, isOfGiftCards, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export const BulkBar = ({ shown }: { readonly shown: Shown }) => {
  const { shop, typed, language } = shown
  const messages = editorMessages[language].bulk
  const options = (name: string, of: readonly (readonly [string, string])[]) =>
    of.map(([value, label]) => (
      <option value={value} selected={typed.get(name) === value || undefined}>
        {label}
      </option>
    ))
  return (
    <div class="bulk" role="group" aria-label={messages.label} data-bulk-cells>
      <b data-picked-count>{messages.all}</b>
      <span class="row tight">
        <select class="in fit" form={FORM} name={BULK.cell} aria-label={messages.cell}>
          {options(
            BULK.cell,
            bulkCells({ currencies: shop.currencies, isGiftCard: isOfGiftCards(shown) }).map(
              (cell) => [cell, headOf(cell, language)] as const,
            ),
          )}
        </select>
        <select class="in fit" form={FORM} name={BULK.how} aria-label={messages.how}>
          {options(
            BULK.how,
            HOWS.map((how) => [how, messages.hows[how]] as const),
          )}
        </select>
        <input
          class="in few"
          form={FORM}
          name={BULK.by}
          inputmode="decimal"
          value={typed.get(BULK.by) ?? ''}
          aria-label={messages.by}
          autocomplete="off"
        />
        <select class="in fit" form={FORM} name={BULK.ending} aria-label={messages.ending}>
          {options(
            BULK.ending,
            ENDINGS.map((ending) => [ending, messages.endings[ending]] as const),
          )}
        </select>
      </span>
      <span class="s soft" data-preview aria-live="polite"></span>
      <span class="row tight end-x">
        <button class="btn only-js" type="button" data-undo disabled>
          {messages.undo}
        </button>
        <button class="btn only-js" type="button" data-remove-rows>
          {messages.remove}
        </button>
        <button class="btn" form={FORM} name="do" value="bulk" data-apply>
          {messages.apply}
        </button>
      </span>
    </div>
  )
}
