/** Words of a query that no product has, and what the shop has that looks like them. */
import type { ParsedQuery, Term } from '#domain/catalog/search/query'
import { changed, isSpelt, joinsOf, nearest, splitsOf, triplesOf } from '#domain/catalog/search/spelling'
import type { Change, Known } from '#domain/catalog/search/spelling'

/** So many words that look most alike are compared letter by letter. */
const ALIKE_MAX = 40
/** Of that many goods is counted which have a way of splitting or joining words; more make no difference. */
const COUNTED_MAX = 20

export type Doubt = {
  readonly place: number
  /** Words of the shop that look like it: `[word, products]`. */
  readonly alike: string
  /** Which of the changes that were proposed are found in goods: `[index, products]`. */
  readonly found: string
  /** The commonest word of the shop that begins so. */
  readonly begun: string | null
}

/** For each term in doubt; those that a product or a synonym knows give no row, and cost one look. */
const DOUBTS = `
  SELECT v.value ->> 'place' AS place,
    (SELECT json_group_array(json_array(word, products)) FROM (
      SELECT w.word, w.products FROM search_spellings s CROSS JOIN search_words w ON w.number = s.rowid
      WHERE search_spellings MATCH v.value ->> 'triples' ORDER BY s.rank LIMIT ${ALIKE_MAX})) AS alike,
    (SELECT json_group_array(json_array(c.key, (
        SELECT count(*) FROM (SELECT 1 FROM product_search WHERE product_search MATCH c.value LIMIT ${COUNTED_MAX}))))
      FROM json_each(v.value -> 'changes') c) AS found,
    (SELECT word FROM search_words WHERE word >= v.value ->> 'text' AND word < (v.value ->> 'text') || char(0x10ffff)
      ORDER BY products DESC LIMIT 1) AS begun
  FROM json_each(?1) v
  WHERE NOT EXISTS (SELECT 1 FROM product_search WHERE product_search MATCH v.value ->> 'match')
    AND NOT EXISTS (SELECT 1 FROM search_synonyms WHERE typed = v.value ->> 'typed')`

export const doubtsStatement = (db: D1Database, { terms }: ParsedQuery): D1PreparedStatement =>
  db.prepare(DOUBTS).bind(JSON.stringify(terms.map((term, place) => doubtOf(terms, term, place))))

const doubtOf = (terms: readonly Term[], term: Term, place: number) => ({
  place,
  text: term.text,
  typed: term.stem,
  match: term.phrases.map((phrase) => `"${phrase}"`).join(' OR '),
  // Three blanks are in no word: the index finds nothing.
  triples: isSpelt(term.text)
    ? triplesOf(term.text)
        .map((triple) => `"${triple}"`)
        .join(' OR ')
    : '"   "',
  changes: changesOf(terms, term, place).map(({ text }) => `"${text}"`),
})

const changesOf = (terms: readonly Term[], term: Term, place: number): Change[] => [
  ...splitsOf(term.text).map((text) => ({ from: place, end: place + 1, text })),
  ...joinsOf(terms, place),
]

/** @returns the query that was meant; undefined when every word is known, or nothing is like one that is not */
export const amended = (typed: string, { terms }: ParsedQuery, doubts: readonly Doubt[]): string | undefined => {
  const changes: Change[] = []
  for (const doubt of doubts) {
    const change = changeFor(terms, doubt)
    if (change && !changes.some(({ from, end }) => change.from < end && from < change.end)) changes.push(change)
  }
  return changes.length === 0 ? undefined : changed(typed, terms, changes)
}

/** The same letters with a blank more or less come first; then what is nearest; the last word may be unfinished. */
const changeFor = (terms: readonly Term[], { place, alike, found, begun }: Doubt): Change | undefined => {
  const term = terms[place]
  // A number is meant as it is typed: `20` is no beginning of `200`.
  if (term === undefined || /\p{N}/u.test(term.text)) return undefined
  const changes = changesOf(terms, term, place)
  const [best] = (JSON.parse(found) as [number, number][])
    .filter(([, products]) => products > 0)
    .toSorted(([, one], [, other]) => other - one)
  if (best) return changes[best[0]]
  const instead = (text: string): Change => ({ from: place, end: place + 1, text })
  if (begun !== null && place === terms.length - 1) return instead(begun)
  const known = (JSON.parse(alike) as [string, number][]).map(([word, products]): Known => ({ word, products }))
  const near = nearest(term.text, known)
  return near === undefined ? undefined : instead(near)
}
