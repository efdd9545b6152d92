/** What the list of products shows, in all its parts. */
import type { Child } from 'hono/jsx'
import type { Collection } from '#domain/catalog/collection'
import type { Language } from '#domain/languages'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import type { Currency } from '#domain/money'
import type { ProductListing } from '#schema/products/catalog/product-list'
import type { ListAddress, Narrowed } from './query.ts'

export type ListProps = {
  readonly address: ListAddress
  /** Filters that cannot be read: the list is not narrowed by them, and nothing is done to all that fit. */
  readonly unread: ReadonlySet<Narrowed>
  readonly listing: ProductListing
  /** By hand and by rule. */
  readonly collections: readonly Collection[]
  /** Fields of the shop. */
  readonly fields: readonly MetafieldDefinition[]
  readonly currency: Currency
  /** Hundredths of a per cent, in the shop's prices. */
  readonly taxRate: number
  readonly language: Language
  readonly resizing: boolean
  readonly mayChange: boolean
  /** Picked before, and the act that was chosen: a form that could not be read loses neither. */
  readonly picked: ReadonlySet<string>
  readonly chosen: string
  readonly typed: string
  readonly now: number
  /** What was done, with its way back. */
  readonly above?: Child
}
