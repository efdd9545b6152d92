/**
 * A document as flat fields, each with a name: `title.zh`, `tags.kilns`, `sections.<id>.heading.en`. What no editor says
 * (id, kind, version) is none of them, and in which order its sections stand is told beside them.
 */
import { LANGUAGES } from '../languages.ts'
import type { Text } from '../settings/text.ts'
import { fieldChanges, isReordered, under, type FieldChange, type Fields } from '../three-way.ts'
import type { ContentDocument, Section } from './document.ts'

/** The order of the sections, where it is told as a field: a list of their ids. */
export const ORDER = 'sections'

const texts = (name: string, of: Text): [string, unknown][] =>
  LANGUAGES.flatMap((language) => (of[language] ? [[`${name}.${language}`, of[language]]] : []))

const sectionFields = ({ id, heading, text, alt, label, ...plain }: Section): [string, unknown][] => [
  ...Object.entries(plain).map(([name, value]): [string, unknown] => [`${ORDER}.${id}.${name}`, value]),
  ...Object.entries({ heading, text, alt, label }).flatMap(([name, of]) => texts(`${ORDER}.${id}.${name}`, of)),
]

/** @param whole sections that are one field each, named `sections.<id>` */
export const documentFields = (document: ContentDocument, whole: ReadonlySet<string> = new Set()): Fields => {
  const { handle, title, lead, body, author, tags, picture, alt, sections } = document
  const { isPublic, publishedFrom, publishedUntil } = document
  return new Map<string, unknown>([
    ...Object.entries({ handle, author, picture, isPublic, publishedFrom, publishedUntil }),
    ...Object.entries({ title, lead, body, alt }).flatMap(([name, of]) => texts(name, of)),
    ...tags.map((tag): [string, unknown] => [`tags.${tag}`, true]),
    ...sections.flatMap((section) =>
      whole.has(section.id) ? [[`${ORDER}.${section.id}`, section] as [string, unknown]] : sectionFields(section),
    ),
  ])
}

const textOf = (fields: Fields, name: string): Text => Object.fromEntries(under(fields, `${name}.`)) as Text

const sectionOf = (fields: Fields, id: string): Section => {
  const name = `${ORDER}.${id}`
  const own = new Map(under(fields, `${name}.`))
  const plain = Object.fromEntries([...own].filter(([field]) => !field.includes('.')))
  const [heading, text, alt, label] = ['heading', 'text', 'alt', 'label'].map((one) => textOf(own, one))
  return (fields.get(name) ?? { id, ...plain, heading, text, alt, label }) as Section
}

/** The way back. @param like whatever its editor does not say @param order of the tags and of the sections that it has */
export const documentOf = (
  fields: Fields,
  like: ContentDocument,
  order: { readonly tags: readonly string[]; readonly sections: readonly string[] },
): ContentDocument => ({
  ...like,
  ...(Object.fromEntries([...fields].filter(([field]) => !field.includes('.'))) as Partial<ContentDocument>),
  title: textOf(fields, 'title'),
  lead: textOf(fields, 'lead'),
  body: textOf(fields, 'body'),
  alt: textOf(fields, 'alt'),
  tags: order.tags,
  sections: order.sections.map((id) => sectionOf(fields, id)),
})

export const sectionIds = ({ sections }: ContentDocument): string[] => sections.map(({ id }) => id)

/** Those that not all of these have: what happened to one of them happened to the whole of it. */
export const notInAll = (...documents: readonly ContentDocument[]): Set<string> => {
  const ids = documents.map((document) => new Set(sectionIds(document)))
  return new Set(ids.flatMap((own) => [...own].filter((id) => !ids.every((other) => other.has(id)))))
}

/** What a version changed in the one before it, the order of its sections with it. */
export const documentChanges = (before: ContentDocument, after: ContentDocument): FieldChange[] => {
  const whole = notInAll(before, after)
  const [was, is] = [sectionIds(before), sectionIds(after)]
  return [
    ...fieldChanges(documentFields(before, whole), documentFields(after, whole)),
    ...(isReordered(was, is) ? [{ field: ORDER, before: was, after: is }] : []),
  ]
}
