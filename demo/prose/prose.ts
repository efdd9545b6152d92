/** The pages of the demo shop that are told at length, as pages of its settings. */
import type { ContentPage } from '#domain/settings/pages'
import { proseEn } from './en.ts'
import type { Prose, ProseName } from './shape.ts'
import { proseZh } from './zh.ts'

const NAMES = Object.keys(proseEn) as ProseName[]

const pictureOf = ({ picture }: Prose): string =>
  picture
    ? `<figure><img src="${picture.src}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}"></figure>`
    : ''

const htmlOf = (prose: Prose): string =>
  pictureOf(prose) +
  prose.parts
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
