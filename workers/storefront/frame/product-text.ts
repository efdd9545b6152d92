/** What a product says in the language of the request; what it leaves out falls back to English. */
import { translationOf, type Picture, type Product, type ProductText } from '#domain/catalog/product'
import type { Language } from '#domain/languages'

export const textOf = (product: Product, language: Language): ProductText => {
  const translated = product.translations[language]
  return {
    title: translated?.title || product.text.title,
    description: translated?.description || product.text.description,
    seoTitle: translated?.seoTitle || product.text.seoTitle,
    seoDescription: translated?.seoDescription || product.text.seoDescription,
  }
}

/** The name or value of an option, or another word that the product translates. */
export const translatedWord = (product: Product, word: string, language: Language): string =>
  translationOf(product.words, language, word) || word

export const altOf = (picture: Picture, language: Language): string => picture.altByLanguage?.[language] || picture.alt
