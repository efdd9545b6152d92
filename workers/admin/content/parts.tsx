/** Fields of a document: each with its label, its hint and what is amiss there; texts in every language side by side. */
import type { Child } from 'hono/jsx'
import { LANGUAGES } from '#domain/languages'
import type { Text } from '#domain/settings/text'
import { tagOf } from '../../http/language.ts'
import { Icon } from '../frame/icon.tsx'
import { PictureField } from '../frame/picture-field.tsx'
import { Rich } from '../frame/rich.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import type { Shown } from './shown.ts'
import { contentMessages } from './messages/index.ts'

/** `sections.0.heading.en` → `sections[0].heading.en`. */
export const nameOf = (id: string): string => id.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]')

export const Wrong = ({ of, shown }: { of: string; shown: Shown }) => {
  const words = shown.amiss.get(of)
  return words === undefined ? null : (
    <p class="err" id={`${of}-wrong`}>
      <Icon name="alert" />
      {words}
    </p>
  )
}

/** What every control says of itself. */
export const told = (id: string, { amiss, focus }: Shown, hint = false) => ({
  id,
  name: nameOf(id),
  class: 'in',
  autocomplete: 'off',
  'aria-invalid': amiss.has(id) ? ('true' as const) : undefined,
  'aria-describedby': [hint && `${id}-hint`, amiss.has(id) && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
  autofocus: focus === id || undefined,
})

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  readonly shown: Shown
  readonly children?: Child
}

export const Field = ({ id, label, hint, optional = false, shown, children }: FieldProps) => (
  <div class="f">
    <label for={id}>
      {label} {optional && <span class="opt">{frameMessages[shown.language].optional}</span>}
    </label>
    {children}
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <Wrong of={id} shown={shown} />
  </div>
)

type TextProps = {
  readonly id: string
  readonly label: string
  readonly value: Text
  /** One: a line. */
  readonly lines?: number
  readonly optional?: boolean
  /** With markup. */
  readonly rich?: boolean
  readonly shown: Shown
}

export const Texts = ({ id, label, value, lines = 1, optional = false, rich = false, shown }: TextProps) => (
  <div class="two tongues">
    {LANGUAGES.map((language) => {
      const at = `${id}.${language}`
      const common = { ...told(at, shown), lang: tagOf(language) }
      const area = (
        <textarea {...common} rows={lines}>
          {value[language] ?? ''}
        </textarea>
      )
      return (
        <Field
          id={at}
          label={`${label}, ${contentMessages[shown.language].languages[language]}`}
          optional={optional || language !== 'en'}
          shown={shown}
        >
          {lines === 1 ? <input {...common} value={value[language] ?? ''} /> : rich ? <Rich>{area}</Rich> : area}
        </Field>
      )
    })}
  </div>
)

export const Line = ({
  id,
  label,
  value,
  list,
  hint,
  type = 'text',
  optional = false,
  shown,
}: Omit<FieldProps, 'children'> & { value: string; list?: string; type?: string }) => (
  <Field id={id} label={label} hint={hint} optional={optional} shown={shown}>
    <input
      {...told(id, shown, hint !== undefined)}
      type={type}
      value={value}
      list={list}
      spellcheck={list ? false : undefined}
    />
  </Field>
)

/** The address of a picture, which may be one of the shop's. */
export const Picture = (props: Omit<FieldProps, 'children'> & { value: string }) => (
  <PictureField>
    <Line {...props} list="files" />
  </PictureField>
)

/** The pictures of the shop, to choose from. */
export const Lists = ({ shown }: { shown: Shown }) => (
  <>
    <datalist id="files">
      {shown.files.map(({ path, name }) => (
        <option value={path}>{name}</option>
      ))}
    </datalist>
    <datalist id="films">
      {shown.films.map(({ path, name }) => (
        <option value={path}>{name}</option>
      ))}
    </datalist>
    <datalist id="goes" data-destinations="/admin/settings/destinations">
      {shown.destinations.map(({ path, title }) => (
        <option value={path}>{title}</option>
      ))}
    </datalist>
    <datalist id="of-collection">
      {shown.destinations.flatMap(({ path, title }) => {
        const [, handle] = /^\/collections\/(.+)$/.exec(path) ?? []
        return handle === undefined ? [] : [<option value={handle}>{title}</option>]
      })}
      <option value="all"></option>
    </datalist>
    <datalist id="of-drop">
      {shown.drops.map(({ handle, name }) => (
        <option value={handle}>{name}</option>
      ))}
    </datalist>
  </>
)
