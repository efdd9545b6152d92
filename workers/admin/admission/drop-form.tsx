/** The form of a drop: what it asks for, how it is read, what is wrong with it. */
import { useContext } from 'hono/jsx'
import type { Language } from '#domain/languages'
import type { Drop, DropDraft, DropFaults, DropField } from '#domain/admission/drop'
import { slug } from '#domain/catalog/slug'
import type { VariantId } from '#domain/ids'
import { variantsMeant } from '#schema/products/admission/drops'
import { textIn } from '../../http/form.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Zone } from '../frame/time.tsx'
import { admissionMessages, type AdmissionMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { momentIn, momentText } from '../frame/moment-field.ts'

type Name = keyof AdmissionMessages['fields']
/** What stands in the fields, as text. */
export type Filled = Readonly<Record<Name, string>>

const NAMES = [
  ...(['name', 'nameZh', 'handle', 'items', 'opensAt', 'startsAt', 'endsAt'] as const),
  ...(['unitsEach', 'ratePerMinute', 'expectedBuyers'] as const),
]
/** Fifty items, a line each. */
const ITEMS_CHARACTERS_MAX = 10_000

/** Stands for what was typed and is no number: the rule says so at its field. */
const NO_WHOLE_NUMBER = 0.5

const HOUR_MS = 3_600_000
const nextHour = (now: number) => (Math.floor(now / HOUR_MS) + 1) * HOUR_MS

/** A new one: tomorrow at this hour, for two hours, with half an hour to gather. */
export const emptyForm = (now: number, timeZone: string): Filled => {
  const startsAt = nextHour(now) + 24 * HOUR_MS
  return {
    name: '',
    nameZh: '',
    handle: '',
    items: '',
    unitsEach: '1',
    ratePerMinute: '',
    expectedBuyers: '',
    opensAt: momentText(startsAt - HOUR_MS / 2, timeZone),
    startsAt: momentText(startsAt, timeZone),
    endsAt: momentText(startsAt + 2 * HOUR_MS, timeZone),
  }
}

/** @param items as merchants call them */
export const filledFrom = (drop: Drop, items: readonly string[], timeZone: string): Filled => ({
  name: drop.name.en,
  nameZh: drop.name.zh ?? '',
  handle: drop.handle,
  items: items.join('\n'),
  opensAt: momentText(drop.opensAt, timeZone),
  startsAt: momentText(drop.startsAt, timeZone),
  endsAt: momentText(drop.endsAt, timeZone),
  unitsEach: String(drop.unitsEach),
  ratePerMinute: drop.ratePerMinute === null ? '' : String(drop.ratePerMinute),
  expectedBuyers: drop.expectedBuyers === null ? '' : String(drop.expectedBuyers),
})

export const filledIn = (form: URLSearchParams): Filled =>
  Object.fromEntries(
    NAMES.map((name) => [name, textIn(form, name, name === 'items' ? ITEMS_CHARACTERS_MAX : 200)]),
  ) as Filled

const timeIn = (text: string, before: number | undefined, timeZone: string): number => {
  const at = momentIn(text, before ?? null, timeZone)
  return typeof at === 'number' ? at : NO_WHOLE_NUMBER
}

const CLOCKS = ['opensAt', 'startsAt', 'endsAt'] as const

export type FormFaults = { readonly [F in DropField]?: keyof AdmissionMessages['faults'] }

/** What is amiss, with why an hour is none that the shop's clock shows once. */
export const faultsTyped = (faults: DropFaults, filled: Filled, timeZone: string): FormFaults => ({
  ...faults,
  ...Object.fromEntries(
    CLOCKS.flatMap((name) => {
      const at = faults[name] === 'time-form' ? momentIn(filled[name], null, timeZone) : null
      return at === 'clock-forward' || at === 'clock-back' ? [[name, at] as const] : []
    }),
  ),
})

const numberIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : NO_WHOLE_NUMBER)
const numberOrNone = (text: string): number | null => (text === '' ? null : numberIn(text))

/** Which of the items that were typed nobody knows. */
export const unknownIn = async (db: D1Database, filled: Filled): Promise<string[]> => {
  const texts = itemsIn(filled)
  const meant = await variantsMeant(db, texts)
  return texts.filter((one) => !meant.has(one))
}

const itemsIn = ({ items }: Filled): string[] =>
  [...new Set(items.split(/[\n,]/).map((one) => one.trim()))].filter(Boolean)

