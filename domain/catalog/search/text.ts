/** What the search index keeps of a product. */
import { LANGUAGES } from '../../languages.ts'
import { translationOf, type Product } from '../product.ts'
import { alsoWritten, beginningsOf, codesOf, wholeCodesOf } from './also-written.ts'
import { indexed, isUnspaced, runsOf, stemOf, wordsOf } from './words.ts'

/** Counts the ways in which products were put into the index. Whoever changes one here, or a table of it, adds one. */
export const INDEX_MAKER = 4

/** By weight: each column counts differently. */
export type SearchText = {
  readonly title: string
  readonly vendor: string
  readonly type: string
  /** Category, tags, values of options, SKUs, barcodes, other ways of writing. */
  readonly labels: string
  readonly body: string
}

/** Longer descriptions add nothing but weight: characters that are read of each. */
const BODY_MAX = 20_000

const plain = (html: string) =>
  html
    .slice(0, BODY_MAX)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[a-z]+;|&#\w+;/gi, ' ')

const translated = (product: Product, word: string): string[] => [
  word,
  ...LANGUAGES.flatMap((language) => translationOf(product.words, language, word) ?? []),
]

const headOf = (product: Product) => {
  const translations = Object.values(product.translations)
  const values = product.options.flatMap((option) => option.values)
  return {
    title: [product.text.title, ...translations.map((text) => text?.title ?? '')].join(' '),
    vendor: product.vendor,
    type: translated(product, product.type).join(' '),
    labels: [...new Set([product.category, ...product.tags, ...values.flatMap((value) => translated(product, value))])],
  }
}

export const searchTextOf = (product: Product): SearchText => {
  const { title, vendor, type, labels } = headOf(product)
  const codes = codesOf(product.variants)
  const body = [
    product.text.description,
    ...Object.values(product.translations).map((text) => text?.description ?? ''),
    product.text.seoDescription,
  ]
  return {
    title: indexed(title),
    vendor: indexed(vendor),
    type: indexed(type),
    labels: indexed(
      [...new Set([...labels, ...codes, ...beginningsOf(product.variants), ...alsoWritten(title)])].join(' '),
    ),
    body: indexed(body.map(plain).join(' ')),
  }
}

/** What the order of hits looks at, made ready: see rank.ts. */
export type Face = {
  /** Stems of the title's words in their order, with blanks between them. */
  readonly stems: string
  readonly type: string
  /** With `>` between its levels. */
  readonly category: string
  /** SKUs and numbers on the box, closed: whoever types one whole means this one. */
  readonly codes?: string
}

/** Titles are longer only by mistake; bounds what a hit costs. */
const FACE_WORDS_MAX = 60

export const faceOf = (product: Product): Face => ({
  stems: wordsOf(headOf(product).title).slice(0, FACE_WORDS_MAX).map(stemOf).join(' '),
  type: product.type,
  category: product.category,
  codes: wholeCodesOf(product.variants).join(' '),
})

export type VocabularyWord = { readonly word: string; readonly stem: string }

/** Shorter words are never the right spelling of another. */
const VOCABULARY_LENGTH_MIN = 2
/** More than titles and labels of real goods have; bounds the rows that one product may write. */
const VOCABULARY_MAX = 80

/** The words that a shopper may have meant: those of its title and its labels, each once. */
export const vocabularyOf = (product: Product): VocabularyWord[] => {
  const { title, vendor, type, labels } = headOf(product)
  const words = runsOf([title, vendor, type, ...labels].join(' ')).filter(
    (word) => word.length >= VOCABULARY_LENGTH_MIN && !isUnspaced(word),
  )
  return [...new Set(words)].slice(0, VOCABULARY_MAX).map((word) => ({ word, stem: stemOf(word) }))
}
