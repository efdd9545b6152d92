/** What the shape of a product refuses of a file, at the row and the column that it came from. */
import type { z } from 'zod'
import { columnOf, inOther, ownField, type Column, type Columns, type Field } from '#domain/catalog/shopify/columns'
import type { FileProduct, RowRefusal } from '#domain/catalog/shopify/row'
import { isLanguage } from '#domain/languages'
import { own } from '#domain/own'
import { noted, type FileNote, type PlainCode } from './file-notes.ts'
import { SAYS } from './import-input.ts'

/** More mistakes of one product than this are one mistake. */
const FAULTS_MAX = 20

type Path = readonly PropertyKey[]

const SAME = (
  'handle vendor category taxClass type tags status collection publishedFrom publishedUntil ' +
  'title description seoTitle seoDescription warnings rating ' +
  'sku barcode cost grams hsCode origin lowStock price compareAt taxable video'
).split(' ') as readonly string[] as readonly Field[]

/** Where a draft calls it otherwise than the columns do, by what it is part of. */
const RENAMED: Readonly<Record<string, Field>> = {
  'pictures.src': 'picture',
  'pictures.alt': 'pictureAlt',
  'pictures.altByLanguage': 'pictureAlt',
  'pictures.width': 'pictureWidth',
  'pictures.height': 'pictureHeight',
  'pictures.wall': 'pictureWall',
  'variants.picture': 'variantPicture',
  'variants.requiresShipping': 'shipping',
  'variants.tracked': 'tracker',
  'variants.oversell': 'policy',
  'variants.units': 'quantity',
  'variants.basedOn': 'quantityBefore',
  'manufacturer.name': 'manufacturerName',
  'manufacturer.address': 'manufacturerAddress',
  'manufacturer.contact': 'manufacturerContact',
  'responsible.name': 'responsibleName',
  'responsible.address': 'responsibleAddress',
  'responsible.contact': 'responsibleContact',
}

const OPTIONS = [1, 2, 3] as const

/** Which column says what stands at a path of a draft; undefined for what no single one says. */
const fieldAt = (path: Path): Column | undefined => {
  const parts = path.map(String)
  const [first = '', second = '', third = ''] = parts
  const words = parts.filter((part) => !/^\d+$/.test(part))
  if (parts.length === 0) return 'publishedUntil'
  if (first === 'metafields') return second ? ownField(second) : undefined
  const place = OPTIONS[Number(parts.at(-1))]
  if (first === 'options') return place && `option${place}Name`
  if (first === 'variants' && third === 'options') return place && `option${place}Value`
  // Lists as a whole stand in the column that begins them.
  if (first === 'pictures' && words.length === 1) return 'picture'
  const last = words.at(-1) ?? ''
  const field = own(RENAMED, words.slice(-2).join('.')) ?? SAME.find((one) => one === last)
  if (first === 'translations' && isLanguage(second) && second !== 'en')
    return field && inOther(field as 'title', second)
  return field ?? SAME.find((one) => one === first)
}

/** Sentences of the schema, by the code that says the same in either language. */
const OF_SENTENCE: Readonly<Record<string, PlainCode>> = {
  [SAYS.markup]: 'cell-markup',
  [SAYS.handle]: 'cell-handle',
  [SAYS.address]: 'cell-address',
  [SAYS.video]: 'cell-video',
  [SAYS.contact]: 'cell-contact',
  [SAYS.comma]: 'cell-comma',
  [SAYS.schedule]: 'cell-schedule',
}

const noteOf = (issue: z.core.$ZodIssue): FileNote => {
  const known = own(OF_SENTENCE, issue.message)
  if (known) return { code: known }
  if (issue.code === 'too_big') {
    const code = issue.origin === 'string' ? 'cell-long' : issue.origin === 'array' ? 'cell-many' : 'cell-large'
    return { code, most: Number(issue.maximum) }
  }
  if (issue.code !== 'too_small') return { code: 'cell-unfit' }
  return issue.origin === 'string' ? { code: 'cell-missing' } : { code: 'cell-small', least: Number(issue.minimum) }
}

const rowAt = ([first, at]: Path, { row, variantRows }: FileProduct): number =>
  first === 'variants' && typeof at === 'number' ? (variantRows[at] ?? row) : row

/** All that the shape refuses of one product. */
export const faultsOf = ({ issues }: z.ZodError, item: FileProduct, columns: Columns): RowRefusal[] =>
  issues.slice(0, FAULTS_MAX).map((issue) => {
    const field = fieldAt(issue.path)
    return noted(rowAt(issue.path, item), field ? columnOf(columns, field) : '', noteOf(issue))
  })

/** A sentence that came over the wire with its place in front, `tags.0: …`: the place as the file calls it. */
export const placedFault = (reason: string, item: FileProduct, columns: Columns): RowRefusal | undefined => {
  const [, place = '', sentence = ''] = /^([\w.]*): (.+)$/s.exec(reason) ?? []
  if (sentence === '') return undefined
  const path = place === '' ? [] : place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const field = fieldAt(path)
  return noted(rowAt(path, item), field ? columnOf(columns, field) : '', { code: 'other', reason: sentence })
}
