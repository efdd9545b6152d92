/** Goods of a price list by what they are called: what fits that was looked for, and what the ids in the form are called. */
import { hasWords } from '#domain/folding'
import type { Language } from '#domain/languages'
import { PRODUCT_SETS } from '#domain/pricing/price-list'
import { collectionNames, productsFitting, ruleWords } from '#schema/products/catalog/collections'
import { membersCalled } from '#schema/products/promotions/listed'
import type { AdminContext } from '../frame/app.ts'
import type { Filled, FoundGoods, GoodsKind } from './props.ts'

const KINDS = PRODUCT_SETS.filter((one): one is GoodsKind => one !== 'all')
/** Of each kind. */
const SHOWN = 6

const titleIn = (of: { readonly title: string; readonly titleZh: string | null }, language: Language): string =>
  (language === 'zh' && of.titleZh) || of.title

const byKind = async ({ env, var: { language } }: AdminContext, kind: GoodsKind, text: string) => {
  const db = env.PRODUCTS_DB
  if (kind === 'products')
    return (await productsFitting(db, text, SHOWN)).map((one) => ({
      id: one.id as string,
      name: titleIn(one, language),
    }))
  if (kind === 'collections')
    return (await collectionNames(db))
      .filter(({ title }) => hasWords(title, text))
      .map(({ id, title }) => ({ id: id as string, name: title }))
  const words = await ruleWords(db)
  const among = kind === 'tags' ? words.tag : words.vendor
  return among.filter((word) => hasWords(word, text)).map((word) => ({ id: word, name: word }))
}

/** Of the kind that was chosen; of every kind, as long as all goods are meant. */
export const goodsFitting = async (c: AdminContext, goods: string, text: string): Promise<FoundGoods[]> => {
  const kinds = KINDS.some((one) => one === goods) ? KINDS.filter((one) => one === goods) : KINDS
  const found = await Promise.all(
    kinds.map(async (kind) => (await byKind(c, kind, text)).slice(0, SHOWN).map((one) => ({ kind, ...one }))),
  )
  return found.flat()
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Handles, tags and vendors say themselves what they are. */
export const goodsCalled = async (
  { env, var: { language } }: AdminContext,
  { goods, goodsNames }: Filled,
): Promise<ReadonlyMap<string, string>> => {
  const ids = linesOf(goodsNames)
  const of = (kind: GoodsKind) => (goods === kind ? ids : [])
  const wanted = { products: of('products'), variants: [], collections: of('collections') }
  const called = goods === 'products' || goods === 'collections' ? await membersCalled(env.PRODUCTS_DB, wanted) : []
  return new Map(called.map((one) => [one.id, titleIn(one, language)]))
}

/** A press that changes the form and saves nothing: `in:products:prd_…`, `out:prd_…`, anything else looks. */
export const goodsChanged = (filled: Filled, act: string): Filled => {
  const [what = '', of = ''] = act.split(/:(.*)/s)
  const names = linesOf(filled.goodsNames)
  if (what === 'out') return { ...filled, goodsNames: names.filter((name) => name !== of).join('\n') }
  if (what !== 'in') return filled
  const [goods = '', id = ''] = of.split(/:(.*)/s)
  if (!KINDS.some((kind) => kind === goods) || id === '') return filled
  const others = goods === filled.goods ? names : []
  return { ...filled, goods, goodsNames: [...new Set([...others, id])].join('\n') }
}
