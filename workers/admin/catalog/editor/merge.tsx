/** Two people have changed the same fields: what stood there, what they say and what you say, field by field, to choose from. */
import type { Product } from '#domain/catalog/product'
import type { Sides } from '#domain/catalog/three-way'
import type { Language } from '#domain/languages'
import { Icon } from '../../frame/icon.tsx'
import { fieldLabel, fieldText } from './field-words.ts'
import { FORM } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export type Differs = { readonly version: number; readonly fields: readonly Sides[]; readonly who: string | null }

/** More than this is looked at in the product itself. */
const SIDES_SHOWN = 500

export const CHOICE = 'choose.'

type Props = {
  readonly differs: Differs
  readonly product: Product
  /** Of the shop, by whose clock moments are said. */
  readonly timeZone: string
  readonly language: Language
}

export const Merge = ({ differs, product, timeZone, language }: Props) => {
  const messages = editorMessages[language].merge
  const both = differs.fields.filter(({ conflict }) => conflict)
  const theirs = differs.fields.filter(
    ({ conflict, base, yours }) => !conflict && JSON.stringify(base) === JSON.stringify(yours),
  )
  return (
    <section class="panel merge" aria-labelledby="merge-title">
      <div class="oops" role="alert" tabindex={-1} autofocus>
        <h2 id="merge-title">
          <Icon name="alert" />
          {messages.heading(differs.who ?? messages.someone)}
        </h2>
        <p>{both.length > 0 ? messages.why(both.length) : messages.whyNone}</p>
      </div>
      <div class="in-p stack">
        {both.slice(0, SIDES_SHOWN).map((sides) => (
          <Choice {...{ sides, product, timeZone, language }} />
        ))}
        {theirs.length > 0 && (
          <details class="fold">
            <summary>
              <Icon name="right" />
              {messages.theirs(theirs.length)}
            </summary>
            <ul class="in-p stack tight">
              {theirs.slice(0, SIDES_SHOWN).map((sides) => (
                <li>
                  <b>{fieldLabel(sides.field, product, language)}</b>{' '}
                  <del>{fieldText(sides.field, sides.base, language, timeZone)}</del>{' '}
                  <ins>{fieldText(sides.field, sides.theirs, language, timeZone)}</ins>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div class="row">
          <button class="btn go" form={FORM}>
            {messages.save}
          </button>
          <span class="s mute">{messages.nothingLost}</span>
        </div>
      </div>
    </section>
  )
}

type ChoiceProps = {
  readonly sides: Sides
  readonly product: Product
  readonly timeZone: string
  readonly language: Language
}

const Choice = ({ sides, product, timeZone, language }: ChoiceProps) => {
  const messages = editorMessages[language].merge
  const { field, base } = sides
  return (
    <fieldset class="sides">
      <legend>{fieldLabel(field, product, language)}</legend>
      <p class="s mute">{messages.before(fieldText(field, base, language, timeZone))}</p>
      <div class="choice two">
        {(['theirs', 'yours'] as const).map((side) => (
          <label>
            <input
              type="radio"
              form={FORM}
              name={`${CHOICE}${field}`}
              value={side}
              checked={side === 'yours' || undefined}
            />
            <b>{messages[side === 'theirs' ? 'their' : 'your']}</b>
            <span class="anywhere">{fieldText(field, sides[side], language, timeZone)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
