/**
 * Fields that a merchant adds to products: `custom.care`. Each value says its type, and is written in one way, so that what a
 * file brought goes out again the same; what a field is called, and where it is shown, the settings say.
 */

import { parsed, readScalar, SCALARS, type Scalar } from './metafield-values.ts'

/** Of what is one text however many lines it has there is no list: its lines would fall apart. */
type Listed = Exclude<Scalar, 'json' | 'rich_text'>
export type MetafieldType = Scalar | `list.${Listed}`

const isListed = (type: Scalar): type is Listed => type !== 'json' && type !== 'rich_text'

export const METAFIELD_TYPES: readonly MetafieldType[] = [
  ...SCALARS,
  ...SCALARS.filter(isListed).map((type): MetafieldType => `list.${type}`),
]

export type Metafield = { readonly type: MetafieldType; readonly value: string | readonly string[] }

/** By `namespace.key`, in the order in which they were first said. */
export type Metafields = Readonly<Record<string, Metafield>>

/** null: none any more. Without a type it is of that which the settings say. */
export type MetafieldsDraft = Readonly<
  Record<string, { readonly type?: MetafieldType | undefined; readonly value: string | readonly string[] } | null>
>

/** `custom.care`: letters, digits, `_` and `-`, as shops on other software name theirs. */
export const METAFIELD_NAME = /^[a-z0-9_-]{2,64}(--[a-z0-9_-]{1,64})?\.[a-z0-9_-]{2,64}$/i
export const METAFIELDS_MAX = 100
/** As many values as a list holds, and as long as one may be. */
export const METAFIELD_VALUES_MAX = 128
export const METAFIELD_LENGTH_MAX = 65_536

const isList = (type: MetafieldType): type is `list.${Listed}` => type.startsWith('list.')
export const scalarOf = (type: MetafieldType): Scalar => (isList(type) ? (type.slice('list.'.length) as Scalar) : type)

/** A list in one cell: as programs write it, or with a `;` or a line end between its values. */
const split = (text: string): readonly string[] => {
  const read = text.startsWith('[') ? parsed(text) : undefined
  if (Array.isArray(read)) return read.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
  return text.split(/[;\n]/)
}

/** @returns undefined when it does not fit the type; null when it is blank */
export const metafieldOf = (type: MetafieldType, said: string | readonly string[]): Metafield | null | undefined => {
  const scalar = scalarOf(type)
  const texts = (isList(type) ? (typeof said === 'string' ? split(said) : said) : [said].flat())
    .map((text) => text.trim())
    .filter(Boolean)
  if (texts.length === 0) return null
  if (texts.length > (isList(type) ? METAFIELD_VALUES_MAX : 1)) return undefined
  const values = texts.map((text) => (text.length > METAFIELD_LENGTH_MAX ? undefined : readScalar(scalar, text)))
  if (values.some((value) => value === undefined)) return undefined
  const read = values as string[]
  return { type, value: isList(type) ? read : (read[0] ?? '') }
}

/** As a cell of a file holds it: names of other things stand side by side, as shops on other software write them. */
export const metafieldText = ({ type, value }: Metafield): string => {
  if (typeof value === 'string') return value
  const isPlain = type.endsWith('_reference') && !value.some((one) => one.includes(';'))
  return isPlain ? value.join('; ') : JSON.stringify(value)
}

/** What a field points to by its handle. */
export type ReferenceKind = 'product' | 'collection' | 'page'

export const referenceKindOf = (type: MetafieldType): ReferenceKind | undefined => {
  const scalar = scalarOf(type)
  return scalar === 'product_reference'
    ? 'product'
    : scalar === 'collection_reference'
      ? 'collection'
      : scalar === 'page_reference'
        ? 'page'
        : undefined
}

/** What nobody chooses among in a list: handles, addresses of files, and what programs read. */
const UNCHOSEN: ReadonlySet<Scalar> = new Set([
  'json',
  'rich_text',
  'rating',
  'product_reference',
  'collection_reference',
  'page_reference',
  'file_reference',
])

export const isFilterable = (type: MetafieldType): boolean => !UNCHOSEN.has(scalarOf(type))

/** What is said one after the other. */
export const valuesOf = ({ value }: Metafield): readonly string[] => (typeof value === 'string' ? [value] : value)

/** A type that all of these cells fit, of a field that nobody has named yet: a text, of lines or in a list. */
export const typeOfCells = (cells: readonly string[]): MetafieldType => {
  const isTexts = (cell: string) => {
    const read = parsed(cell)
    return Array.isArray(read) && read.every((one) => typeof one === 'string')
  }
  if (cells.length > 0 && cells.every(isTexts)) return 'list.single_line_text'
  return cells.some((cell) => /[\n\r]/.test(cell)) ? 'multi_line_text' : 'single_line_text'
}

export type MetafieldRefusal = {
  readonly code: 'metafield-unfit' | 'metafield-unknown' | 'metafields-too-many'
  readonly field: string
  readonly type?: MetafieldType
}

/** What is said laid onto what there is; what cannot be is told, and stays as it was. @param typeOf of a field without a type */
export const metafieldsAfter = (
  before: Metafields,
  said: MetafieldsDraft,
  typeOf: (field: string) => MetafieldType | undefined,
): { readonly metafields: Metafields; readonly refused: readonly MetafieldRefusal[] } => {
  const after = new Map(Object.entries(before))
  const refused: MetafieldRefusal[] = []
  for (const [field, draft] of Object.entries(said)) {
    const type = draft?.type ?? typeOf(field)
    if (draft && !type) refused.push({ code: 'metafield-unknown', field })
    const made = draft && type ? metafieldOf(type, draft.value) : null
    if (made === undefined && type) refused.push({ code: 'metafield-unfit', field, type })
    if (made) after.set(field, made)
    else if (made === null && (!draft || type)) after.delete(field)
  }
  const beyond = [...after.keys()].slice(Math.max(METAFIELDS_MAX, Object.keys(before).length))
  for (const field of beyond) {
    after.delete(field)
    refused.push({ code: 'metafields-too-many', field })
  }
  return { metafields: Object.fromEntries(after), refused }
}
