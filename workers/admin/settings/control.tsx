/** One field of the settings: its label, what is typed into it, a hint, and what is amiss there. */
import { own } from '#domain/own'
import { LANGUAGES, localeOf } from '#domain/languages'
import type { Filled } from '#domain/settings/compare'
import { Icon } from '../frame/icon.tsx'
import { PictureField } from '../frame/picture-field.tsx'
import { Rich } from '../frame/rich.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { tagOf } from '../../http/language.ts'
import { below, nameOf, type Field } from './field.ts'
import { currencyName } from '#domain/formats'
import { allCurrencies, allZones, offsetName } from './places.ts'
import { hintOf, labelOf, type Shown } from './shown.ts'
import { Members } from './members.tsx'
import { membersMessages } from './messages/delivery.ts'
import { settingsMessages } from './messages/index.ts'

export type ControlField = Exclude<Field, { kind: 'group' | 'rows' }>
type Props = {
  readonly field: ControlField
  readonly path: string
  readonly filled: Filled
  readonly shown: Shown
  /** In a table the heading of the column is the label. */
  readonly label?: string
}

const textOf = (filled: Filled): string => (typeof filled === 'string' ? filled : '')

export const Wrong = ({ path, shown }: Pick<Props, 'path' | 'shown'>) => {
  const amiss = shown.amiss.get(path)
  return amiss ? (
    <p class="err" id={`${path}-wrong`}>
      <Icon name="alert" />
      {amiss.join(' ')}
    </p>
  ) : null
}

export const Hint = ({ path, shown }: Pick<Props, 'path' | 'shown'>) => {
  const hint = hintOf(shown.group, path, shown.language)
  return hint ? (
    <p class="hint" id={`${path}-hint`}>
      {hint}
    </p>
  ) : null
}

/** What is amiss with a text in all its languages is amiss with each. */
const wrongAt = (path: string, at: string, { amiss }: Shown) => [at, path].find((one) => amiss.has(one))

const attributes = ({ path, shown, label }: Pick<Props, 'path' | 'shown' | 'label'>, at = path, name = nameOf(at)) => {
  const wrong = wrongAt(path, at, shown)
  return {
    class: 'in',
    id: at,
    name,
    'aria-label': label,
    'aria-describedby':
      [!label && hintOf(shown.group, path, shown.language) && `${path}-hint`, wrong && `${wrong}-wrong`]
        .filter(Boolean)
        .join(' ') || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    autofocus: shown.focus === at || undefined,
    autocomplete: 'off',
  }
}

const Options = ({ of, chosen, name }: { of: readonly string[]; chosen: string; name: (code: string) => string }) => (
  <>
    {[...(of.includes(chosen) ? [] : [chosen]), ...of].map((one) => (
      <option value={one} selected={one === chosen || undefined}>
        {one === '' ? '' : name(one)}
      </option>
    ))}
  </>
)

/** Days of the week: boxes to tick, each with its word. */
const Several = ({ of, ...props }: Omit<Props, 'field'> & { of: readonly number[] }) => {
  const { weekdays } = settingsMessages[props.shown.language]
  const chosen = textOf(props.filled).split(' ')
  return (
    <div class="row">
      {of.map((one, index) => (
        <label class="pick">
          <input
            type="checkbox"
            name={nameOf(props.path)}
            id={index === 0 ? props.path : undefined}
            value={String(one)}
            checked={chosen.includes(String(one)) || undefined}
          />
          {weekdays[one - 1]}
        </label>
      ))}
    </div>
  )
}

const Range = (props: Omit<Props, 'field'>) => {
  const values = textOf(props.filled).split(' ')
  return (
    <div class="row">
      {settingsMessages[props.shown.language].range.map((label, index) => (
        <input
          {...attributes({ ...props, label }, index === 0 ? props.path : `${props.path}.${index}`, nameOf(props.path))}
          class="in few"
          inputmode="numeric"
          value={values[index] ?? ''}
        />
      ))}
    </div>
  )
}

/** In each language, side by side. */
const Text = ({ field, ...props }: Props & { field: Extract<Field, { kind: 'text' }> }) => {
  const { languages } = settingsMessages[props.shown.language]
  const values = typeof props.filled === 'object' && !Array.isArray(props.filled) ? props.filled : {}
  return (
    <div class="two tongues">
      {LANGUAGES.map((one) => {
        const at = below(props.path, one)
        const value = textOf(own(values as Readonly<Record<string, Filled>>, one) ?? '')
        const label = `${props.label ?? labelOf(props.shown.group, props.path, props.shown.language)}, ${languages[one]}`
        const common = { ...attributes({ ...props, label }, at), lang: tagOf(one), placeholder: languages[one] }
        const area = (
          <textarea {...common} rows={field.lines} class={field.html ? 'in mono' : 'in'} spellcheck={!field.html}>
            {value}
          </textarea>
        )
        return (
          <div class="f">
            {field.html ? <Rich>{area}</Rich> : field.lines ? area : <input {...common} value={value} />}
            <Wrong path={at} shown={props.shown} />
          </div>
        )
      })}
    </div>
  )
}

