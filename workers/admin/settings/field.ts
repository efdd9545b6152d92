/** What a form of the settings is made of: each document is described once, and shown, read and compared by that description. */
import { own } from '#domain/own'

/** A group that may be missing as a whole is missing when nothing stands in it. */
type Optional = { readonly optional?: true }

export type Field =
  /** `goes`: an address of the shop, of which those that there are are offered; `picture`: that of a picture; `decimal`: a number. */
  | ({
      readonly kind: 'line'
      readonly type?: 'email' | 'tel'
      readonly code?: true
      readonly decimal?: true
      readonly goes?: true
      readonly picture?: true
    } & Optional)
  /** A drawing, which the settings keep as it is, or the address of a picture. */
  | ({ readonly kind: 'source' } & Optional)
  /** In each language. `lines`: how high it is; one is a single line. */
  | ({ readonly kind: 'text'; readonly lines?: number; readonly html?: true } & Optional)
  | ({ readonly kind: 'whole' } & Optional)
  /** Hundredths of a per cent, written as per cent. Optional: an empty one is none. */
  | ({ readonly kind: 'percent' } & Optional)
  /** Grams, written as kilograms. */
  | ({ readonly kind: 'weight' } & Optional)
  /** In the unit of what the method around it goes by: kilograms, an amount of the currency beside it, pieces. Empty: from nothing. */
  | { readonly kind: 'measure'; readonly optional: true }
  /** A location of the shop, by its id; empty: none. */
  | { readonly kind: 'location'; readonly optional: true }
  /** Of rows of this document that have an id, some. */
  | { readonly kind: 'members'; readonly of: MemberList }
  /** Minor units of the currency beside it, written in that currency's digits. */
  | ({ readonly kind: 'money' } & Optional)
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** `#rrggbb`. */
  | { readonly kind: 'colour' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'several'; readonly of: readonly number[] }
  | { readonly kind: 'country' }
  /** Optional: null, wherever the shop sells to. */
  | ({ readonly kind: 'countries' } & Optional)
  /** `own`: one of those that the shop sells in. */
  | { readonly kind: 'currency'; readonly own?: true }
  | { readonly kind: 'zone' }
  | ({ readonly kind: 'date' } & Optional)
  | ({ readonly kind: 'clock' } & Optional)
  /** One to a line. */
  | { readonly kind: 'lines' }
  /** Two whole numbers, the first and the last. */
  | { readonly kind: 'range' }
  | Group
  | Rows

/** Lists of the settings of delivery. */
export type MemberList = 'zones' | 'methods'

export type Group = { readonly kind: 'group'; readonly fields: Fields } & Optional
export type Rows = {
  readonly kind: 'rows'
  readonly row: Field
  /** As a table of one line each, as panels that unfold, or one below the other. */
  readonly as: 'table' | 'folds' | 'parts'
}
export type Fields = { readonly [name: string]: Field }

export const group = (fields: Fields): Group => ({ kind: 'group', fields })

/** `methods.0.prices.1` → `methods.prices`: labels are the same in every row. */
export const patternOf = (path: string): string =>
  path
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.')

/** `methods.0.name.en` → `methods[0].name.en`: as names of a form say it. */
export const nameOf = (path: string): string => path.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]')

/** The other way round. */
export const pathOf = (name: string): string => name.replaceAll(/\[(\d+)\]/g, '.$1')

export const below = (path: string, step: string | number): string => (path === '' ? `${step}` : `${path}.${step}`)

/** The field in which something at this path is typed, and its own path. Of what has no field of its own it is the one around it. */
export const fieldAt = (root: Field, path: string): { readonly field: Field; readonly path: string } => {
  let [field, at] = [root, '']
  for (const step of path === '' ? [] : path.split('.')) {
    const next = field.kind === 'group' ? own(field.fields, step) : field.kind === 'rows' ? field.row : undefined
    if (!next) return field.kind === 'text' ? { field, path: below(at, step) } : { field, path: at }
    ;[field, at] = [next, below(at, step)]
  }
  return { field, path: at }
}

/** Every label that a form needs, by pattern. */
export const patternsOf = (field: Field, path = ''): readonly string[] => {
  const own = path === '' ? [] : [path]
  if (field.kind === 'rows') return [...own, ...patternsOf(field.row, path).filter((one) => one !== path)]
  if (field.kind !== 'group') return own
  return [...own, ...Object.entries(field.fields).flatMap(([name, one]) => patternsOf(one, below(path, name)))]
}
