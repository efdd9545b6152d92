/** What the shop writes beside its settings: posts of its blog, pages made of sections, and the first page of all. */
import { LANGUAGES, type Language } from '../languages.ts'
import type { Text } from '../settings/text.ts'

export const CONTENT_KINDS = ['post', 'landing', 'home'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

export const SECTION_TYPES = [
  'hero',
  'collection',
  'text',
  'picture',
  'video',
  'drop',
  'newsletter',
  'reviews',
] as const
export type SectionType = (typeof SECTION_TYPES)[number]

/** One part of a page. Every type has the same fields; those that it does not show are empty. */
export type Section = {
  /** Its own on this page, so that it is known again wherever it stands: small letters and digits. */
  readonly id: string
  readonly type: SectionType
  readonly heading: Text
  /** HTML, made safe before it is stored. */
  readonly text: Text
  readonly picture: string
  readonly alt: Text
  /** The button below: both or neither. */
  readonly label: Text
  readonly path: string
  /** The handle of a collection or of a drop; of reviews that of a collection, or none: of all goods. */
  readonly of: string
  /** How many goods of the collection, or reviews. */
  readonly count: number
  /** Of a film, as domain/catalog/video.ts reads it; instead of the picture, which is what is seen before it plays. */
  readonly video: string
  readonly side: 'left' | 'right'
  /** Where it is shown; none: in every language. */
  readonly languages: readonly Language[]
  /** ms since the epoch; null: always. */
  readonly from: number | null
  readonly until: number | null
}

export type ContentDocument = {
  readonly id: string
  readonly kind: ContentKind
  /** In its address; of the first page empty. */
  readonly handle: string
  readonly title: Text
  /** A sentence or two: on lists, and for search engines. */
  readonly lead: Text
  /** Of a post: HTML, made safe. */
  readonly body: Text
  readonly author: string
  readonly tags: readonly string[]
  readonly picture: string
  readonly alt: Text
  readonly sections: readonly Section[]
  /** false: nobody sees it but by a link of its preview. */
  readonly isPublic: boolean
  /** When it is there; of a post its date. */
  readonly publishedFrom: number | null
  readonly publishedUntil: number | null
  readonly version: number
  readonly updatedAt: number
}

export const blankSection = (type: SectionType, id = ''): Section => ({
  id,
  type,
  heading: {},
  text: {},
  picture: '',
  alt: {},
  label: {},
  path: '',
  of: '',
  count: 4,
  video: '',
  side: 'left',
  languages: [],
  from: null,
  until: null,
})

export const blankDocument = (kind: ContentKind, id: string, now: number): ContentDocument => ({
  id,
  kind,
  handle: '',
  title: {},
  lead: {},
  body: {},
  author: '',
  tags: [],
  picture: '',
  alt: {},
  sections: [],
  isPublic: true,
  publishedFrom: null,
  publishedUntil: null,
  version: 1,
  updatedAt: now,
})

/**
 * A section that comes without an id gets the number of its place, or the next one that is free: those of before ids were
 * kept, and those of senders who do not care.
 */
export const withSectionIds = (sections: readonly Section[]): Section[] => {
  const taken = new Set(sections.map(({ id }) => id))
  return sections.map((section, index) => {
    if (section.id) return section
    let number = index + 1
    while (taken.has(String(number))) number++
    taken.add(String(number))
    return { ...section, id: String(number) }
  })
}

type Time = { readonly from: number | null; readonly until: number | null }
const isIn = ({ from, until }: Time, now: number): boolean =>
  (from === null || from <= now) && (until === null || now < until)

const timeOf = ({ publishedFrom: from, publishedUntil: until }: ContentDocument): Time => ({ from, until })

export const isThere = (document: ContentDocument, now: number): boolean =>
  document.isPublic && isIn(timeOf(document), now)

/** Those that are shown now, in that language. */
export const sectionsShown = (sections: readonly Section[], language: Language, now: number): Section[] =>
  sections.filter((one) => isIn(one, now) && (one.languages.length === 0 || one.languages.includes(language)))

/** When it looks different next, without anybody changing it; null: never. */
export const nextMoment = (document: ContentDocument, now: number): number | null => {
  const moments = [timeOf(document), ...document.sections]
    .flatMap(({ from, until }) => [from, until])
    .filter((at): at is number => at !== null && at > now)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** Its path in the first language. */
export const pathOf = ({ kind, handle }: Pick<ContentDocument, 'kind' | 'handle'>): string =>
  ({ post: `${BLOG}/${handle}`, landing: `/pages/${handle}`, home: '/' })[kind]

/** Where posts stand, as shops of elsewhere have it: `/blogs/news/first-post`. */
export const BLOG = '/blogs/news'

/** Which of the languages a text is written in. */
export const writtenIn = (text: Text): Language[] => LANGUAGES.filter((language) => text[language])
