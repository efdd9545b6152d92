/** One field of a form: label above, hint below, and what is amiss in the same words as the summary. */
import type { JSX } from 'hono/jsx'

type Shown = {
  readonly name: string
  /** Where the page has several of this name. */
  readonly id?: string
  readonly label: string
  readonly value: string
  /** Said beside the label; fields that say nothing are needed. */
  readonly optional?: string | undefined
  /** Nobody in the chosen country has it: it stays in the page for another. */
  readonly absent?: boolean
  readonly help?: string | undefined
  readonly wrong?: string | undefined
  readonly width?: 'half' | 'third' | 'rest' | undefined
  /** How the browser may help: `type`, `autocomplete`, `inputmode`. */
  readonly input: JSX.IntrinsicElements['input']
}

export const Field = ({
  name,
  id = name,
  label,
  value,
  optional,
  absent = false,
  help,
  wrong,
  width,
  input,
}: Shown) => (
  <p class={width ? `field ${width}` : 'field'} hidden={absent}>
    <label for={id}>
      {label} {optional && <span class="soft">{optional}</span>}
    </label>
    <input id={id} name={name} value={value} {...input} {...describedBy(id, help, wrong)} />
    <FieldHint name={id} help={help} wrong={wrong} />
  </p>
)

/** The same for text of several lines. */
export const TextArea = ({
  name,
  label,
  value,
  help,
  wrong,
  area,
}: Pick<Shown, 'name' | 'label' | 'value' | 'help' | 'wrong'> & {
  readonly area: JSX.IntrinsicElements['textarea']
}) => (
  <p class="field">
    <label for={name}>{label}</label>
    <textarea id={name} name={name} {...area} {...describedBy(name, help, wrong)}>
      {value}
    </textarea>
    <FieldHint name={name} help={help} wrong={wrong} />
  </p>
)

/** The hint gives way to what is amiss. */
export const FieldHint = ({ name, help, wrong }: Pick<Shown, 'name' | 'help' | 'wrong'>) =>
  wrong ? (
    <span class="wrong" id={`${name}-wrong`}>
      {wrong}
    </span>
  ) : help ? (
    <span class="help" id={`${name}-help`}>
      {help}
    </span>
  ) : null

/** For assistive technology: that a field is amiss, and which text belongs to it. */
export const describedBy = (name: string, help: string | undefined, wrong: string | undefined) => {
  if (wrong) return { 'aria-invalid': 'true', 'aria-describedby': `${name}-wrong` } as const
  return help ? { 'aria-describedby': `${name}-help` } : {}
}
