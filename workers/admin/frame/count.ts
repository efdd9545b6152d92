/** Numbers as the reader's language writes them: 12,480. */
import { numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'

export const countText = (count: number, language: Language): string => numberFormat(localeOf(language)).format(count)
