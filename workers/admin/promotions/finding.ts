/** What fits that somebody looked for in a part of the sentence: collections, tags, products, single variants. */
import { hasWords } from '#domain/folding'
import { collectionNames, productsFitting, ruleWords } from '#schema/products/catalog/collections'
import { variantsFitting } from '#schema/products/promotions/listed'
import type { AdminContext } from '../frame/app.ts'
import { calledText } from './names.ts'
import { SAID } from './sentence.ts'
import type { Found } from './shown.ts'
import { said, setsIn, type Typed } from './typed.ts'

/** Of each kind. */
const SHOWN = { collections: 4, tags: 3, products: 6, variants: 6 } as const

const fitting = async ({ env, var: { language } }: AdminContext, part: string, text: string): Promise<Found[]> => {
  const db = env.PRODUCTS_DB
  const variants = (await variantsFitting(db, text, SHOWN.variants)).map((one) => ({
    member: `variants:${one.id}`,
    name: calledText(one, language),
  }))
  if (part === 'gift') return variants
  const [collections, words, products] = await Promise.all([
    collectionNames(db),
    ruleWords(db),
    productsFitting(db, text, SHOWN.products),
  ])
  return [
    ...collections
      .filter(({ title }) => hasWords(title, text))
      .slice(0, SHOWN.collections)
      .map(({ id, title }) => ({ member: `collections:${id}`, name: title })),
    ...words.tag
      .filter((tag) => hasWords(tag, text))
      .slice(0, SHOWN.tags)
      .map((tag) => ({ member: `tags:${tag}`, name: SAID[language].tag(tag) })),
    ...products.map(({ id, title, titleZh }) => ({
      member: `products:${id}`,
      name: calledText({ id, title, titleZh, choice: null }, language),
    })),
    // One good without choices is named by its product.
    ...variants.slice(0, SHOWN.variants),
  ]
}

/** By the part of the form that looked for something. */
export const foundFor = async (c: AdminContext, typed: Typed): Promise<ReadonlyMap<string, readonly Found[]>> => {
  const asked = setsIn(typed).filter((part) => said(typed, `${part}.found`) !== '')
  return new Map(
    await Promise.all(asked.map(async (part) => [part, await fitting(c, part, said(typed, `${part}.found`))] as const)),
  )
}
