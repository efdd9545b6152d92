/** The pages of the demo shop that are told at length, as pages of its settings. */
import type { ContentPage } from '#domain/settings/pages'
import { proseEn } from './en.ts'
import { proseZh } from './zh.ts'

export type Prose = {
  readonly title: string
  readonly lead: string
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

/** Every language tells every page. */
export type ProseName = 'pages/delivery' | 'pages/returns' | 'pages/about' | 'policies/privacy' | 'policies/terms'
export type AllProse = Readonly<Record<ProseName, Prose>>

const NAMES = Object.keys(proseEn) as ProseName[]

const htmlOf = ({ parts }: Prose): string =>
  parts
    .map(({ heading, paragraphs }) => `<h2>${heading}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`)
    .join('')

export const pages: readonly ContentPage[] = NAMES.map((name) => {
  const [folder, handle] = name.split('/') as [ContentPage['folder'], string]
  const [en, zh] = [proseEn[name], proseZh[name]]
  return {
    folder,
    handle,
    title: { en: en.title, zh: zh.title },
    lead: { en: en.lead, zh: zh.lead },
    body: { en: htmlOf(en), zh: htmlOf(zh) },
  }
})
