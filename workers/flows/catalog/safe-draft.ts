/** Whatever is said of a product, its HTML made safe: in every language. */
import { safeHtml } from './safe-html.ts'

type Text = { readonly description?: string | undefined }
type Texts<T extends Text> = { readonly [language: string]: T | undefined }

export const safeText = <T extends Text>(text: T): T =>
  text.description === undefined ? text : { ...text, description: safeHtml(text.description) }

export const safeTexts = <T extends Text>(texts: Texts<T>): Texts<T> =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text && safeText(text)]))

export const safeDraft = <
  T extends { readonly text?: Text | undefined; readonly translations?: Texts<Text> | undefined },
>(
  draft: T,
): T => ({
  ...draft,
  ...(draft.text && { text: safeText(draft.text) }),
  ...(draft.translations && { translations: safeTexts(draft.translations) }),
})
