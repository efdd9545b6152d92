/** Products and judgments of Amazon's ESCI set, as goods and questions of a shop. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'

type EsciProduct = {
  readonly asin: string
  readonly title: string
  readonly brand?: string | null
  readonly color?: string | null
  readonly description?: string | null
  readonly bullet_points?: string | null
  readonly category?: readonly string[] | null
}

/** Exact, substitute, complement, irrelevant. */
export type Label = 'E' | 'S' | 'C' | 'I'
/** Labels by product, by query. A product without a label was not judged. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, Label>>

const textOf = (path: string): string => {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

const linesOf = (path: string) => textOf(path).split(/\r?\n/).filter(Boolean)

/** @throws Error when a line is no judgment */
export const readJudgments = (path: string): Judgments => {
  const judgments = new Map<string, Map<string, Label>>()
  const [head = '', ...lines] = linesOf(path)
  if (head !== 'query\tasin\tlabel') throw new Error(`${path} does not begin with query, asin, label`)
  for (const line of lines) {
    const [query, asin, label] = line.split('\t')
    if (!query || !asin || !label || !'ESCI'.includes(label)) throw new Error(`${path} has no judgment in: ${line}`)
    const known = judgments.get(query) ?? new Map<string, Label>()
    judgments.set(query, known.set(asin, label as Label))
  }
  return judgments
}

const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const draftOf = ({ asin, title, brand, color, description, bullet_points: points, category }: EsciProduct): Draft => ({
  handle: asin.toLowerCase(),
  status: 'active',
  text: { title, description: `<p>${html(points ?? '')}</p><p>${html(description ?? '')}</p>` },
  vendor: brand ?? '',
  type: category?.at(-1) ?? '',
  category: category?.join(' > ') ?? '',
  options: ['Color'],
  variants: [{ options: [color || 'One'], prices: [{ currency: currency('EUR'), price: 1000 }] }],
})

/** By ASIN. */
export const readProducts = (path: string): Map<string, Draft> =>
  new Map(
    linesOf(path).map((line) => {
      const product = JSON.parse(line) as EsciProduct
      return [product.asin, draftOf(product)]
    }),
  )
