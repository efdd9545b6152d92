/** What every part of the editor is given: the product, what was typed over it, and what is amiss where. */
import { isGiftCard } from '#domain/catalog/gift-card'
import type { Collection } from '#domain/catalog/collection'
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import type { Text } from '#domain/settings/text'
import type { Fitting } from '#schema/products/catalog/references'
import type { Filled, Shop } from './filled.ts'
import type { Grid } from './rows.ts'

/** The form's own name in the page: its fields stand in many places of it, between forms of pictures. */
export const FORM = 'edit'

export type Amiss = ReadonlyMap<string, readonly string[]>

/** Things of the shop that were looked for, and the field that they are taken over into. */
export type Finding = { readonly name: string; readonly fitting: readonly Fitting[] }

/** What is called what, of all that stands in the fields: by kind and handle; undefined where there is no such thing. */
export type Titles = ReadonlyMap<string, Text | undefined>

export type Shown = {
  readonly product: Product
  readonly isNew: boolean
  readonly filled: Filled
  readonly typed: Filled
  readonly grid: Grid
  readonly amiss: Amiss
  readonly shop: Shop & { readonly origin: string; readonly name: string; readonly taxRate: number }
  /** Translations whose English was changed since, by field, with what it said then. */
  readonly stale?: ReadonlyMap<string, string>
  /** In a grid of several: of which product as a whole a row speaks, by its key. */
  readonly products?: ReadonlyMap<string, Product>
  /** Collections by hand that there are. */
  readonly collections: readonly Collection[]
  /** What is called what, of all that the product's own fields name. */
  readonly titles?: Titles
  /** What was looked for, of which field. */
  readonly finding?: Finding | undefined
  readonly language: Language
  readonly now: number
}

export const valueIn = ({ typed, filled }: Pick<Shown, 'typed' | 'filled'>, name: string): string =>
  typed.get(name) ?? filled.get(name) ?? ''

/** What stood there, where something else was typed over it: the script counts by it. */
export const wasIn = ({ typed, filled }: Pick<Shown, 'typed' | 'filled'>, name: string): string | undefined => {
  const [now, was] = [typed.get(name), filled.get(name) ?? '']
  return now === undefined || now === was ? undefined : was
}

/** By what stands in its field now. */
export const isOfGiftCards = (shown: Pick<Shown, 'typed' | 'filled' | 'products'>): boolean =>
  shown.products === undefined && isGiftCard({ category: valueIn(shown, 'category') })

export const idOf = (name: string): string => name.replaceAll(/[^\w.+-]/g, '_')
