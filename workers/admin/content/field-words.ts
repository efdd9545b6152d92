/** Fields of a document as people read them: what each is called, and what it says. */
import { ORDER } from '#domain/content/document-fields'
import type { ContentDocument, Section } from '#domain/content/document'
import { dateFormat } from '#domain/formats'
import { COMMA, isLanguage, LANGUAGES, localeOf, type Language } from '#domain/languages'
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import { withoutTags } from '../../flows/markup.ts'
import type { FieldWords } from '../frame/merge.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { contentMessages } from './messages/index.ts'

const TEXT_SHOWN = 280

const MOMENTS: ReadonlySet<string> = new Set(['from', 'until', 'publishedFrom', 'publishedUntil'])

/** A section that stands in none of them is called by its kind where its value says it. */
const named = (id: string, documents: readonly ContentDocument[], language: Language): string => {
  const { number, types } = contentMessages[language]
  for (const { sections } of documents) {
    const index = sections.findIndex((one) => one.id === id)
    const section = sections[index]
    if (section) return number(index + 1, types[section.type])
  }
  return id
}

/** `heading.en` → `Heading, English` */
const fieldName = (path: string, section: Section | undefined, language: Language): string => {
  const { fields, languages, isPublic, sectionsOrder } = contentMessages[language]
  if (path === ORDER) return sectionsOrder
  if (path === 'isPublic') return isPublic
  const [name = '', of] = path.split('.')
  if (name === 'tags') return `${fields.tags}: ${path.slice('tags.'.length)}`
  if (name === 'of') return fields.of[section?.type === 'drop' ? 'drop' : 'collection']
  const key = { publishedFrom: 'from', publishedUntil: 'until' }[name] ?? name
  const label = own<unknown>(fields, key)
  const words = typeof label === 'string' ? label : name
  return of !== undefined && isLanguage(of) ? `${words}${COMMA[language]}${languages[of]}` : words
}

const shortened = (text: string): string => {
  const plain = withoutTags(text)
  return plain.length > TEXT_SHOWN ? `${plain.slice(0, TEXT_SHOWN)}…` : plain
}

/** A section in a line: its kind and what it says first. */
const gist = (section: Section, language: Language): string => {
  const said = [section.heading, section.text].map((text) => textIn(text, language)).find(Boolean)
  const what = said ?? ([section.of, section.video, section.picture].find(Boolean) || '')
  return shortened([contentMessages[language].types[section.type], what].filter(Boolean).join(': '))
}

/**
 * @param documents in which its sections are looked for, the first that has one first
 * @param timeZone of the shop, by whose clock moments are said
 */
export const fieldWords = (documents: readonly ContentDocument[], language: Language, timeZone: string): FieldWords => {
  const sectionOf = (id: string) => documents.flatMap(({ sections }) => sections).find((one) => one.id === id)
  return {
    labelOf: (field) => {
      const [, id, rest] = /^sections\.(\w+)(?:\.(.+))?$/.exec(field) ?? []
      if (id === undefined) return fieldName(field, undefined, language)
      const name = named(id, documents, language)
      return rest === undefined ? name : `${name} › ${fieldName(rest, sectionOf(id), language)}`
    },
    textOf: (field, value) => {
      const { nothing, yes, no } = frameMessages[language].changes
      const { languages, sides, every } = contentMessages[language]
      const name = field.split('.').at(-1) ?? ''
      if (name === 'languages' && Array.isArray(value))
        return (
          LANGUAGES.filter((one) => value.includes(one))
            .map((one) => languages[one])
            .join(COMMA[language]) || every
        )
      if (value === undefined || value === null || value === '') return nothing
      if (typeof value === 'boolean') return value ? yes : no
      if (typeof value === 'number' && MOMENTS.has(name))
        return dateFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(value)
      if (value === 'left' || value === 'right') return sides[value]
      if (Array.isArray(value)) return value.map((id) => named(String(id), documents, language)).join(' · ')
      if (typeof value === 'object') return gist(value as Section, language)
      return shortened(String(value))
    },
  }
}
