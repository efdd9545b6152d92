/** The search index and the words of the shop, changed by the transaction that changes a product. */
import type { Product } from '#domain/catalog/product'
import { faceOf, INDEX_MAKER, searchTextOf, vocabularyOf } from '#domain/catalog/search/text'
import { inParts } from '../parts.ts'

/**
 * Puts products into the index as they are, takes out what is not for sale. A product whose version is another than
 * that in the store by then is left alone: whoever changed it has done it. Twice is the same as once.
 */
export const searchStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const run = (statement: string) => (rows: string) => db.prepare(statement).bind(rows)
  return inParts(products.map(rowOf), (rows) => [FORGET, INDEX, SUBTRACT, ADD, REMEMBER].map((one) => run(one)(rows)))
    .flat()
    .concat(db.prepare('DELETE FROM search_words WHERE products = 0'))
}

const rowOf = (product: Product) => {
  const { id, version } = product
  if (product.status !== 'active') return { id, version, face: faceOf(product), words: [], stems: [] }
  const vocabulary = vocabularyOf(product)
  return {
    id,
    version,
    text: searchTextOf(product),
    face: faceOf(product),
    words: vocabulary.map(({ word }) => word),
    stems: vocabulary.map(({ stem }) => stem),
  }
}

const ROWS = `json_each(?1) v JOIN products p ON p.id = v.value ->> 'id' AND p.version = v.value ->> 'version'`

const FORGET = `DELETE FROM product_search WHERE rowid IN (SELECT p.number FROM ${ROWS})`

const INDEX = `
  INSERT INTO product_search (rowid, title, vendor, type, labels, body)
  SELECT p.number, v.value ->> '$.text.title', v.value ->> '$.text.vendor', v.value ->> '$.text.type',
    v.value ->> '$.text.labels', v.value ->> '$.text.body'
  FROM ${ROWS} WHERE v.value -> 'text' IS NOT NULL`

/** Words of before, of those products whose words are others now. */
const SUBTRACT = `
  UPDATE search_words SET products = search_words.products - gone.products
  FROM (SELECT w.value AS word, count(*) AS products
        FROM ${ROWS} JOIN search_documents d ON d.product = p.number AND d.words <> v.value -> 'words', json_each(d.words) w
        GROUP BY w.value) gone
  WHERE search_words.word = gone.word`

const ADD = `
  INSERT INTO search_words (word, stem, products)
  SELECT w.value, max(v.value ->> ('$.stems[' || w.key || ']')), count(*)
  FROM ${ROWS} LEFT JOIN search_documents d ON d.product = p.number, json_each(v.value -> 'words') w
  WHERE d.words IS NOT v.value -> 'words' GROUP BY w.value
  ON CONFLICT (word) DO UPDATE SET products = search_words.products + excluded.products, stem = excluded.stem`

const REMEMBER = `
  INSERT INTO search_documents (product, maker, words, face)
  SELECT p.number, ${INDEX_MAKER}, v.value -> 'words', v.value -> 'face' FROM ${ROWS} WHERE true
  ON CONFLICT (product) DO UPDATE SET maker = excluded.maker, words = excluded.words, face = excluded.face`
