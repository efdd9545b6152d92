/** What the merchant says of a product in fields of their own, in words: those that the settings show, in their order. */
import { valuesOf, type Metafield } from '#domain/catalog/metafields'
import { translationOf, type Product } from '#domain/catalog/product'
import { dateFormat, numberFormat } from '#domain/formats'
import { COMMA, localeOf, type Language } from '#domain/languages'
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import type { RequestContext } from '../../frame/request-context.ts'
import { catalogMessages } from '../messages/index.ts'

/** Whose words, and what the shop shows. */
export type Telling = { readonly language: Language; readonly definitions: readonly MetafieldDefinition[] }

export const telling = ({ language, settings }: RequestContext): Telling => ({
  language,
  definitions: settings.metafields.definitions,
})

export type ShownField = {
  readonly field: string
  readonly name: string
  readonly text: string
  /** Of a field that holds addresses: where they lead. */
  readonly links: readonly string[]
}

export const shownFields = ({ language, definitions }: Telling, product: Product): ShownField[] =>
  definitions.flatMap(({ field, name, shown }) => {
    const found = shown ? own(product.metafields, field) : undefined
    if (!found) return []
    const links = found.type.endsWith('url') ? valuesOf(found).filter((one) => /^https?:/.test(one)) : []
    const texts = valuesOf(found).map((value) => inWords(language, product, found, value))
    return [{ field, name: textIn(name, language) || field, text: texts.join(COMMA[language]), links }]
  })

const inWords = (language: Language, product: Product, { type }: Metafield, value: string): string => {
  const locale = localeOf(language)
  if (type.endsWith('boolean')) return catalogMessages[language].product.yesNo[value === 'true' ? 'yes' : 'no']
  if (type.endsWith('date'))
    return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))
  if (type.endsWith('number_integer') || type.endsWith('number_decimal'))
    return numberFormat(locale, { maximumFractionDigits: 9 }).format(Number(value))
  return translationOf(product.words, language, value) ?? value
}