/** The list of addresses that there are. */
export const GOES = 'goes'

/** Of a language whose words need no more room than a line. */
const AREAS = { source: 3, lines: 3, countries: 1 } as const

export const Control = ({ field, ...props }: Props) => {
  const { path, shown } = props
  const { language } = shown
  const value = textOf(props.filled)
  const common = attributes(props)
  switch (field.kind) {
    case 'text':
      return <Text field={field} {...props} />
    case 'several':
      return <Several of={field.of} {...props} />
    case 'members':
      return <Members of={field.of} {...props} />
    case 'range':
      return <Range {...props} />
    case 'flag':
      return (
        <label class="pick">
          <input type="checkbox" name={common.name} id={path} checked={value === 'on' || undefined} />
          {labelOf(shown.group, path, language)}
        </label>
      )
    case 'choice': {
      const names: Readonly<Record<string, string>> = settingsMessages[language].choices
      return (
        <select {...common}>
          <Options of={field.of} chosen={value || (field.of[0] ?? '')} name={(one) => own(names, one) ?? one} />
        </select>
      )
    }
    case 'location': {
      const known = [{ id: '', name: membersMessages[language].sent }, ...shown.locations]
      const all = known.some(({ id }) => id === value) ? known : [...known, { id: value, name: value }]
      return (
        <select {...common}>
          {all.map(({ id, name }) => (
            <option value={id} selected={id === value || undefined}>
              {name}
            </option>
          ))}
        </select>
      )
    }
    case 'currency':
      return (
        <select {...common}>
          <Options
            of={field.own ? shown.currencies : allCurrencies()}
            chosen={value}
            name={(one) => (field.own ? one : `${one} · ${currencyName(one, localeOf(language))}`)}
          />
        </select>
      )
    case 'zone':
      return (
        <select {...common}>
          <Options
            of={allZones()}
            chosen={value}
            name={(one) => [one.replaceAll('_', ' '), offsetName(one, shown.now)].filter(Boolean).join(' · ')}
          />
        </select>
      )
    case 'source':
    case 'lines':
    case 'countries':
      return (
        <textarea
          {...common}
          rows={AREAS[field.kind]}
          class={field.kind === 'source' ? 'in mono' : 'in'}
          spellcheck={false}
        >
          {value}
        </textarea>
      )
    case 'country':
      return <input {...common} list="countries" value={value} />
    default:
      return <input {...common} {...inputOf(field)} value={value} />
  }
}

const DECIMALS: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['money', 'percent', 'weight', 'measure'])

const inputOf = (field: ControlField) => {
  if (field.kind === 'line' && field.goes) return { list: GOES, spellcheck: false }
  if (field.kind === 'line' && field.decimal) return { inputmode: 'decimal' as const, class: 'in number' }
  if (field.kind === 'colour') return { type: 'color', class: 'in colour' }
  if (field.kind === 'date') return { type: 'date' }
  if (field.kind === 'clock') return { type: 'time' }
  if (DECIMALS.has(field.kind)) return { inputmode: 'decimal' as const, class: 'in number' }
  if (field.kind === 'whole') return { inputmode: 'numeric' as const, class: 'in number' }
  return { type: field.kind === 'line' ? (field.type ?? 'text') : 'text', spellcheck: false }
}

/** Of these several boxes share one name: it stands above all of them. */
const SHARED: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['text', 'several', 'members', 'range'])

const isPicture = (field: Field): boolean =>
  field.kind === 'source' || (field.kind === 'line' && field.picture === true)

/** With its label above and its hint below. */
export const Labelled = (props: Props) => {
  const { field, path, shown } = props
  const label = labelOf(shown.group, path, shown.language)
  const optional = 'optional' in field && field.optional
  const words = (
    <>
      {label} {optional && <span class="opt">{frameMessages[shown.language].optional}</span>}
    </>
  )
  if (SHARED.has(field.kind)) {
    return (
      <fieldset class={field.kind === 'text' ? 'f wide' : 'f'}>
        <legend>{words}</legend>
        <Control {...props} />
        <Hint path={path} shown={shown} />
        <Wrong path={path} shown={shown} />
      </fieldset>
    )
  }
  const whole = (
    <div class={field.kind in AREAS ? 'f wide' : 'f'}>
      {field.kind !== 'flag' && <label for={path}>{words}</label>}
      <Control {...props} />
      <Hint path={path} shown={shown} />
      <Wrong path={path} shown={shown} />
    </div>
  )
  return isPicture(field) ? <PictureField>{whole}</PictureField> : whole
}
