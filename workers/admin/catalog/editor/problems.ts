/** What is amiss with a form, at its fields: what could not be read, and what the command refused. */
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { VariantEdit } from '#domain/catalog/edit'
import type { Fault } from '../../../flows/command.ts'
import type { ReferenceUnknown } from '../../../flows/catalog/metafields.ts'
import { faultsIn, type RefusalWord } from '../../frame/forms.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { AMOUNT_CELLS } from './cells.ts'
import { cellName } from './filled.ts'
import type { Problem, Reading } from './read.ts'
import type { Amiss } from './shown.ts'
import { editorMessages } from './messages/index.ts'

/** The fields at which refusals of whole products are told. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'title-missing': 'title',
  'handle-taken': 'handle',
  'schedule-empty': 'publishedUntil',
  'variant-repeated': 'options.0.name',
  'options-mismatch': 'options.0.name',
  'no-variant-left': 'options.0.name',
}

const gathered = (told: readonly (readonly [name: string, words: string])[]): Amiss =>
  new Map(
    Array.from(
      Map.groupBy(told, ([name]) => name),
      ([name, all]) => [name, [...new Set(all.map(([, words]) => words))]],
    ),
  )

export const amissOf = (problems: readonly Problem[], language: Language): Amiss =>
  gathered(problems.map(({ field, fault }) => [field, editorMessages[language].faults[fault]]))

/** The cell of a path within one line: `prices[0].price` is one of its currency. */
const cellOf = (line: VariantEdit | undefined, [part, at, name]: readonly PropertyKey[]): string => {
  if (part !== 'prices') return String(part)
  const currency = line?.prices?.[Number(at)]?.currency ?? ''
  return `${AMOUNT_CELLS.find((cell) => cell === name) ?? 'price'}.${currency}`
}

/** The field of the form that a place of the input was read from. */
const fieldOf = ({ path }: Fault, { edit, keys }: Reading): string => {
  const [head, ...rest] = path
  if (head === 'variants') {
    const at = Number(rest[0])
    return cellName(keys[at] ?? '', cellOf(edit.variants?.[at], rest.slice(1)))
  }
  if (head === 'text') return String(rest[0] ?? 'title')
  if (head === 'options') return `options.${String(rest[0])}.name`
  if (head === 'translations' || head === 'words' || head === 'safety' || head === 'metafields')
    return path.map(String).join('.')
  return String(head ?? 'title')
}

const isUnknownReference = (refusal: { readonly code: string }): refusal is ReferenceUnknown =>
  refusal.code === 'metafield-reference-unknown'

/** @returns at which fields it is told; none: it is of the product as a whole */
export const amissIn = (refusal: { readonly code: string }, reading: Reading, language: Language): Amiss => {
  const faults = faultsIn(refusal)
  if (faults.length > 0) return gathered(faults.map((fault) => [fieldOf(fault, reading), fault.message]))
  const field =
    'field' in refusal && typeof refusal.field === 'string'
      ? `metafields.${refusal.field}`
      : own(FIELD_OF, refusal.code)
  if (isUnknownReference(refusal))
    return new Map([
      [`metafields.${refusal.field}`, [editorMessages[language].metafields.unknown[refusal.kind](refusal.handle)]],
    ])
  const words = own<string>(frameMessages[language].refusals, refusal.code as RefusalWord)
  return field !== undefined && words !== undefined ? new Map([[field, [words]]]) : new Map()
}
