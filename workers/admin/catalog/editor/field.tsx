/** Fields of the editor: label above, hint below, what is amiss beside. Each belongs to the one form, wherever it stands. */
import type { Child } from 'hono/jsx'
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { FORM, idOf, valueIn, wasIn, type Shown } from './shown.ts'

type Named = { readonly name: string; readonly shown: Shown }

export const Wrong = ({ name, shown }: Named) => {
  const amiss = shown.amiss.get(name)
  return amiss ? (
    <p class="err" id={`${idOf(name)}-wrong`}>
      <Icon name="alert" />
      {amiss.join(' ')}
    </p>
  ) : null
}

export const common = ({ name, shown }: Named, hint?: string) => {
  const wrong = shown.amiss.has(name)
  return {
    id: idOf(name),
    name,
    form: FORM,
    'data-was': wasIn(shown, name),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby':
      [hint !== undefined && `${idOf(name)}-hint`, wrong && `${idOf(name)}-wrong`].filter(Boolean).join(' ') ||
      undefined,
    autocomplete: 'off',
  }
}

type FieldProps = Named & {
  readonly label: Child
  readonly hint?: string
  readonly optional?: boolean
  /** In front of it, in the same frame. */
  readonly before?: string
  readonly type?: string
  readonly rows?: number
  readonly lang?: string
  readonly placeholder?: string
  readonly list?: string
  /** How many characters are shown elsewhere: counted beside the label. */
  readonly of?: number
  readonly small?: boolean
  readonly autofocus?: boolean
}

const Label = ({ name, label, optional, of, small, shown }: FieldProps) => (
  <label for={idOf(name)} class={small ? 's' : undefined}>
    {label} {optional && <span class="opt">{frameMessages[shown.language].optional}</span>}
    {of !== undefined && <span class="count s only-js" data-count-of={idOf(name)} data-most={of}></span>}
  </label>
)

const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint === undefined ? null : (
    <p class="hint" id={`${idOf(name)}-hint`}>
      {hint}
    </p>
  )

export const Line = (props: FieldProps) => {
  const { name, shown, hint, before, type = 'text', lang, placeholder, list, autofocus } = props
  const input = (
    <input
      {...common(props, hint)}
      class="in"
      type={type}
      value={valueIn(shown, name)}
      {...{ lang, placeholder, list, autofocus }}
    />
  )
  return (
    <div class="f">
      <Label {...props} />
      {before === undefined ? (
        input
      ) : (
        <div class="fix pre">
          <span>{before}</span>
          {input}
        </div>
      )}
      <Hint {...props} />
      <Wrong {...props} />
    </div>
  )
}

export const Area = (props: FieldProps & { readonly class?: string; readonly children?: Child }) => {
  const { name, shown, hint, rows = 3, lang, placeholder } = props
  return (
    <div class="f">
      <Label {...props} />
      {props.children}
      <textarea {...common(props, hint)} class={props.class ?? 'in words'} rows={rows} {...{ lang, placeholder }}>
        {valueIn(shown, name)}
      </textarea>
      <Hint {...props} />
      <Wrong {...props} />
    </div>
  )
}

type ChoiceProps = Named & {
  readonly label: string
  readonly of: readonly (readonly [value: string, label: string])[]
  readonly quiet?: boolean
}

export const Choice = ({ label, of, quiet = false, ...named }: ChoiceProps) => {
  const value = valueIn(named.shown, named.name)
  return (
    <div class="f">
      <label class={quiet ? 'vh' : undefined} for={idOf(named.name)}>
        {label}
      </label>
      <select {...common(named)} class="in">
        {of.map(([one, text]) => (
          <option value={one} selected={one === value || undefined}>
            {text}
          </option>
        ))}
      </select>
      <Wrong {...named} />
    </div>
  )
}

/** A box says nothing where it is not ticked, so that a field before it does. */
export const Tick = ({ children, ...named }: Named & { readonly children?: Child }) => (
  <label class="pick">
    <input type="hidden" form={FORM} name={named.name} value="off" />
    <input
      {...common(named)}
      type="checkbox"
      value="on"
      checked={valueIn(named.shown, named.name) === 'on' || undefined}
    />
    {children}
  </label>
)
