/** As much of the shop's goods as a rule asks for, many at once: whoever writes a rule sees while writing what it selects. */
import { belongs, type Candidate, type Shelves } from '#domain/catalog/collection-rules'
import type { RuleSet } from '#domain/catalog/collection'
import type { CandidateVariant } from '#domain/catalog/collection-rules'

/** In one question: so many goods, and of those with thousands of variants as few as an answer of D1 and an isolate bear. */
const LOOK = 1_000
const LOOK_VARIANTS = 5_000

type Row = Omit<Candidate, 'tags' | 'options' | 'metafields' | 'text' | 'variants'> & {
  readonly number: number
  readonly title: string
  readonly tags: string
  readonly options: string
  readonly metafields: string
  readonly variants: string
  /** 1: no goods stand behind those of this answer. */
  readonly isLast: number
  readonly sized: number
}

type VariantParts = [
  string,
  string,
  string,
  string,
  string,
  string,
  number,
  number,
  number,
  CandidateVariant['availability'],
]

const variantOf = (parts: VariantParts): CandidateVariant => {
  const [options, sku, barcode, prices, compareAt, cost, grams, tracked, oversell, availability] = parts
  return {
    options: JSON.parse(options),
    sku,
    barcode,
    prices: JSON.parse(prices),
    compareAt: JSON.parse(compareAt),
    cost: JSON.parse(cost),
    grams,
    tracked: tracked === 1,
    oversell: oversell === 1,
    availability,
  }
}

const candidateOf = ({
  title,
  tags,
  options,
  metafields,
  variants,
  ...row
}: Row): Candidate & { readonly number: number } => ({
  ...row,
  text: { title, description: '', seoTitle: '', seoDescription: '' },
  tags: JSON.parse(tags),
  options: JSON.parse(options),
  metafields: JSON.parse(metafields),
  variants: (JSON.parse(variants) as VariantParts[]).map(variantOf),
})

/** One alone is always looked at, however many variants it has. */
const READ = `
  WITH next AS (
    SELECT p.number, (SELECT count(*) FROM variants v WHERE v.product = p.number) AS variants
    FROM products p WHERE p.number > ?1 AND p.status = 'active' AND p.shown = 1 ORDER BY p.number LIMIT ${LOOK}),
  sums AS (
    SELECT number, variants, sum(variants) OVER (ORDER BY number) AS so_far, row_number() OVER (ORDER BY number) AS place FROM next)
  SELECT p.number, p.handle, p.title, p.type, p.vendor, p.category, p.tags, p.options, p.metafields, p.created_at AS createdAt,
    p.published_from AS publishedFrom,
    (SELECT json_group_array(json_array(v.options, v.sku, v.barcode, v.prices, v.compare_at, v.cost, v.grams, v.tracked, v.oversell,
       v.availability)) FROM variants v WHERE v.product = p.number) AS variants,
    s.variants AS sized, s.place = (SELECT count(*) FROM next) AND s.place < ${LOOK} AS isLast
  FROM sums s JOIN products p ON p.number = s.number WHERE s.so_far <= ${LOOK_VARIANTS} OR s.place = 1 ORDER BY p.number`

/** Of the goods that are looked through, and of their variants. */
export type LookedMost = { readonly products: number; readonly variants: number }

const ALL: LookedMost = { products: Number.POSITIVE_INFINITY, variants: Number.POSITIVE_INFINITY }

export type Selected = {
  /** Numbers of products, as the shop grew. */
  readonly numbers: readonly number[]
  /** Their handles, of the first. */
  readonly handles: readonly string[]
  readonly looked: number
  /** false: there are more goods than were looked through. */
  readonly isWhole: boolean
}

/** @param most whoever types waits for no more */
export const selectedBy = async (db: D1Database, rules: RuleSet, shelves: Shelves, most = ALL): Promise<Selected> => {
  const numbers: number[] = []
  const handles: string[] = []
  let [looked, variants] = [0, 0]
  for (let after = 0; looked < most.products && variants < most.variants;) {
    const { results } = await db.prepare(READ).bind(after).all<Row>()
    for (const product of results.map(candidateOf)) {
      if (!belongs(rules, product, shelves)) continue
      numbers.push(product.number)
      handles.push(product.handle)
    }
    looked += results.length
    variants += results.reduce((sum, { sized }) => sum + sized, 0)
    const last = results.at(-1)
    after = last?.number ?? after
    if (!last || last.isLast === 1) return { numbers, handles, looked, isWhole: true }
  }
  return { numbers, handles, looked, isWhole: false }
}
