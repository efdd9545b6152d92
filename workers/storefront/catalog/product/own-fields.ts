/** What the merchant says of a product in fields of their own, in words: those that the settings show, in their order. */
import { ratingIn } from '#domain/catalog/metafield-values'
import { referenceKindOf, scalarOf, valuesOf, type Metafield } from '#domain/catalog/metafields'
import { translationOf, type Product } from '#domain/catalog/product'
import { referencePath, referenceTo, type Reference } from '#domain/catalog/references'
import { richTextLines } from '#domain/catalog/rich-text'
import { dateFormat, numberFormat } from '#domain/formats'
import { COMMA, localeOf, type Language } from '#domain/languages'
import { formatMoney, isCurrency, parseMoney } from '#domain/money'
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import type { RequestContext } from '../../frame/request-context.ts'
import { catalogMessages } from '../messages/index.ts'

/** Whose words, and what the shop shows. */
export type Telling = {
  readonly language: Language
  readonly definitions: readonly MetafieldDefinition[]
  /** Of the shop, in which its moments are told. */
  readonly timeZone: string
}

export const telling = ({ language, settings }: RequestContext): Telling => ({
  language,
  definitions: settings.metafields.definitions,
  timeZone: settings.shop.timeZone,
})

export type FieldLink = {
  readonly href: string
  readonly words: string
  /** A page of the shop, which there is in every language. */
  readonly isPage: boolean
}

export type ShownField = {
  readonly field: string
  readonly name: string
  /** What it says in words; of files nothing. */
  readonly text: string
  /** Of a field that holds addresses, or names other things: where they lead. */
  readonly links: readonly FieldLink[]
  /** Addresses of the files that are pictures. */
  readonly pictures: readonly string[]
}

/** @param references what its fields point to; what is not among them is a draft or gone, and not told */
export const shownFields = (of: Telling, product: Product, references: readonly Reference[] = []): ShownField[] => {
  const { language, definitions } = of
  return definitions.flatMap(({ field, name, shown }) => {
    const found = shown ? own(product.metafields, field) : undefined
    if (!found) return []
    const told = { field, name: textIn(name, language) || field, text: '', links: [], pictures: [] }
    const kind = referenceKindOf(found.type)
    if (kind) {
      const links = valuesOf(found).flatMap((handle) => linkTo(language, referenceTo(references, kind, handle)))
      return links.length > 0 ? [{ ...told, links, text: links.map(({ words }) => words).join(COMMA[language]) }] : []
    }
    if (scalarOf(found.type) === 'file_reference') {
      const [pictures, files] = partition(valuesOf(found), isPicture)
      return [{ ...told, pictures, links: files.map(fileLink) }]
    }
    const links =
      scalarOf(found.type) === 'url'
        ? valuesOf(found)
            .filter((one) => /^https?:/.test(one))
            .map((href) => ({ href, words: href, isPage: false }))
        : []
    const texts = valuesOf(found).map((value) => inWords(of, product, found, value))
    return [{ ...told, text: texts.join(COMMA[language]), links }]
  })
}

const linkTo = (language: Language, reference: Reference | undefined): FieldLink[] =>
  reference
    ? [
        {
          href: referencePath(reference),
          words: textIn(reference.title, language) || reference.handle,
          isPage: true,
        },
      ]
    : []

const isPicture = (address: string): boolean => /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(pathOf(address))

const pathOf = (address: string): string => address.replace(/[?#].*$/, '')

/** By the name that the file has. */
const fileLink = (href: string): FieldLink => ({
  href,
  words: decoded(pathOf(href).split('/').at(-1) ?? '') || href,
  isPage: false,
})

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const partition = <T>(all: readonly T[], is: (one: T) => boolean): readonly [T[], T[]] => [
  all.filter(is),
  all.filter((one) => !is(one)),
]

const inWords = ({ language, timeZone }: Telling, product: Product, { type }: Metafield, value: string): string => {
  const locale = localeOf(language)
  switch (scalarOf(type)) {
    case 'boolean':
      return catalogMessages[language].product.yesNo[value === 'true' ? 'yes' : 'no']
    case 'date':
      return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))
    case 'date_time':
      return dateFormat(locale, { ...MOMENT, timeZone }).format(new Date(value))
    case 'number_integer':
    case 'number_decimal':
      return numberIn(locale, value)
    case 'money':
      return moneyText(locale, value)
    case 'rating':
      return ratingText(locale, value)
    case 'rich_text':
      return richTextLines(value)
    case 'volume':
      return value.replace(/ (us|imp)_(\w+)$/, (_, of: string, unit: string) => ` ${of} ${unit.replaceAll('_', ' ')}`)
    default:
      return translationOf(product.words, language, value) ?? value
  }
}

const MOMENT = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

const numberIn = (locale: string, value: string): string =>
  numberFormat(locale, { maximumFractionDigits: 9 }).format(Number(value))

/** @param value `5.99 EUR` */
const moneyText = (locale: string, value: string): string => {
  const [amount = '', code = ''] = value.split(' ')
  const read = isCurrency(code) ? parseMoney(amount, code) : undefined
  return read ? formatMoney(read, locale) : value
}

const ratingText = (locale: string, value: string): string => {
  const { value: stars, scale_max: most } = ratingIn(value)
  return `${numberIn(locale, stars)} / ${numberIn(locale, most)}`
}