/** @returns the draft; an item that nobody knows stands in it as it was written, and is refused like that */
export const draftIn = async (
  db: D1Database,
  filled: Filled,
  before: Drop | undefined,
  timeZone: string,
): Promise<DropDraft> => {
  const texts = itemsIn(filled)
  const meant = await variantsMeant(db, texts)
  const proposed = slug(filled.name)
  return {
    // Left empty, it is made of the name; of the day, where the name has no letters that an address can have.
    handle: filled.handle || (/^[a-z0-9-]{1,63}$/.test(proposed) ? proposed : `drop-${filled.startsAt.slice(0, 10)}`),
    name: { en: filled.name, ...(filled.nameZh !== '' && { zh: filled.nameZh }) },
    items: [...new Set(texts.map((one) => meant.get(one) ?? (one as VariantId)))],
    opensAt: timeIn(filled.opensAt, before?.opensAt, timeZone),
    startsAt: timeIn(filled.startsAt, before?.startsAt, timeZone),
    endsAt: timeIn(filled.endsAt, before?.endsAt, timeZone),
    expectedBuyers: numberOrNone(filled.expectedBuyers),
    unitsEach: numberIn(filled.unitsEach),
    ratePerMinute: numberOrNone(filled.ratePerMinute),
  }
}

type FormProps = {
  readonly action: string
  readonly filled: Filled
  readonly faults: FormFaults
  /** Items that were typed and that nobody knows. */
  readonly unknown?: readonly string[]
  readonly version: number | null
  readonly language: Language
  /** In which the shop speaks. */
  readonly languages: readonly Language[]
}

/** A name that is there already is not lost because the shop has stopped to speak its language. */
const asked = (name: Name, { filled, languages }: Pick<FormProps, 'filled' | 'languages'>) =>
  name !== 'nameZh' || languages.includes('zh') || filled.nameZh !== ''

export const DropForm = ({ action, filled, faults, unknown = [], version, language, languages }: FormProps) => (
  <form class="panel" method="post" action={action}>
    <div class="in-p stack">
      <Key />
      {version !== null && <input type="hidden" name="version" value={String(version)} />}
      {NAMES.filter((name) => asked(name, { filled, languages })).map((name) => (
        <Field
          name={name}
          value={filled[name]}
          fault={faultOf(name, faults)}
          named={name === 'items' ? unknown : []}
          language={language}
        />
      ))}
      <div>
        <button class="btn go">
          {version === null ? admissionMessages[language].announce : admissionMessages[language].save}
        </button>
      </div>
    </div>
  </form>
)

const fieldOf = (name: Name): DropField => (name === 'nameZh' ? 'name' : name)

/** The name in Chinese may be left out; it can only be too long. */
const faultOf = (name: Name, faults: FormFaults) =>
  name === 'nameZh' && faults.name !== 'too-long' ? undefined : faults[fieldOf(name)]

type FieldProps = {
  readonly name: Name
  readonly value: string
  readonly fault: keyof AdmissionMessages['faults'] | undefined
  /** What in it is wrong. */
  readonly named: readonly string[]
  readonly language: Language
}

const OPTIONAL: ReadonlySet<Name> = new Set<Name>(['nameZh', 'ratePerMinute', 'expectedBuyers'])
const TIMES: ReadonlySet<Name> = new Set<Name>(CLOCKS)

const Field = ({ name, value, fault, named, language }: FieldProps) => {
  const { fields, faults } = admissionMessages[language]
  const hints: Partial<Record<Name, string>> = admissionMessages[language].hints
  const hint = hints[name]
  const describedBy = [hint && `${name}-hint`, fault && `${name}-wrong`].filter(Boolean).join(' ')
  const shared = {
    class: 'in',
    id: name,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': fault ? ('true' as const) : undefined,
  }
  return (
    <div class="f">
      <label for={name}>
        {fields[name]} {TIMES.has(name) && <span class="opt">{useContext(Zone)}</span>}{' '}
        {OPTIONAL.has(name) && <span class="opt">{frameMessages[language].optional}</span>}
      </label>
      {name === 'items' ? (
        <textarea {...shared} rows={4} spellcheck={false}>
          {value}
        </textarea>
      ) : (
        <input {...shared} type={TIMES.has(name) ? 'datetime-local' : 'text'} value={value} autocomplete="off" />
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {[faults[fault], ...named.map((one) => `“${one}”`)].join(' ')}
        </p>
      )}
    </div>
  )
}

/** All that is amiss on top: it takes the focus, and each line leads to its field. */
export const Amiss = ({ faults, language }: { readonly faults: FormFaults; readonly language: Language }) => {
  const messages = admissionMessages[language]
  const wrong = NAMES.filter((name) => name !== 'nameZh' && faults[fieldOf(name)])
  if (wrong.length === 0) return null
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {messages.amiss(wrong.length)}
      </h2>
      {wrong.map((name) => {
        const fault = faults[fieldOf(name)]
        return <a href={`#${name}`}>{`${messages.fields[name]}: ${fault ? messages.faults[fault] : ''}`}</a>
      })}
    </div>
  )
}
