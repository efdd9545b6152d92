/** What a product file says in other languages: `Title / zh`, and the names and values of options where they stand. */
import { own } from '../../own.ts'
import type { Draft } from '../draft.ts'
import type { Product, ProductText } from '../product.ts'
import { inOther, OTHER_LANGUAGES, type Column, type TextField } from './columns.ts'
import type { Row } from './row.ts'

const TEXTS = ['title', 'description', 'seoTitle', 'seoDescription'] as const satisfies readonly (keyof ProductText)[]
const NUMBERS = [1, 2, 3] as const

type Said = { readonly [name: string]: string }

/** A blank cell says nothing of a word that another row translates. */
const wordsIn = (rows: readonly Row[], language: (typeof OTHER_LANGUAGES)[number]): Said => {
  const words = new Map<string, string>()
  for (const { cell } of rows) {
    const both = (field: TextField) => [cell(field), cell(inOther(field, language))] as const
    const pairs = [
      both('type'),
      ...NUMBERS.flatMap((number) => [both(`option${number}Name`), both(`option${number}Value`)]),
    ]
    for (const [word, other] of pairs) if (word && other !== undefined) words.set(word, other || words.get(word) || '')
  }
  return Object.fromEntries(words)
}

/** @param first the row that speaks for the product @param rows all of it */
export const translationsIn = (first: Row, rows: readonly Row[]): Pick<Draft, 'translations' | 'words'> => {
  const translations = OTHER_LANGUAGES.map((language) => {
    const said = TEXTS.flatMap((field) => {
      const text = first.cell(inOther(field, language))
      return text === undefined ? [] : [[field, text] as const]
    })
    return [language, Object.fromEntries(said)] as const
  }).filter(([, said]) => Object.keys(said).length > 0)
  const words = OTHER_LANGUAGES.map((language) => [language, wordsIn(rows, language)] as const).filter(
    ([, said]) => Object.keys(said).length > 0,
  )
  return {
    ...(translations.length > 0 && { translations: Object.fromEntries(translations) }),
    ...(words.length > 0 && { words: Object.fromEntries(words) }),
  }
}

export type Cells = Partial<Record<Column, string>>

/** Of a product's first row: its texts, and its words as the row says them. */
export const translatedTexts = ({ translations }: Product): Cells =>
  Object.fromEntries(
    OTHER_LANGUAGES.flatMap((language) =>
      TEXTS.map((field) => [inOther(field, language), translations[language]?.[field] ?? '']),
    ),
  )

/** What stands in a row in the first language, said in the others. */
export const translatedWords = ({ words }: Product, cells: Cells): Cells => {
  const fields: TextField[] = [
    'type',
    ...NUMBERS.flatMap((number) => [`option${number}Name`, `option${number}Value`] as const),
  ]
  return Object.fromEntries(
    OTHER_LANGUAGES.flatMap((language) =>
      fields.flatMap((field) => {
        const word = cells[field]
        return word ? [[inOther(field, language), own(words[language], word) ?? '']] : []
      }),
    ),
  )
}
