/** Translations whose English was changed after they were written: found in what the product said before. */
import { LANGUAGES } from '../languages.ts'
import type { Product } from './product.ts'

const TEXTS = ['title', 'description', 'seoTitle', 'seoDescription'] as const

/**
 * @param past what it was, the latest first, as far back as is known
 * @returns by field, `translations.zh.title`, the English text that was translated
 */
export const staleTranslations = (
  now: Pick<Product, 'text' | 'translations'>,
  past: readonly Pick<Product, 'text' | 'translations'>[],
): ReadonlyMap<string, string> => {
  const stale = new Map<string, string>()
  for (const language of LANGUAGES)
    for (const field of TEXTS) {
      const said = now.translations[language]?.[field]
      if (!said) continue
      const since = past.findIndex(({ translations }) => translations[language]?.[field] !== said)
      // The oldest of those in which it already said the same.
      const written = since === -1 ? past.at(-1) : past[since - 1]
      const english = written?.text[field]
      if (english !== undefined && english !== now.text[field]) stale.set(`translations.${language}.${field}`, english)
    }
  return stale
}
