/** What the ids that promotions name are called, in the language of whoever reads them. */
import type { Language } from '#domain/languages'
import type { Promotion } from '#domain/promotions/promotion'
import { textIn } from '#domain/settings/text'
import { membersCalled, type Called } from '#schema/products/promotions/listed'
import type { AdminContext } from '../frame/app.ts'
import { namedBy, type Names } from './sentence.ts'

/** `Delos mug (Chalk)`. */
export const calledText = ({ title, titleZh, choice }: Called, language: Language): string => {
  const name = (language === 'zh' && titleZh) || title
  if (!choice) return name
  return language === 'zh' ? `${name}（${choice}）` : `${name} (${choice})`
}

/** Ways of delivery go by their names in the settings. */
export const namesFor = async (
  { env, var: { language, settings } }: AdminContext,
  all: readonly Pick<Promotion, 'effect' | 'conditions'>[],
  others: Partial<Readonly<Record<keyof ReturnType<typeof namedBy>, readonly string[]>>> = {},
): Promise<Names> => {
  const named = namedBy(all)
  const called = await membersCalled(env.PRODUCTS_DB, {
    products: [...named.products, ...(others.products ?? [])],
    variants: [...named.variants, ...(others.variants ?? [])],
    collections: [...named.collections, ...(others.collections ?? [])],
  })
  return new Map([
    ...called.map((one) => [one.id, calledText(one, language)] as const),
    ...settings.delivery.methods.map(({ id, name }) => [id, textIn(name, language)] as const),
  ])
}
