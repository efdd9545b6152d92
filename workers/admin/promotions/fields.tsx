/** Fields of a promotion: with a label, or as a slot of a sentence; amounts in every currency; what happens to a price. */
import type { Child } from 'hono/jsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { labelOf } from './amiss.ts'
import { formMessages } from './messages/form.ts'
import type { Shown } from './shown.ts'
import { effectIn, howIn, howsOf, said } from './typed.ts'

type Props = { readonly shown: Shown }
type Named = Props & { readonly name: string }

/** What is wrong there. */
export const Wrong = ({ name, shown: { amiss } }: Named) => {
  const words = amiss.get(name)
  return words === undefined ? null : (
    <span class="err" id={`${name}-wrong`}>
      <Icon name="alert" />
      {words}
    </span>
  )
}

/** What every control says of itself. */
export const told = (name: string, { amiss, focus }: Shown, hint = false) => ({
  id: name,
  name,
  'aria-invalid': amiss.has(name) ? ('true' as const) : undefined,
  'aria-describedby':
    [hint && `${name}-hint`, amiss.has(name) && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
  autofocus: focus === name || undefined,
})

type FieldProps = Named & {
  readonly hint?: string | undefined
  readonly label?: string
  readonly optional?: boolean
  readonly children?: Child
}

export const Field = ({ name, hint, label, optional = false, shown, children }: FieldProps) => (
  <div class="f">
    <label for={name}>
      {label ?? labelOf(name, shown.language)}{' '}
      {optional && <span class="opt">{frameMessages[shown.language].optional}</span>}
    </label>
    {children ?? <Line name={name} shown={shown} hint={hint !== undefined} />}
    {hint !== undefined && (
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    )}
    <Wrong name={name} shown={shown} />
  </div>
)

type LineProps = Named & {
  readonly hint?: boolean
  readonly type?: string
  readonly mode?: 'numeric' | 'decimal'
  readonly lang?: string
}

export const Line = ({ name, shown, hint = false, type = 'text', mode, lang }: LineProps) => (
  <input
    class="in"
    {...told(name, shown, hint)}
    type={type}
    inputmode={mode}
    lang={lang}
    value={said(shown.typed, name)}
    autocomplete="off"
    data-look
  />
)

/** A field within a sentence: its label is heard and not seen. */
export const Slot = ({ name, shown, mode = 'numeric' }: Named & { readonly mode?: 'numeric' | 'decimal' }) => (
  <input
    class="slot few"
    {...told(name, shown)}
    aria-label={labelOf(name, shown.language)}
    inputmode={mode}
    value={said(shown.typed, name)}
    autocomplete="off"
    data-look
  />
)

type ChoiceProps = Named & { readonly of: readonly (readonly [value: string, text: string])[]; readonly value: string }

/** Another choice asks for other fields. */
export const Choice = ({ name, of, value, shown }: ChoiceProps) => (
  <select class="slot" {...told(name, shown)} aria-label={labelOf(name, shown.language)} data-turn>
    {of.map(([one, text]) => (
      <option value={one} selected={one === value || undefined}>
        {text}
      </option>
    ))}
  </select>
)

/** An amount in each currency of the shop; in a currency that is left empty it does not count. */
export const Amounts = ({ prefix, shown }: Props & { readonly prefix: string }) => {
  const { or } = formMessages[shown.language].sentence
  return (
    <>
      {shown.currencies.map((currency, at) => (
        <>
          {at > 0 && ` ${or} `}
          <span class="nb">
            <input
              class="slot few"
              {...told(`${prefix}.${currency}`, shown)}
              aria-label={`${labelOf(`${prefix}.${currency}`, shown.language)}, ${currency}`}
              inputmode="decimal"
              value={said(shown.typed, `${prefix}.${currency}`)}
              autocomplete="off"
              data-look
            />
            <span class="unit">{currency}</span>
          </span>
        </>
      ))}
    </>
  )
}

export const AmountsWrong = ({ prefix, shown }: Props & { readonly prefix: string }) => (
  <>
    {shown.currencies.map((currency) => (
      <Wrong name={`${prefix}.${currency}`} shown={shown} />
    ))}
  </>
)

/** The same as fields of their own, one for each currency. */
export const AmountFields = ({ prefix, shown, hint }: Props & { readonly prefix: string; readonly hint?: string }) => (
  <>
    {shown.currencies.map((currency, at) => {
      const name = `${prefix}.${currency}`
      // Said once, below the first: what counts for all of them.
      const below = at === 0 ? hint : undefined
      return (
        <Field name={name} shown={shown} hint={below} optional>
          <div class="fix">
            <Line name={name} shown={shown} mode="decimal" hint={below !== undefined} />
            <span>{currency}</span>
          </div>
        </Field>
      )
    })}
  </>
)

/** `gets a share off: 10 %`, `costs 5 EUR`, `is free`. */
export const ValueSlots = ({ prefix, shown }: Props & { readonly prefix: string }) => {
  const { hows } = formMessages[shown.language]
  const how = howIn(shown.typed, prefix)
  return (
    <>
      <Choice
        name={`${prefix}.how`}
        of={howsOf(effectIn(shown.typed)).map((one) => [one, hows[one]] as const)}
        value={how}
        shown={shown}
      />{' '}
      {how === 'percent' && (
        <span class="nb">
          <Slot name={`${prefix}.rate`} shown={shown} mode="decimal" />
          <span class="unit">%</span>
        </span>
      )}
      {(how === 'amount' || how === 'price') && <Amounts prefix={prefix} shown={shown} />}
    </>
  )
}

export const ValueWrong = ({ prefix, shown }: Props & { readonly prefix: string }) => (
  <>
    <Wrong name={`${prefix}.rate`} shown={shown} />
    <AmountsWrong prefix={prefix} shown={shown} />
  </>
)
