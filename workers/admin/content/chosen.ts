/** Fields that two have changed: what is left to the other is put into what was typed. */
import { ORDER } from '#domain/content/document-fields'
import { own as ownField } from '#domain/own'
import { interleaved } from '#domain/three-way'
import { CHOICE } from '../frame/merge.tsx'
import type { Typed, TypedSection } from './typed.ts'

/** The names of those that are left to the other. */
export const theirsIn = (form: URLSearchParams): string[] =>
  [...form]
    .filter(([name, side]) => name.startsWith(CHOICE) && side === 'theirs')
    .map(([name]) => name.slice(CHOICE.length))

/** What the form calls otherwise. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['publishedFrom', 'from'],
  ['publishedUntil', 'until'],
])

type Named = { readonly [name: string]: unknown }

/** One field of a document or of a section, `title` or `title.en`, as the other has it; a name that is none changes nothing. */
const takenField = <T extends object>(mine: T, theirs: T, field: string): T => {
  const [head = '', language, ...rest] = field.split('.')
  const name = NAMES.get(head) ?? head
  if (rest.length > 0 || !Object.hasOwn(mine, name) || !Object.hasOwn(theirs, name)) return mine
  const [own, other] = [ownField<unknown>(mine as Named, name), ownField<unknown>(theirs as Named, name)]
  if (language === undefined) return { ...mine, [name]: other }
  if (typeof own !== 'object' || typeof other !== 'object' || own === null || other === null) return mine
  return { ...mine, [name]: { ...own, [language]: ownField<unknown>(other as Named, language) ?? '' } }
}

/** The whole of it as the other has it: there again at its place, or gone. */
const takenWhole = (mine: readonly TypedSection[], theirs: readonly TypedSection[], id: string): TypedSection[] => {
  const other = theirs.find((one) => one.id === id)
  if (!other) return mine.filter((one) => one.id !== id)
  if (mine.some((one) => one.id === id)) return mine.map((one) => (one.id === id ? other : one))
  const known = new Map([...mine, other].map((one) => [one.id, one]))
  const order = interleaved(idsOf(mine), idsOf(theirs))
  return order.flatMap((one) => known.get(one) ?? [])
}

const idsOf = (sections: readonly TypedSection[]): string[] => sections.map(({ id }) => id)

const taken = (typed: Typed, theirs: Typed, field: string): Typed => {
  const { sections } = typed
  if (field === ORDER) {
    const known = new Map(sections.map((one) => [one.id, one]))
    const order = interleaved(idsOf(theirs.sections), idsOf(sections))
    return { ...typed, sections: order.flatMap((id) => known.get(id) ?? []) }
  }
  const [, id = '', own] = /^sections\.(\w+)(?:\.(.+))?$/.exec(field) ?? []
  if (id === '') return takenField(typed, theirs, field)
  const other = theirs.sections.find((one) => one.id === id)
  if (own === undefined || !other) return { ...typed, sections: takenWhole(sections, theirs.sections, id) }
  return { ...typed, sections: sections.map((one) => (one.id === id ? takenField(one, other, own) : one)) }
}

/** @param theirs as it was when the choices were shown */
export const withTheirs = (typed: Typed, theirs: Typed, fields: readonly string[]): Typed =>
  fields.reduce((next, field) => taken(next, theirs, field), typed)
