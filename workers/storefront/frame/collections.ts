/** The shelves of the menu: collections, as every page shows them. */
import type { Collection } from '#domain/catalog/collection'
import type { Translated } from '#domain/languages'

export type CollectionLink = {
  readonly handle: string
  readonly title: Translated
  readonly description: Translated
  readonly picture: string | null
}

export const collectionLinkOf = ({ handle, title, description, picture, translations }: Collection): CollectionLink => {
  const { zh } = translations
  return {
    handle,
    title: { en: title, ...(zh?.title && { zh: zh.title }) },
    description: { en: description, ...(zh?.description && { zh: zh.description }) },
    picture,
  }
}
