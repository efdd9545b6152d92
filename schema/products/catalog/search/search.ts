/** Search: which products answer to what a shopper typed, best first. */
import { parseQuery, type ParsedQuery } from '#domain/catalog/search/query'
import { ranked, type Candidate } from '#domain/catalog/search/rank'
import type { Face } from '#domain/catalog/search/text'
import { spansOf } from '#domain/catalog/search/synonyms'
import { readAlone, readTogether, rowsIn, type Reading } from '../reading.ts'
import { amended, doubtsStatement, type Doubt } from './search-doubts.ts'

/** More hits than anybody pages through; they travel to the list as one parameter. */
const HITS_MAX = 1_000
/** So many of the best are looked at again: four pages of cards. */
const RANKED_MAX = 100
/** Of so many that have all of the words nobody asks for more: those that have some are left out. Two pages of cards. */
const ENOUGH = 48
/**
 * Products that are looked at for having one of the words, not all: the commonest words are let go first. Together with
 * those that have all of the words this is what bounds the time of a search in a shop of any size.
 */
const SOME_MAX = 1_500

/**
 * When more products than this have all of the words somewhere, those that have them in titles and labels stand first,
 * and of the others only so many of the newest are weighed: to weigh every description takes a tenth of a second.
 */
const WEIGHED_MAX = 2_000

/** Words that more products have in their titles and labels are looked for there alone when they are one of several. */
const RARE_MAX = 300

/** Weight of a word in the title, the vendor, the type, the labels, the text. */
const WEIGHTS = '10.0, 4.0, 2.0, 2.0, 1.0'

export type Hits = {
  /** Numbers of active products (`products.number`), best first, at most HITS_MAX. A list binds them as one JSON value. */
  readonly products: readonly number[]
  /** Whether more may answer: whatever is counted of these is told as "at least". */
  readonly isCut: boolean
  /** What was looked for instead, when what was typed found nothing or too little; null when it was taken as typed. */
  readonly correction: Correction | null
}

/** For the page: "Showing results for `shown`. Search instead for `typed`." */
export type Correction = { readonly typed: string; readonly shown: string }

/**
 * One round trip when the shop knows the words, one more when what was typed had to be corrected.
 *
 * @param terms anything at all: no text is refused, and one without words finds nothing
 * @param asTyped whoever was shown something else and wants what was typed after all
 */
export const findProducts = async (db: D1Database, terms: string, asTyped = false): Promise<Hits> => {
  const query = parseQuery(terms)
  if (query.terms.length === 0) return hitsOf([])
  if (asTyped) return hitsOf(await readAlone(db, hitsReading(db, query)))
  const [hits, shown] = await readTogether<[number[], string | undefined]>(db, [
    hitsReading(db, query),
    {
      statements: [doubtsStatement(db, query)],
      read: ([doubts]) => amended(terms, query, rowsIn<Doubt>(doubts)),
    },
  ])
  const meant = parseQuery(shown ?? '')
  if (shown === undefined || meant.terms.length === 0) return hitsOf(hits)
  return hitsOf(await readAlone(db, hitsReading(db, meant)), { typed: terms, shown })
}

const hitsOf = (products: readonly number[], correction: Correction | null = null): Hits => ({
  products,
  isCut: products.length === HITS_MAX,
  correction,
})

const hitsReading = (db: D1Database, query: ParsedQuery): Reading<number[]> => ({
  statements: [hitsStatement(db, query)],
  read: ([found]) => inOrder(rowsIn<HitsRow>(found)[0], query),
})

/** `best`: `[[number, score, face], …]`, best first; `rest`: numbers. Two texts travel faster than a thousand rows. */
type HitsRow = { readonly best: string; readonly rest: string }

/** One that was put into the index by an older Stoa has no face yet. */
const FACELESS: Face = { stems: '', type: '', category: '' }

const inOrder = (row: HitsRow | undefined, query: ParsedQuery): number[] => {
  const best: [number, number, Face | null][] = JSON.parse(row?.best ?? '[]')
  const rest: number[] = JSON.parse(row?.rest ?? '[]')
  const candidates = best.map(([product, score, face]): Candidate => ({ product, score, face: face ?? FACELESS }))
  return [...ranked(candidates, query), ...rest]
}

