/** A text that a merchant has written, in the languages that they wrote it in. */
import { LANGUAGES, type Language } from '../languages.ts'

export type Text = { readonly [L in Language]?: string }

/** In this language; where the merchant wrote none, in one that they wrote. */
export const textIn = (text: Text, language: Language): string =>
  text[language] || LANGUAGES.map((one) => text[one]).find(Boolean) || ''

export const isWritten = (text: Text): boolean => LANGUAGES.some((language) => text[language])
