/** Whatever stands in a field of goods, shop or post: every feed and map is well-formed, and says the field as it is. */
import { beforeAll, expect, test } from 'vitest'
import type { ContentDocument } from '#domain/content/document'
import type { Draft } from '#domain/catalog/draft'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { currency } from '#domain/money'
import { saveCollections } from '#schema/products/catalog/collection-save'
import { saveProducts } from '#schema/products/catalog/save'
import { savingDocument } from '#schema/products/content/documents'
import { openD1 } from '#tests/d1'
import { saveDemoSettings } from '#tests/demo-settings'
import { elementsNamed, parsedXml, type Element } from '#tests/well-formed'
import { storefront } from '../../index.tsx'

const EUR = currency('EUR')
const NOW = 1_800_000_000_000
const SHOP = 'https://shop.example'

/** What programs that read or write XML have tripped over: control signs, halves of a pair, what is no sign at all, ends. */
const STRANGE = '\u0000\u0001\u0008\u000B\u000C\u001F\u007F\u0085\uD800x\uDC00\uFFFE\uFFFF\u2028😀'
const MARKED = ']]></item><![CDATA[ --> ?> &amp;amp; &#0; &nbsp; &unknown; <b a=\'"\'> "q" '
const HELD = `${MARKED}${STRANGE}`
/** The same without what XML cannot hold. */
const KEPT = `${MARKED}\u007F\u0085x\u2028😀`

const contact = { name: HELD, address: HELD, contact: 'https://kiln.example/?a=1&b=<2>' }
/** Every field that a product has text in. */
const held: Draft = {
  handle: 'held',
  status: 'active',
  text: { title: HELD, description: `<p>${HELD}</p>`, seoTitle: HELD, seoDescription: HELD },
  translations: { zh: { title: HELD, description: HELD } },
  words: { zh: { Color: HELD, [HELD]: HELD } },
  vendor: HELD,
  type: HELD,
  category: HELD,
  tags: [HELD.replaceAll(',', '')],
  safety: { manufacturer: contact, responsible: contact, warnings: { en: HELD, zh: HELD } },
  options: ['Color'],
  pictures: [{ src: `/pictures/a&b.jpg?c="d"&<e>'f'${STRANGE}`, alt: HELD, video: 'https://v.example/a.mp4?b&c' }],
  metafields: { 'custom.care': { type: 'multi_line_text', value: HELD } },
  variants: [HELD, 'plain'].map((value) => ({
    options: [value],
    sku: HELD,
    barcode: HELD,
    prices: [{ currency: EUR, price: 100, compareAt: 200 }],
  })),
}

/** As shops on other software write it: entities in a title, which is no HTML, and in a description, which is. */
const FILE = [
  ['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Type', 'Tags', 'Variant Price', 'Status'],
  [
    'a',
    'Tom &amp; Jerry\'s "9\'" </title><script>1</script> & co',
    '<p>Cerv&eacute;lo &amp; co &lt;3</p>',
    'M&S <b>',
    'A & B > C',
    'x&y, <i>',
    '19.90',
    'active',
  ],
  ['b', 'Rock &amp;amp; Roll', '<p>&amp;amp;</p>', '', '', '', '1', 'active'],
]

const said = { en: HELD, zh: HELD }
const post: ContentDocument = {
  id: 'con_0000000000000001',
  kind: 'post',
  handle: 'held',
  title: said,
  lead: said,
  body: { en: `<p>${HELD}</p>`, zh: HELD },
  author: HELD,
  tags: [HELD],
  picture: '',
  alt: {},
  sections: [],
  isPublic: true,
  publishedFrom: 1,
  publishedUntil: null,
  version: 1,
  updatedAt: 1,
}

let db: ReturnType<typeof openD1>
beforeAll(async () => {
  db = openD1('products')
  await saveDemoSettings(db)
  const file = readProductFile(FILE, EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  await saveProducts(db, [held, ...file.value.products.map(({ draft }) => draft)], NOW)
  await saveCollections(db, [{ handle: 'held', title: HELD, description: HELD }])
  await db.batch([savingDocument(db, post, NOW)])
})

const limits = { SHOPPER_LIMIT: { limit: () => Promise.resolve({ success: true }) } }
const read = async (path: string): Promise<Element> => {
  const answer = await storefront.request(SHOP + path, {}, { PRODUCTS_DB: db, CURRENCY: 'EUR', ...limits })
  expect(answer.status, path).toBe(200)
  return parsedXml(await answer.text())
}
/** Half of a pair is three bytes that the database cannot read, and answers with three signs that say so. */
const whole = (text: string) => text.replaceAll('\uFFFD', '')
const textsIn = (root: Element, name: string) => elementsNamed(root, name).map(({ text }) => whole(text))

test('every feed and every map is well-formed, whatever stands in any field', async () => {
  const maps = textsIn(await read('/sitemap.xml'), 'loc').map((address) => address.replace(SHOP, ''))
  expect(maps).toEqual(['/sitemaps/pages.xml', '/sitemaps/products-1.xml'])
  for (const path of maps) expect((await read(path)).name, path).toBe('urlset')
  for (const language of ['', '/zh']) {
    expect((await read(`${language}/feeds/google.xml`)).name).toBe('rss')
    expect((await read(`${language}/blogs/news.atom`)).name).toBe('feed')
  }
})

test('a feed says each field as it is, without the signs that XML cannot hold', async () => {
  const feed = await read('/feeds/google.xml')
  const item = elementsNamed(feed, 'item').find(({ children }) =>
    children.some(({ name, text }) => name === 'g:brand' && text === Array.from(KEPT).slice(0, 70).join('')),
  )
  const of = (name: string) => whole(item?.children.find((child) => child.name === name)?.text ?? '')
  expect(of('g:title')).toContain(`${KEPT}, ${MARKED}`.slice(0, 130))
  expect(of('g:color')).toContain(MARKED)
  expect(of('g:product_type')).toBe(KEPT)
  const [maker] = item ? textsIn(item, 'g:attribute_value') : []
  expect(maker).toBe(`${KEPT}, ${KEPT}, ${contact.contact}`)
  const news = await read('/blogs/news.atom')
  expect(textsIn(news, 'title')).toContain(KEPT)
  expect(textsIn(news, 'summary')).toEqual([KEPT])
  expect(textsIn(news, 'content')).toEqual([`<p>${KEPT}</p>`])
  expect(elementsNamed(news, 'category').map(({ attributes }) => whole(attributes['term'] ?? ''))).toEqual([KEPT])
})

test('an entity in a title of a file is decoded once, and the feed says the title', async () => {
  const titles = textsIn(await read('/feeds/google.xml'), 'g:title')
  expect(titles).toContain('Tom & Jerry\'s "9\'" </title><script>1</script> & co')
  expect(titles).toContain('Rock &amp; Roll')
  const brands = textsIn(await read('/feeds/google.xml'), 'g:brand')
  expect(brands).toContain('M&S <b>')
})
