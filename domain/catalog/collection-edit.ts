/** What an editor makes of a collection, and what becomes of it when two have changed it at once: nothing is lost. */
import type { Language } from '../languages.ts'
import { LANGUAGES } from '../languages.ts'
import { ok, refuse, type Result } from '../result.ts'
import { same } from '../same.ts'
import type { CollectionText, WholeCollection } from './collection.ts'
import { isScheduleEmpty } from './for-sale.ts'

type TextEdit = { readonly [F in keyof CollectionText]?: string | undefined }

/** What is absent stays, what is blank is made blank. */
export type CollectionEdit = {
  readonly handle?: string | undefined
  readonly text?: TextEdit | undefined
  readonly translations?: { readonly [L in Language]?: TextEdit | undefined } | undefined
} & {
  readonly [F in 'picture' | 'sort' | 'publishedFrom' | 'publishedUntil' | 'position' | 'products' | 'rules']?:
    | WholeCollection[F]
    | undefined
}

export type CollectionEditRefusal = { readonly code: 'title-missing' } | { readonly code: 'schedule-empty' }

/** What is said, without what is not. */
type Stated<T> = { readonly [F in keyof T]?: Exclude<T[F], undefined> }

const stated = <T extends object>(of: T): Stated<T> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Stated<T>

/** Blank, a text falls back to English and is not kept. */
const translated = (there: Partial<CollectionText> = {}, said: TextEdit = {}): Partial<CollectionText> =>
  Object.fromEntries(Object.entries({ ...there, ...stated(said) }).filter(([, text]) => text !== ''))

const translationsAfter = (there: WholeCollection['translations'], said: CollectionEdit['translations'] = {}) =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const texts = translated(there[language], said[language])
      return Object.keys(texts).length > 0 ? [[language, texts]] : []
    }),
  )

export const editedCollection = (
  there: WholeCollection,
  { text = {}, translations, ...edit }: CollectionEdit,
): Result<WholeCollection, CollectionEditRefusal> => {
  const next: WholeCollection = {
    ...there,
    ...stated(edit),
    ...stated(text),
    translations: translationsAfter(there.translations, translations),
  }
  if (next.title === '') return refuse({ code: 'title-missing' })
  if (isScheduleEmpty(next)) return refuse({ code: 'schedule-empty' })
  return ok({ ...next, products: next.rules ? [] : [...new Set(next.products)] })
}

/** One thing that a collection says. */
export type CollectionField = { readonly field: string; readonly value: unknown }

const PLAIN = [
  ...(['title', 'description', 'seoTitle', 'seoDescription', 'handle', 'picture', 'sort'] as const),
  ...(['publishedFrom', 'publishedUntil', 'position', 'products', 'rules'] as const),
] as const

const TEXTS = ['title', 'description', 'seoTitle', 'seoDescription'] as const

export const collectionFields = (collection: WholeCollection): CollectionField[] => [
  ...PLAIN.map((field) => ({ field, value: collection[field] })),
  ...LANGUAGES.flatMap((language) =>
    TEXTS.map((text) => ({
      field: `translations.${language}.${text}`,
      value: collection.translations[language]?.[text] ?? '',
    })),
  ),
]

/** A field that is not the same everywhere. */
export type CollectionSides = {
  readonly field: string
  readonly base: unknown
  readonly theirs: unknown
  readonly yours: unknown
  /** Both have changed it, to something else. */
  readonly conflict: boolean
}

export const collectionSides = (
  base: WholeCollection,
  theirs: WholeCollection,
  yours: WholeCollection,
): CollectionSides[] => {
  const [before, other, own] = [base, theirs, yours].map(collectionFields)
  return (before ?? []).flatMap(({ field, value }, index) => {
    const [there, mine] = [other?.[index]?.value, own?.[index]?.value]
    if (same(value, there) && same(value, mine)) return []
    const conflict = !same(value, there) && !same(value, mine) && !same(there, mine)
    return [{ field, base: value, theirs: there, yours: mine, conflict }]
  })
}

const withField = (collection: WholeCollection, field: string, value: unknown): WholeCollection => {
  const [, language, text] = /^translations\.(\w+)\.(\w+)$/.exec(field) ?? []
  if (language === undefined || text === undefined) return { ...collection, [field]: value }
  const said = LANGUAGES.find((one) => one === language)
  return said
    ? {
        ...collection,
        translations: translationsAfter(collection.translations, { [said]: { [text]: String(value) } }),
      }
    : collection
}

/** Theirs, with what I alone, or we both, have changed as I have it. */
export const merged = (theirs: WholeCollection, sides: readonly CollectionSides[]): WholeCollection =>
  sides
    .filter((one) => !same(one.base, one.yours))
    .reduce((next, { field, yours }) => withField(next, field, yours), theirs)

export type CollectionDiffers = {
  readonly code: 'collection-differs'
  /** The one that is there: sent again with it, what was chosen holds. */
  readonly version: number
  readonly fields: readonly CollectionSides[]
}

/** @param base what the editor saw; undefined: it is no longer known. @param merge take both where only one side has changed a field */
export const reconciled = (
  base: WholeCollection | undefined,
  theirs: WholeCollection,
  edit: CollectionEdit,
  merge: boolean,
): Result<WholeCollection, CollectionEditRefusal | CollectionDiffers> => {
  const mine = editedCollection(base ?? theirs, edit)
  if (!mine.ok) return mine
  const sides = collectionSides(base ?? theirs, theirs, mine.value)
  const news = sides.filter((one) => !same(one.base, one.yours) && !same(one.theirs, one.yours))
  if (news.length === 0) return ok(theirs)
  const asked = base ? sides : sides.map((one) => ({ ...one, base: undefined, conflict: true }))
  if (base && merge && !sides.some(({ conflict }) => conflict)) return ok(merged(theirs, sides))
  return refuse({ code: 'collection-differs', version: theirs.version, fields: asked })
}
