/** How many there are, said as the language says it: which form, and how the number is written. */
import { numberFormat, pluralRules } from './formats.ts'
import { localeOf, type Language } from './languages.ts'

/** `#` stands for the number. A language that has one form gives `other` alone, as Chinese does. */
export type PluralForms = { readonly [R in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** `pluralIn('en')({ one: '# item', other: '# items' })` says `1 item`, `28 items`, `1,024 items`. */
export const pluralIn =
  (language: Language) =>
  (forms: PluralForms) =>
  (count: number): string => {
    const locale = localeOf(language)
    return (forms[pluralRules(locale).select(count)] ?? forms.other).replaceAll('#', numberFormat(locale).format(count))
  }
