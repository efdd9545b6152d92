/** Reads a form of the settings as it was sent, and finds out what it means: rows changed, a document to save, two who saved at once. */
import { own } from '#domain/own'
import type { Language } from '#domain/languages'
import { currency } from '#domain/money'
import { differences, merge, withTheirs, type Difference, type Filled } from '#domain/settings/compare'
import { emptySettings, type SettingsGroup } from '#domain/settings/settings'
import { settingsAt } from '#schema/products/settings/settings'
import { settingsHistory } from '../../flows/settings/history.ts'
import { formInput } from '../../http/form-input.ts'
import type { AdminContext } from '../frame/app.ts'
import { CHOICE } from '../frame/merge.tsx'
import { filledFrom } from './filled.ts'
import { FORMS } from './forms.ts'
import { documentIn, typedIn } from './read.ts'

/** What the page itself writes into the form. */
const OWN_FIELDS = ['key', 'version', 'do']

/** @returns undefined when a name leads nowhere that a field could be */
export const typedFrom = (group: SettingsGroup, form: URLSearchParams): Filled | undefined => {
  const fields = new URLSearchParams([...form].filter(([name]) => !name.startsWith(CHOICE) && !name.startsWith(OTHER)))
  const sent = formInput(fields, OWN_FIELDS)
  if (!sent) return undefined
  const typed = typedIn(FORMS[group], sent)
  const theirs = theirsIn(form)
  return theirs.size > 0 ? typedIn(FORMS[group], withTheirs(typed, theirs)) : typed
}

/** What stands in theirs travels with the choice; empty: they have taken that row out. */
export const OTHER = 'theirs.'

/** What was left to the other, by its place. What cannot be read is left as it was typed. */
const theirsIn = (form: URLSearchParams): ReadonlyMap<string, Filled | undefined> =>
  new Map(
    [...form].flatMap(([name, side]): [string, Filled | undefined][] => {
      if (!name.startsWith(CHOICE) || side !== 'theirs') return []
      const path = name.slice(CHOICE.length)
      const value = form.get(`${OTHER}${path}`)
      if (value === null) return []
      const read = value === '' ? undefined : readJson(value)
      return read === undefined && value !== '' ? [] : [[path, read as Filled | undefined]]
    }),
  )

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

export const filledOf = (group: SettingsGroup, value: unknown, language: Language): Filled =>
  filledFrom(FORMS[group], value, language)

const nameOf = (filled: Filled): string =>
  typeof filled === 'string'
    ? filled
    : (Object.values(filled)
        .map((one: Filled) => nameOf(one))
        .find(Boolean) ?? '')

/** A short name that people need not think of: from what the row is called, or its number. */
const handleFrom = (name: string, number: number): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40) || String(number)

const NAMED_ROWS: { readonly [G in SettingsGroup]?: Readonly<Record<string, string>> } = {
  markets: { markets: 'id' },
  locations: { locations: 'id' },
  delivery: { methods: 'id', zones: 'id', surcharges: 'id' },
  tax: { classes: 'id' },
  pages: { pages: 'handle' },
}

/** Rows that were given no short name get one. */
export const withHandles = (group: SettingsGroup, filled: Filled): Filled => {
  if (typeof filled === 'string' || Array.isArray(filled)) return filled
  const named = filled as { readonly [name: string]: Filled }
  const lists = Object.entries(NAMED_ROWS[group] ?? {}).flatMap(([list, field]) => {
    const rows = own(named, list)
    if (!Array.isArray(rows)) return []
    const given = rows.map((row: { readonly [name: string]: Filled }, index) =>
      own(row, field) === '' && nameOf(row) !== '' ? { ...row, [field]: handleFrom(nameOf(row), index + 1) } : row,
    )
    return [[list, given] as const]
  })
  return { ...named, ...Object.fromEntries(lists) }
}

export type Conflict = {
  readonly who: string | null
  readonly at: number
  /** What they alone changed: it stands in the form beside mine. */
  readonly theirs: readonly Difference[]
  /** What both changed: theirs, and mine in its place. */
  readonly both: readonly Difference[]
  /** Both together, to be looked at and saved. */
  readonly filled: Filled
  readonly version: number
}

/** @param basedOn the version that was on the page when it was typed over */
export const conflictOf = async (
  c: AdminContext,
  group: SettingsGroup,
  typed: Filled,
  basedOn: number,
): Promise<Conflict> => {
  const { language } = c.var
  const [before, [now]] = await Promise.all([
    settingsAt(c.env.PRODUCTS_DB, group, basedOn),
    settingsHistory(c.env, group, { limit: 1 }),
  ])
  const [base, theirs] = [before ?? emptySettings(currency(c.env.CURRENCY))[group], now?.value].map((one) =>
    filledOf(group, one, language),
  )
  const mine = filledOf(group, documentIn(FORMS[group], typed), language)
  const merged = merge(base ?? '', mine, theirs ?? '')
  return {
    who: now?.who ?? null,
    at: now?.savedAt ?? Date.now(),
    theirs: differences(mine, merged.filled),
    both: merged.both,
    filled: merged.filled,
    version: now?.version ?? 0,
  }
}
