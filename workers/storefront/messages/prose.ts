/** The pages that are told at length, by language and address. */
import type { Language } from '#domain/languages'
import { proseEn } from './prose-en.ts'
import { proseZh } from './prose-zh.ts'

export type Prose = {
  readonly title: string
  readonly lead: string
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

/** Every language tells every page. */
export type ProseName = 'pages/delivery' | 'pages/returns' | 'pages/about' | 'policies/privacy' | 'policies/terms'
export type AllProse = Readonly<Record<ProseName, Prose>>

const prose: Readonly<Record<Language, AllProse>> = { en: proseEn, zh: proseZh }

export const PAGES = Object.keys(proseEn).map((name) => `/${name}`)

const isName = (name: string): name is ProseName => Object.hasOwn(proseEn, name)

export const proseOf = (language: Language, folder: string, handle: string): Prose | undefined => {
  const name = `${folder}/${handle}`
  return isName(name) ? prose[language][name] : undefined
}