/** Where a word says what a thing is, not what somebody told about it. */
const HEADS = '{title vendor type labels}'

/**
 * All of the words; and where too few products have all, the rarer ones of them: whoever has all is counted twice, and
 * stands first. Synonyms join the words that they stand for; what only lifts a product (?2) is looked for beside them.
 * Written by the database, so that what it knows of the words is asked in the same breath.
 */
const ASKED = `
  said AS (SELECT value ->> 'place' AS place, value ->> 'phrase' AS phrase, value ->> 'typed' AS typed FROM json_each(?1)),
  meant AS (
    SELECT place, phrase FROM said WHERE phrase IS NOT NULL
    UNION SELECT said.place, s.phrase FROM said JOIN search_synonyms s ON s.typed = said.typed
  ),
  terms AS (
    SELECT place, '(' || group_concat('"' || phrase || '"', ' OR ') || ')' AS match, (
      SELECT coalesce(sum(w.products), 0) FROM said JOIN search_words w ON w.stem = said.typed
      WHERE said.place = meant.place AND said.phrase IS NOT NULL
    ) AS products FROM meant GROUP BY place
  ),
  counted AS (
    SELECT iif(products <= ${RARE_MAX}, match, '${HEADS} : ' || match) AS match, products,
      sum(products) OVER (ORDER BY products, place ROWS UNBOUNDED PRECEDING) AS upto
    FROM terms
  ),
  whole AS MATERIALIZED (SELECT '(' || group_concat(match, ' AND ') || ')' AS match,
    '(' || group_concat('${HEADS} : ' || match, ' AND ') || ')' AS heads FROM terms),
  answering AS MATERIALIZED (SELECT count(*) AS products FROM (
    SELECT 1 FROM product_search WHERE product_search MATCH (SELECT match FROM whole) LIMIT ${WEIGHED_MAX + 1})),
  found AS MATERIALIZED (SELECT products >= ${ENOUGH} AS is_enough, products > ${WEIGHED_MAX} AS is_much,
    iif(products > ${WEIGHED_MAX}, heads, match) AS match FROM whole, answering),
  asked AS MATERIALIZED (SELECT CASE
    WHEN is_enough AND ?2 = '' THEN match
    WHEN is_enough THEN match || ' OR (' || match || ' AND (' || ?2 || '))'
    ELSE match || ' OR ' || (SELECT group_concat(match, ' OR ') FROM counted WHERE upto <= ${SOME_MAX} OR upto = products)
      || iif(?2 = '', '', ' OR ' || ?2) END AS match
  FROM found)`

const weighed = (
  match: string,
) => `SELECT rowid AS product, bm25(product_search, ${WEIGHTS}) AS score FROM product_search
    WHERE product_search MATCH (${match})`

const HITS = `
  WITH ${ASKED},
  first AS MATERIALIZED (${weighed('SELECT match FROM asked')} ORDER BY score LIMIT ${HITS_MAX}),
  others AS MATERIALIZED (${weighed('SELECT match FROM whole')} ORDER BY rowid DESC
    LIMIT (SELECT iif(is_much AND (SELECT count(*) FROM first) < ${HITS_MAX}, ${WEIGHED_MAX}, 0) FROM found)),
  hits AS MATERIALIZED (
    SELECT product, score FROM (
      SELECT 1 AS turn, product, score FROM first
      UNION ALL SELECT 2, product, score FROM others WHERE product NOT IN (SELECT product FROM first)
    ) ORDER BY turn, score LIMIT ${HITS_MAX}
  )
  SELECT (SELECT json_group_array(json_array(n.product, json(printf('%.6g', -n.score)), json(d.face)))
      FROM (SELECT product, score FROM hits LIMIT ${RANKED_MAX}) n
      LEFT JOIN search_documents d ON d.product = n.product) AS best,
    (SELECT json_group_array(product) FROM (SELECT product FROM hits LIMIT -1 OFFSET ${RANKED_MAX})) AS rest`

export const hitsStatement = (db: D1Database, { terms, bonus }: ParsedQuery): D1PreparedStatement => {
  const lifting = bonus.map((phrase) => `"${phrase}"`).join(' OR ')
  return db.prepare(HITS).bind(JSON.stringify(spansOf(terms)), lifting)
}
