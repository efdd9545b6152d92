/** What is found: by words, stems, pairs, synonyms and guesses; and that whatever a shopper types is answered. */
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { reindexPage } from './reindex.ts'
import { saveProducts } from '../save.ts'
import { findProducts } from './search.ts'
import { suggest } from './suggest.ts'
import { deleteSynonym, saveSynonym, synonymsOf } from './synonyms.ts'

const EUR = currency('EUR')
const good = (handle: string, title: string, more: Partial<Draft> = {}, description = ''): Draft => ({
  handle,
  status: 'active',
  text: { title, description },
  variants: [{ prices: [{ currency: EUR, price: 100 }] }],
  ...more,
})

const GOODS: readonly Draft[] = [
  good('belt', 'Leather belt with buckle', { type: 'Belts' }),
  good('belt-bare', 'Leather belt, no buckle', { type: 'Belts' }),
  good('belt-plain', 'Belt of leather', { type: 'Belts' }),
  good('guitar', 'Acoustic guitar', { vendor: 'Taylor', type: 'Guitars' }),
  good('stick', 'Fire stick remote'),
  good('sofa', 'Corner sofa', { type: 'Sofas' }),
  good('tv', 'Television 55 inch'),
  good('mug', 'Delos mug', { translations: { zh: { title: '提洛斯马克杯' } } }, 'Glazed by hand'),
  good('cup', 'マグカップ'),
  good('draft', 'Secret guitar', { status: 'draft' }),
]

const shop = async () => {
  const db = openD1('products')
  await saveProducts(db, GOODS, 1)
  return db
}

const named = async (db: D1Database, numbers: readonly number[]) => {
  const { results } = await db.prepare('SELECT number, handle FROM products').all<{ number: number; handle: string }>()
  const handles = new Map(results.map(({ number, handle }) => [number, handle]))
  return numbers.map((number) => handles.get(number))
}
const found = async (db: D1Database, text: string) => named(db, (await findProducts(db, text)).products)

test.each([
  ['guitars', ['guitar']],
  ['leather belts', ['belt-plain', 'belt-bare', 'belt']],
  ['belt without buckle', ['belt-bare', 'belt-plain', 'belt']],
  ['glazing', ['mug']],
  ['马克杯', ['mug']],
  ['杯', ['mug']],
  ['カップ', ['cup']],
  ['taylor', ['guitar']],
  ['', []],
  ['"*(', []],
])('%j finds %j', async (text, handles) => {
  expect((await found(await shop(), text)).toSorted()).toEqual(handles.toSorted())
})

test('what says that it is without stands first, what has it last', async () => {
  expect(await found(await shop(), 'belt without buckle')).toEqual(['belt-bare', 'belt-plain', 'belt'])
})

test.each([
  ['gutiar', 'guitar', 'guitar'],
  ['acoustic gitar', 'acoustic guitar', 'guitar'],
  ['firestick', 'fire stick', 'stick'],
  ['guit', 'guitar', 'guitar'],
  ['tele vision', 'television', 'tv'],
])('%s is taken for %s, and says so', async (typed, shown, first) => {
  const db = await shop()
  const hits = await findProducts(db, typed)
  expect(hits.correction).toEqual({ typed, shown })
  expect((await named(db, hits.products))[0]).toBe(first)
})

