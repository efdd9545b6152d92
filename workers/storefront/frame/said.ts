/** What a product says in the language of the request; what it leaves out falls back to English. */
import type { Picture, Product, ProductText } from '#domain/catalog/product'
import type { Language } from '#domain/languages'

export const textOf = (product: Product, language: Language): ProductText => {
  const said = product.translations[language]
  return {
    title: said?.title || product.text.title,
    description: said?.description || product.text.description,
    seoTitle: said?.seoTitle || product.text.seoTitle,
    seoDescription: said?.seoDescription || product.text.seoDescription,
  }
}

/** The name or value of an option, or another word that the product translates. */
export const wordOf = (product: Product, word: string, language: Language): string =>
  product.words[language]?.[word] || word

export const altOf = (picture: Picture, language: Language): string => picture.altByLanguage?.[language] || picture.alt

/** The words of a description without its marks, for places that hold one line. */
export const plainOf = (html: string, charactersMax = 160): string => {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&(lt|gt|quot|#39);/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= charactersMax) return text
  const end = text.lastIndexOf(' ', charactersMax)
  return `${text.slice(0, end > charactersMax / 2 ? end : charactersMax)}…`
}

/** What a description begins with, before its lists and tables. */
export const firstParagraph = (html: string): string => plainOf(html.split(/<\/p>|<[uo]l|<table/i)[0] ?? '', 280)

/** About the length of three demo goods: what fits beside the picture. */
const DESCRIPTION_LONG = 600
export const isLong = (html: string): boolean => plainOf(html, DESCRIPTION_LONG).endsWith('…')
