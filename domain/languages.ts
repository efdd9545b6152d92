/** The languages that the shop speaks. The first is the one that text falls back to. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** Text in several languages; English is always there. */
export type Translated = { readonly en: string } & { readonly [L in Exclude<Language, 'en'>]?: string }

export const inLanguage = (text: Translated, language: Language): string => text[language] || text.en
export const isLanguage = (text: string | undefined): text is Language => LANGUAGES.some((one) => one === text)

/** What sets parts of a name apart. */
export const COMMA: Readonly<Record<Language, string>> = { en: ', ', zh: '，' }

/** `Kea teapot, Black`, `凯阿茶壶，墨黑`; empty parts are left out. */
export const joined = (language: Language, ...parts: readonly string[]): string =>
  parts.filter(Boolean).join(COMMA[language])

/** For Intl: how each language's numbers and dates are written. */
export const localeOf = (language: Language): string => ({ en: 'en-IE', zh: 'zh-CN' })[language]
