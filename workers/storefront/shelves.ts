/** The shelves of the menu: collections, remembered for half a minute, because every page shows them. */
import type { Collection } from '#domain/catalog/product'
import type { Translated } from '#domain/languages'
import { collectionsOf } from '#schema/products/collections'
import type { App } from '../env.ts'

export type Shelf = {
  readonly handle: string
  readonly title: Translated
  readonly description: Translated
  readonly picture: string | null
}

const FRESH_MS = 30_000

let remembered: { readonly shelves: readonly Shelf[]; readonly at: number } | undefined

export const shelvesOf = async (env: Pick<App['Bindings'], 'PRODUCTS_DB'>, now: number): Promise<readonly Shelf[]> => {
  if (!remembered || now - remembered.at > FRESH_MS) {
    remembered = { shelves: (await collectionsOf(env.PRODUCTS_DB)).map(shelfOf), at: now }
  }
  return remembered.shelves
}

export const shelfOf = ({ handle, title, description, picture, translations }: Collection): Shelf => {
  const { zh } = translations
  return {
    handle,
    title: { en: title, ...(zh?.title && { zh: zh.title }) },
    description: { en: description, ...(zh?.description && { zh: zh.description }) },
    picture,
  }
}
