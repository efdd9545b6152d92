/** Two people have changed the same fields: what stood there, what they say and what you say, field by field, to choose from. */
import type { Language } from '#domain/languages'
import { same } from '#domain/same'
import type { Sides } from '#domain/three-way'
import { Icon } from './icon.tsx'
import { frameMessages } from './messages/index.ts'

export type Differs = { readonly version: number; readonly fields: readonly Sides[]; readonly who: string | null }

/** More than this is looked at in the form itself. */
const SIDES_SHOWN = 500

export const CHOICE = 'choose.'

/** How fields are called, and what they say, short enough to be compared. */
export type FieldWords = {
  readonly labelOf: (field: string) => string
  readonly textOf: (field: string, value: unknown) => string
}

type Props = FieldWords & {
  readonly differs: Pick<Differs, 'fields' | 'who'>
  /** The id of the form that the choices go with. */
  readonly form: string
  readonly language: Language
}

export const Merge = (props: Props) => {
  const { differs, form, labelOf, textOf, language } = props
  const messages = frameMessages[language].merge
  const both = differs.fields.filter(({ conflict }) => conflict)
  const theirs = differs.fields.filter(
    ({ conflict, base, yours, theirs: there }) => !conflict && same(base, yours) && !same(base, there),
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
          <Choice sides={sides} {...props} />
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
                  <b>{labelOf(sides.field)}</b> <del>{textOf(sides.field, sides.base)}</del>{' '}
                  <ins>{textOf(sides.field, sides.theirs)}</ins>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div class="row">
          <button class="btn go" form={form}>
            {messages.save}
          </button>
          <span class="s mute">{messages.nothingLost}</span>
        </div>
      </div>
    </section>
  )
}

const Choice = ({ sides, form, labelOf, textOf, language }: Props & { readonly sides: Sides }) => {
  const messages = frameMessages[language].merge
  const { field, base } = sides
  return (
    <fieldset class="sides">
      <legend>{labelOf(field)}</legend>
      <p class="s mute">{messages.before(textOf(field, base))}</p>
      <div class="choice two">
        {(['theirs', 'yours'] as const).map((side) => (
          <label>
            <input
              type="radio"
              form={form}
              name={`${CHOICE}${field}`}
              value={side}
              checked={side === 'yours' || undefined}
            />
            <b>{messages[side === 'theirs' ? 'their' : 'your']}</b>
            <span class="anywhere">{textOf(field, sides[side])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
