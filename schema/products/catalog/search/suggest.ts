/** Suggestions while typing: ways to finish the word, products, collections. One round trip. */
import { alike, typing, type Typing } from '#domain/catalog/search/suggestion'
import { isUnspaced } from '#domain/catalog/search/words'
import type { Language } from '#domain/languages'
import type { Picture } from '#domain/catalog/product'

export type Suggested = { readonly handle: string; readonly title: string }
export type SuggestedProduct = Suggested & { readonly picture: Picture | null }

export type Suggestions = {
  /** Whole queries that find something: what was typed, with its last word finished. */
  readonly terms: readonly string[]
  readonly products: readonly SuggestedProduct[]
  readonly collections: readonly Suggested[]
  /** The query that was meant, when nothing fits what was typed; null when something does. */
  readonly meant: string | null
}

const NOTHING: Suggestions = { terms: [], products: [], collections: [], meant: null }

/** Nobody reads a longer list while typing. */
export const SUGGESTIONS_MAX = 10
/** Products that fit, of which the best are shown; the newest when more do. Bounds what one letter costs. */
const LOOKED_MAX = 300
/** Words that look like the one that is begun. */
const ALIKE_MAX = 20

/** Where a begun word is looked for: a description says too much. */
const HEAD = '{title vendor type labels} :'

type ProductRow = { readonly handle: string; readonly title: string; readonly picture: string | null }
type LikeRow = { readonly word: string; readonly products: string }

/** @param limit of each kind, at most SUGGESTIONS_MAX */
export const suggest = async (
  db: D1Database,
  text: string,
  language: Language,
  limit: number,
): Promise<Suggestions> => {
  const typed = typing(text)
  const most = Math.min(Math.max(Math.trunc(limit) || 1, 1), SUGGESTIONS_MAX)
  if (typed.begun === '') return NOTHING
  const [terms, products, collections, likes] = await db.batch<never>([
    termsStatement(db, typed, most),
    db.prepare(PRODUCTS).bind(matchOf(typed), language, most),
    db.prepare(COLLECTIONS).bind(needle(typed), language, most),
    likesStatement(db, typed, language, most),
  ])
  const rows = <T>(result: D1Result<never> | undefined) => (result?.results ?? []) as unknown as T[]
  const begun = (word: string) => typed.plain.replace(/\S+$/, word)
  const found = rows<ProductRow>(products).map(productOf)
  const shelves = rows<Suggested>(collections)
  const completed = rows<{ word: string }>(terms).map(({ word }) => begun(word))
  if (found.length + shelves.length + completed.length > 0) {
    return { terms: completed, products: found, collections: shelves, meant: null }
  }
  const near = alike(typed.begun, rows<LikeRow>(likes))
  const best = near.find(({ products: some }) => some !== '[]')
  if (best === undefined) return NOTHING
  return {
    ...NOTHING,
    terms: near.slice(0, most).map(({ word }) => begun(word)),
    products: (JSON.parse(best.products) as ProductRow[]).map(productOf),
    meant: begun(best.word),
  }
}

const productOf = ({ handle, title, picture }: ProductRow): SuggestedProduct => ({
  handle,
  title,
  picture: picture === null ? null : JSON.parse(picture),
})

/** One letter begins a tenth of all words, and says nothing yet: it is left out where there are words before it. */
const matchOf = ({ words, begun }: Typing): string => {
  const beginning = begun.length > 1 || isUnspaced(begun)
  const last = beginning ? [`"${begun}" *`] : words.length === 0 ? [`"${begun}"`] : []
  return `${HEAD} (${[...words.map((word) => `"${word}"`), ...last].join(' AND ')})`
}

/** The commonest words that begin so, each in its commonest form, and are in a product together with the words before. */
const termsStatement = (db: D1Database, { words, begun }: Typing, limit: number): D1PreparedStatement =>
  db
    .prepare(
      `SELECT word FROM (
         SELECT word, max(products) AS products FROM search_words WHERE word >= ?1 AND word < ?1 || char(0x10ffff)
         GROUP BY stem ORDER BY products DESC, word LIMIT ${3 * SUGGESTIONS_MAX})
       WHERE ?2 = '' OR EXISTS (SELECT 1 FROM product_search WHERE product_search MATCH ?2 || ' AND "' || word || '"')
       LIMIT ?3`,
    )
    .bind(begun, words.length === 0 ? '' : `${HEAD} (${words.map((word) => `"${word}"`).join(' AND ')})`, limit)

const TITLE = `coalesce(nullif(p.translations ->> ('$.' || ?2 || '.title'), ''), p.title)`

const PRODUCTS = `
  SELECT p.handle, ${TITLE} AS title, p.pictures -> '$[0]' AS picture FROM (
    SELECT product, score FROM (
      SELECT rowid AS product, bm25(product_search, 10.0, 4.0, 2.0, 2.0, 0.0) AS score FROM product_search
      WHERE product_search MATCH ?1 ORDER BY rowid DESC LIMIT ${LOOKED_MAX})
    ORDER BY score, product LIMIT ?3
  ) n CROSS JOIN products p ON p.number = n.product ORDER BY n.score, n.product`

const COLLECTIONS = `
  SELECT p.handle, ${TITLE} AS title FROM collections p
  WHERE shown = 1 AND (instr(' ' || lower(${TITLE}), ?1) > 0 OR instr(' ' || lower(p.title), ?1) > 0)
  ORDER BY p.position, p.number LIMIT ?3`

/** Words begin behind a blank; where none are written, anywhere. */
const needle = ({ plain }: Typing) => (isUnspaced(plain) ? plain : ` ${plain}`)

/** Only where nothing begins so: words that look like it, each with a few of its products. */
const likesStatement = (db: D1Database, typed: Typing, language: Language, limit: number): D1PreparedStatement =>
  db
    .prepare(
      `SELECT w.word, (
         SELECT json_group_array(json_object('handle', handle, 'title', title, 'picture', picture || '')) FROM (
           SELECT p.handle, ${TITLE} AS title, p.pictures -> '$[0]' AS picture
           FROM (SELECT rowid AS product FROM product_search
                 WHERE product_search MATCH ?5 || '"' || w.word || '"' ORDER BY rowid DESC LIMIT ?3) n
           JOIN products p ON p.number = n.product)) AS products
       FROM search_spellings s CROSS JOIN search_words w ON w.number = s.rowid
       WHERE search_spellings MATCH ?1 AND NOT EXISTS (SELECT 1 FROM product_search WHERE product_search MATCH ?4)
       ORDER BY s.rank LIMIT ${ALIKE_MAX}`,
    )
    .bind(
      // Three blanks are in no word: the index finds nothing.
      typed.triples.length === 0 ? '"   "' : typed.triples.map((triple) => `"${triple}"`).join(' OR '),
      language,
      limit,
      matchOf(typed),
      `${HEAD} ${typed.words.map((word) => `"${word}" AND ${HEAD} `).join('')}`,
    )
