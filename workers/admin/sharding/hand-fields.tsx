/** Fields of the forms by hand: a line to type, a choice; each with its label, its hint, and what was sent before. */

type Common = {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly sent: URLSearchParams | null
}

const Hint = ({ id, hint }: Pick<Common, 'id' | 'hint'>) =>
  hint === undefined ? null : (
    <span class="hint" id={`${id}-hint-text`}>
      {hint}
    </span>
  )

export const Text = ({
  id,
  name,
  label,
  hint,
  sent,
  number = false,
  optional,
}: Common & { number?: boolean; optional?: string }) => (
  <div class="f">
    <label for={id}>
      {label} {optional && <span class="opt">{optional}</span>}
    </label>
    <input
      class="in"
      id={id}
      name={name}
      value={sent?.get(name) ?? ''}
      autocomplete="off"
      maxlength={4000}
      inputmode={number ? 'numeric' : undefined}
      required={optional === undefined}
      aria-describedby={hint === undefined ? undefined : `${id}-hint-text`}
    />
    <Hint id={id} {...(hint !== undefined && { hint })} />
  </div>
)

type Option = string | readonly [value: string, label: string]

export const Choice = ({
  id,
  name,
  label,
  hint,
  sent,
  options,
  chosen = null,
}: Common & { options: readonly Option[]; chosen?: string | null }) => {
  const here = sent?.get(name) ?? chosen
  return (
    <div class="f">
      <label for={id}>{label}</label>
      <select class="in" id={id} name={name} aria-describedby={hint === undefined ? undefined : `${id}-hint-text`}>
        {options.map((option) => {
          const [value, text] = typeof option === 'string' ? [option, option] : option
          return (
            <option value={value} selected={value === here}>
              {text}
            </option>
          )
        })}
      </select>
      <Hint id={id} {...(hint !== undefined && { hint })} />
    </div>
  )
}
