/** What stands in the form of a document: from the document, from what was sent, and what it means. */
import {
  blankSection,
  SECTION_TYPES,
  type ContentDocument,
  type ContentKind,
  type Section,
  type SectionType,
} from '#domain/content/document'
import { base32 } from '#domain/ids'
import { isLanguage, LANGUAGES } from '#domain/languages'
import { own } from '#domain/own'
import type { Text } from '#domain/settings/text'
import { formInput } from '../../http/form-input.ts'
import { CHOICE } from '../frame/merge.tsx'
import { momentOrNone, momentText } from '../frame/moment-field.ts'

/** Moments as fields show them; the rest as it is. */
export type TypedSection = Omit<Section, 'from' | 'until' | 'count'> &
  Readonly<Record<'from' | 'until' | 'count', string>>
export type Typed = Omit<
  ContentDocument,
  'sections' | 'publishedFrom' | 'publishedUntil' | 'tags' | 'version' | 'updatedAt'
> &
  Readonly<Record<'from' | 'until' | 'tags', string>> & { readonly sections: readonly TypedSection[] }

const sectionTyped = (section: Section, timeZone: string): TypedSection => ({
  ...section,
  count: String(section.count),
  from: momentText(section.from, timeZone),
  until: momentText(section.until, timeZone),
})

export const typedFrom = (document: ContentDocument, timeZone: string): Typed => {
  const { version: _version, updatedAt: _updatedAt, publishedFrom, publishedUntil, tags, sections, ...rest } = document
  return {
    ...rest,
    tags: tags.join(', '),
    from: momentText(publishedFrom, timeZone),
    until: momentText(publishedUntil, timeZone),
    sections: sections.map((one) => sectionTyped(one, timeZone)),
  }
}

type Sent = Readonly<Record<string, unknown>>
const named = (of: unknown): Sent => (typeof of === 'object' && of !== null && !Array.isArray(of) ? (of as Sent) : {})
const line = (of: unknown): string => (typeof of === 'string' ? of.replaceAll('\r\n', '\n').trim() : '')
const textOf = (of: unknown): Text =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const written = line(own(named(of), language))
      return written === '' ? [] : [[language, written]]
    }),
  )

const sectionIn = (sent: unknown): TypedSection => {
  const of = named(sent)
  const type = SECTION_TYPES.find((one) => one === of['type']) ?? 'text'
  const languages = line(of['languages'])
  return {
    id: line(of['id']),
    type,
    heading: textOf(of['heading']),
    text: textOf(of['text']),
    picture: line(of['picture']),
    alt: textOf(of['alt']),
    label: textOf(of['label']),
    path: line(of['path']),
    of: line(of['of']),
    count: line(of['count']),
    video: line(of['video']),
    side: of['side'] === 'right' ? 'right' : 'left',
    languages: isLanguage(languages) ? [languages] : [],
    from: line(of['from']),
    until: line(of['until']),
  }
}

/** @param kind as its address says @returns undefined when a name leads nowhere that a field could be */
export const typedIn = (form: URLSearchParams, kind: ContentKind, id: string): Typed | undefined => {
  // What was chosen between two is no field of the document.
  const fields = new URLSearchParams([...form].filter(([name]) => !name.startsWith(CHOICE)))
  const sent = formInput(fields, ['key', 'version', 'do', 'order'])
  if (!sent) return undefined
  const rows = Array.isArray(sent['sections']) ? sent['sections'].map(sectionIn) : []
  // After a drag the page says in which order its rows stand now.
  const order = form.getAll('order').map(Number)
  const ordered = order.length === rows.length ? order.flatMap((index) => rows[index] ?? []) : rows
  return {
    id,
    kind,
    handle: line(sent['handle']),
    title: textOf(sent['title']),
    lead: textOf(sent['lead']),
    body: textOf(sent['body']),
    author: line(sent['author']),
    tags: line(sent['tags']),
    picture: line(sent['picture']),
    alt: textOf(sent['alt']),
    isPublic: sent['isPublic'] === 'on',
    from: line(sent['from']),
    until: line(sent['until']),
    sections: ordered.length === rows.length ? ordered : rows,
  }
}

/** The input of the commands, without version. @param there as it was when the form was made */
export const documentOf = (typed: Typed, there: ContentDocument | undefined, timeZone: string) => {
  const { from, until, tags, sections, ...rest } = typed
  const was = (id: string) => there?.sections.find((one) => id !== '' && one.id === id)
  return {
    ...rest,
    tags: tags
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter(Boolean),
    publishedFrom: momentOrNone(from, there?.publishedFrom ?? null, timeZone),
    publishedUntil: momentOrNone(until, there?.publishedUntil ?? null, timeZone),
    sections: sections.map((section) => ({
      ...section,
      count: section.type === 'collection' ? Number(section.count || 'x') : 4,
      from: momentOrNone(section.from, was(section.id)?.from ?? null, timeZone),
      until: momentOrNone(section.until, was(section.id)?.until ?? null, timeZone),
    })),
  }
}

const isType = (text: string): text is SectionType => SECTION_TYPES.some((one) => one === text)

const newSectionId = (): string => base32(crypto.getRandomValues(new Uint8Array(12)))

/** Sections come, go and move; nothing is saved by it. @param act `add:hero`, `up:2` */
export const changedBy = (typed: Typed, act: string): Typed => {
  const [what = '', of = ''] = act.split(':')
  const { sections } = typed
  const at = Number(of)
  const section = sections[at]
  if (what === 'add' && isType(of))
    return { ...typed, sections: [...sections, sectionTyped(blankSection(of, newSectionId()), 'UTC')] }
  if (!section) return typed
  if (what === 'drop') return { ...typed, sections: sections.toSpliced(at, 1) }
  if (what === 'up' && at > 0) return { ...typed, sections: sections.toSpliced(at, 1).toSpliced(at - 1, 0, section) }
  if (what === 'down') return { ...typed, sections: sections.toSpliced(at, 1).toSpliced(at + 1, 0, section) }
  return typed
}
