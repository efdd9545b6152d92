/** The address of the list of products: what it is narrowed by, how it is sorted, which columns it has. All of it is in there. */
import { SORTS } from '#schema/products/catalog/list-conditions'
import { productId } from '#domain/ids'
import { typedAmount } from '#domain/catalog/typed-number'
import type { Currency } from '#domain/money'
import { own } from '#domain/own'
import { listingProducts } from '../../../flows/catalog/questions.ts'
import { addressWith } from '../../frame/lists.tsx'

export const PATH = '/admin/products'

export const COLUMNS = [
  'status',
  'stock',
  'variants',
  'price',
  'margin',
  'sku',
  'vendor',
  'type',
  'tags',
  'created',
  'updated',
] as const
export type ColumnName = (typeof COLUMNS)[number]
const USUAL: readonly ColumnName[] = ['status', 'stock', 'variants', 'price', 'vendor', 'type']

/** In the order in which a view writes them. */
export const NARROWED = [
  ...(['status', 'q', 'stock', 'vendor', 'type', 'tag', 'collection'] as const),
  ...(['from', 'until', 'lacks', 'when'] as const),
  ...(['option', 'optionValue', 'metafield', 'metafieldValue'] as const),
]
export type Narrowed = (typeof NARROWED)[number]
type Name = Narrowed | 'sort' | 'columns'

export type ListAddress = {
  /** Only what is there. */
  readonly said: Readonly<Partial<Record<Name, string>>>
  readonly sort: (typeof SORTS)[number]
  readonly descending: boolean
  readonly columns: readonly ColumnName[]
}

/** A value is one of a name, and says nothing without it. */
const PAIRS = [
  ['option', 'optionValue'],
  ['metafield', 'metafieldValue'],
] as const
export const VALUE_OF: ReadonlyMap<Narrowed, Narrowed> = new Map(PAIRS)

const among = (text: string, of: readonly string[]): string => (of.includes(text) ? text : '')

/** What narrows is kept as it was typed, also where it cannot be read: `unreadIn` says so. */
const known = (name: Name, text: string): string =>
  name === 'sort' && among(text.replace(/^-/, ''), SORTS) === '' ? '' : text.trim()

export const readAddress = (query: (name: string) => readonly string[]): ListAddress => {
  const said: Partial<Record<Name, string>> = {}
  for (const name of [...NARROWED, 'sort'] as const) {
    const text = known(name, query(name)[0] ?? '')
    if (text !== '') said[name] = text
  }
  for (const [name, value] of PAIRS) if (said[name] === undefined) delete said[value]
  const chosen = new Set(query('columns').flatMap((text) => text.split(',')))
  const columns = COLUMNS.filter((column) => chosen.has(column))
  if (columns.length > 0 && columns.join() !== USUAL.join()) said.columns = columns.join()
  const sort = said.sort ?? 'title'
  return {
    said,
    sort: SORTS.find((one) => one === sort.replace(/^-/, '')) ?? 'title',
    descending: sort.startsWith('-'),
    columns: columns.length > 0 ? columns : USUAL,
  }
}

/** @param text behind the question mark */
export const addressIn = (text: string): ListAddress => {
  const sent = new URLSearchParams(text)
  return readAddress((name) => sent.getAll(name))
}

/** The same list with some of it changed; null takes it away. */
export const addressOf = (
  { said }: Pick<ListAddress, 'said'>,
  change: Readonly<Record<string, string | null>> = {},
): string => addressWith(PATH, said as Record<string, string>, change)

/** Behind the question mark: what a view keeps. */
export const queryOf = (address: Pick<ListAddress, 'said'>): string => addressOf(address).slice(PATH.length + 1)

export const isNarrowed = ({ said }: ListAddress): boolean => NARROWED.some((name) => said[name] !== undefined)

type Asked = Pick<ListAddress, 'said' | 'sort' | 'descending'>

/** The input of the question. An amount that cannot be read is no number, and refused by it. */
export const inputOf = ({ said, sort, descending }: Asked, currency: Currency, cursor: Cursor) => {
  const amount = (text: string | undefined) =>
    text === undefined ? undefined : (typedAmount(text, currency)?.amount ?? Number.NaN)
  const { stock, from, until, when, sort: _, columns: __, ...same } = said
  const [priceFrom, priceUntil] = [from, until].map(amount)
  return Object.fromEntries(
    Object.entries({
      ...same,
      priceFrom,
      priceUntil,
      sort,
      cursor,
      availability: stock,
      schedule: when,
      order: descending ? 'descending' : 'ascending',
    }).filter(([, value]) => value !== undefined),
  )
}

const ASKED_AS: Readonly<Record<string, Narrowed>> = {
  priceFrom: 'from',
  priceUntil: 'until',
  availability: 'stock',
  schedule: 'when',
}

/** Filters that narrow nothing since they cannot be read, judged as by the API: what is done to all that fit is not done by them. */
export const unreadIn = (address: Asked, currency: Currency): ReadonlySet<Narrowed> => {
  const wrong = listingProducts.input.safeParse(inputOf(address, currency, null)).error?.issues ?? []
  return new Set(
    wrong.flatMap(({ path: [first] }) => NARROWED.find((one) => one === (own(ASKED_AS, String(first)) ?? first)) ?? []),
  )
}

/** An address that a form carried: nothing but the list's own, and never a part of it, which would be of more. */
export const backIn = (form: URLSearchParams): string => new URLSearchParams(form.get('back') ?? '').toString()

/** The list as it was, with what was done said on top. @param back behind the question mark */
export const listAfter = (back: string, done: string): string => `${PATH}?${back}${back ? '&' : ''}${done}`

export const wholeIn = (text: string | null | undefined): number => Number(/^\d{1,9}$/.exec(text ?? '')?.[0] ?? 0)

type Cursor = { readonly towards: 'next' | 'previous'; readonly id: string } | null

export const cursorIn = (query: (name: string) => string | undefined): Cursor => {
  const [next, previous] = [productId(query('after')), productId(query('before'))]
  if (next) return { towards: 'next', id: next }
  return previous ? { towards: 'previous', id: previous } : null
}