test.each(['gift under 20', 'guitar 20', '20', 'guitar model12', 'guitar 2oo'])(
  'a correction never touches a number: %s',
  async (typed) => {
    const db = await shop()
    await saveProducts(db, [good('vase', 'Vase 200 ml'), good('amp', 'Guitar amp model125', {}, 'no 2000')], 2)
    const { correction } = await findProducts(db, typed)
    const numbers = (text: string) => text.match(/[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu)
    expect(numbers(correction?.shown ?? typed)).toEqual(numbers(typed))
  },
)

test('the words that look most alike are found among many that look a little alike', async () => {
  const db = openD1('products')
  const titles = Array.from(
    { length: 300 },
    (_, n) => `gu${'abcdefghij'[n % 10]}${'lmnoprstuv'[Math.trunc(n / 10) % 10]}x${n % 7}ar`,
  )
  await saveProducts(
    db,
    titles.map((title, n) => good(`decoy-${n}`, title)),
    2,
  )
  await saveProducts(db, GOODS, 3)
  expect((await findProducts(db, 'gutiar')).correction?.shown).toBe('guitar')
})

test('a word that nothing has does not hide what the common ones find', async () => {
  const db = await shop()
  expect(await found(db, 'xqzwvk guitar')).toEqual(['guitar'])
})

test('what is known is taken as it is typed, and what is like nothing finds nothing', async () => {
  const db = await shop()
  expect((await findProducts(db, 'guitar')).correction).toBeNull()
  expect(await findProducts(db, 'xqzwvk')).toEqual({ products: [], isCut: false, correction: null })
})

test('synonyms act at once, both ways or one, as words or as several words, and stop when they are gone', async () => {
  const db = await shop()
  expect(await found(db, 'couch')).toEqual([])
  const couch = await saveSynonym(db, { words: ['couch', ' sofa '], instead: [] }, 1)
  await saveSynonym(db, { words: ['flat screen'], instead: ['television'] }, 2)
  await saveSynonym(db, { words: ['杯子'], instead: ['马克杯'] }, 3)
  expect(await found(db, 'couches')).toEqual(['sofa'])
  expect(await found(db, 'flat screen')).toEqual(['tv'])
  expect(await found(db, '杯子')).toEqual(['mug'])
  expect((await findProducts(db, 'couch')).correction).toBeNull()
  if (!couch.ok) throw new Error('refused')
  await saveSynonym(db, { words: ['settee', 'sofa'], instead: [] }, 4, couch.value.id)
  expect(await found(db, 'couch')).toEqual([])
  expect(await found(db, 'settee')).toEqual(['sofa'])
  expect((await synonymsOf(db)).map(({ words }) => words[0])).toEqual(['settee', '杯子', 'flat screen'])
  expect(await deleteSynonym(db, couch.value.id)).toBe(true)
  expect(await deleteSynonym(db, couch.value.id)).toBe(false)
  expect(await found(db, 'settee')).toEqual([])
})

test.each([
  [{ words: ['sofa'], instead: [] }, 'synonym-too-few'],
  [{ words: [], instead: ['sofa', 'couch'] }, 'synonym-too-few'],
  [{ words: ['***', 'sofa'], instead: [] }, 'synonym-word-unfit'],
  [{ words: ['one two three four five', 'sofa'], instead: [] }, 'synonym-word-unfit'],
  [{ words: Array.from({ length: 30 }, (_, n) => `word${n}`), instead: [] }, 'synonym-too-many'],
])('a synonym of %j is refused: %s', async (draft, code) => {
  const db = await shop()
  expect(await saveSynonym(db, draft, 1)).toMatchObject({ ok: false, refusal: { code } })
  expect(await synonymsOf(db)).toEqual([])
})

const vocabulary = async (db: D1Database) =>
  (await db.prepare('SELECT word, products FROM search_words ORDER BY word').all()).results

test('the words of the shop are those of what is for sale, whatever was saved before', async () => {
  const db = await shop()
  await saveProducts(db, [good('guitar', 'Bass guitar'), good('belt', 'Belt', { status: 'archived' })], 2)
  await saveProducts(db, [good('draft', 'Second guitar', { status: 'active' })], 3)
  expect(await found(db, 'acoustic')).toEqual([])
  expect((await found(db, 'guitar')).toSorted()).toEqual(['draft', 'guitar'])
  const after = await vocabulary(db)
  expect(after).toContainEqual({ word: 'guitar', products: 2 })
  expect(after.map(({ word }) => word)).not.toContain('acoustic')
  await reindexPage(db, 0, false)
  expect(await vocabulary(db)).toEqual(after)
  await db.batch(
    ['product_search', 'search_words', 'search_documents'].map((table) => db.prepare(`DELETE FROM ${table}`)),
  )
  expect(await found(db, 'guitar')).toEqual([])
  expect(await reindexPage(db, 0, true)).toEqual({
    indexed: GOODS.length,
    at: GOODS.length,
    total: GOODS.length,
    next: null,
  })
  expect(await vocabulary(db)).toEqual(after)
  expect((await found(db, 'guitar')).toSorted()).toEqual(['draft', 'guitar'])
  expect(await reindexPage(db, 0, true)).toMatchObject({ indexed: 0, next: null })
})

test('suggestions finish the word, guess where nothing fits, and speak the language', async () => {
  const db = await shop()
  expect(await suggest(db, 'acoustic gu', 'en', 5)).toMatchObject({
    terms: ['acoustic guitar'],
    products: [{ handle: 'guitar', title: 'Acoustic guitar', picture: null }],
    meant: null,
  })
  expect(await suggest(db, 'giutar', 'en', 5)).toMatchObject({ products: [{ handle: 'guitar' }], meant: 'guitar' })
  expect(await suggest(db, '马克', 'zh', 5)).toMatchObject({ products: [{ title: '提洛斯马克杯' }] })
  expect(await suggest(db, ' * ', 'en', 5)).toEqual({ terms: [], products: [], collections: [], meant: null })
})

test('no text is refused by the index, and none finds what is not for sale', async () => {
  const db = await shop()
  const syntax = constantFrom(
    '"',
    '*',
    '^',
    '(',
    ')',
    ':',
    '-',
    '+',
    ' AND ',
    ' OR ',
    ' NOT ',
    'NEAR(',
    'title:',
    '马',
    'mug',
    "'",
    ';',
    '\u{0}',
    '\ud800',
    'without ',
    '不含',
    '1/2',
  )
  const typed = oneof(
    string({ unit: 'grapheme' }),
    string({ unit: 'binary', maxLength: 500 }),
    array(syntax).map((parts) => parts.join('')),
    array(string({ unit: 'grapheme', maxLength: 4 }), { minLength: 500, maxLength: 2_000 }).map((parts) =>
      parts.join(' '),
    ),
  )
  await assert(
    asyncProperty(typed, async (text) => {
      const { products } = await findProducts(db, text)
      expect(products.length).toBeLessThan(GOODS.length)
      await suggest(db, text, 'zh', 3)
      await saveSynonym(db, { words: [text], instead: ['mug'] }, 1)
    }),
    { numRuns: 150 },
  )
})

test('of more than can be weighed, titles come first, then the newest; and that there are more is told', async () => {
  const db = openD1('products')
  const told = Array.from({ length: 2_050 }, (_, at) => good(`told-${at}`, `Number ${at}`, {}, 'soft cotton'))
  await saveProducts(db, [good('named', 'Soft cotton shirt'), good('half-named', 'Soft shirt', {}, 'cotton')], 1)
  await saveProducts(db, told, 2)
  const hits = await findProducts(db, 'soft cotton')
  const handles = await named(db, hits.products)
  expect({ first: handles[0], many: handles.length, isCut: hits.isCut }).toEqual({
    first: 'named',
    many: 1_000,
    isCut: true,
  })
  expect(new Set(handles).size).toBe(1_000)
  expect(handles).not.toContain('told-0')
  const few = await findProducts(db, 'shirt')
  expect({ many: few.products.length, isCut: few.isCut }).toEqual({ many: 2, isCut: false })
})
