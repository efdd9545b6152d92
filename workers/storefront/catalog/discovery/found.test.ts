/** How machines find the shop: maps, feed, robots, llms.txt. Well-formed, true, and naming only what is there. */
import { beforeAll, expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { saveCollections } from '#schema/products/catalog/collection-save'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { beforeMarkdown } from '#demo/catalog'
import { saveDemoSettings } from '#tests/demo-settings'
import { elementsNamed, parsedXml, wellFormed } from '#tests/well-formed'
import { storefront } from '../../index.tsx'

const EUR = currency('EUR')
const NOW = 1_800_000_000_000
const SHOP = 'https://shop.example'

const mug: Draft = {
  handle: 'delos-mug',
  status: 'active',
  text: { title: 'Delos mug', description: '<p>Thrown by hand.</p>' },
  translations: { zh: { title: '提洛斯马克杯' } },
  words: { zh: { Glaze: '釉色', Chalk: '白垩', Aegean: '爱琴蓝' } },
  vendor: 'Kiln on Syros',
  type: 'Mugs',
  safety: {
    manufacturer: { name: 'Kiln & Co', address: 'Syros', contact: 'safety@kiln.example' },
    responsible: null,
    warnings: { en: 'Hot.' },
  },
  options: ['Glaze'],
  pictures: [{ src: '/pictures/mug-chalk.svg', alt: 'Mug, chalk', width: 800, height: 1000 }],
  variants: [
    {
      options: ['Chalk'],
      sku: 'MUG-C',
      barcode: '4006381333931',
      grams: 340,
      prices: [{ currency: EUR, price: 2800, compareAt: 3200 }],
    },
    { options: ['Aegean'], barcode: '123', tracked: true, prices: [{ currency: EUR, price: 3000 }] },
  ],
}
/** Everything that a mark of XML, an address or a feed could trip over. */
const trap: Draft = {
  handle: '马克杯',
  status: 'active',
  text: { title: ']]></item>&<b>\u0001\uFFFE "x" \'y\'', description: '<p>1 < 2 & \u0008 "3"</p>' },
  pictures: [{ src: '/pictures/a&b.jpg?c="d"', alt: '', width: 0, height: 0 }],
  variants: [{ prices: [{ currency: EUR, price: 100 }] }],
}
const secret: Draft = { handle: 'secret', status: 'draft', text: { title: 'Secret' }, variants: [{ prices: [] }] }
const free: Draft = { handle: 'free', status: 'active', text: { title: 'Free' }, variants: [{ prices: [] }] }

let db: ReturnType<typeof openD1>
beforeAll(async () => {
  db = openD1('products')
  await saveDemoSettings(db)
  // Sold at its price before, or nothing may be struck in the EU.
  await saveProducts(db, beforeMarkdown(mug), NOW - 1)
  await saveProducts(db, [mug, trap, secret, free], NOW)
  await saveCollections(db, [{ handle: 'table', title: 'Table [1]', description: '<p>For meals.</p>' }])
})

const limits = { SHOPPER_LIMIT: { limit: () => Promise.resolve({ success: true }) } }
const visit = async (path: string, init: RequestInit = {}) => {
  const answer = await storefront.request(SHOP + path, init, { PRODUCTS_DB: db, CURRENCY: 'EUR', ...limits })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const locationsIn = (xml: string) =>
  wellFormed(xml).flatMap(({ name, text }) => (name === 'loc' ? [text.replace(SHOP, '')] : []))

test('the index names every part, and the parts name every page in both languages, and no draft', async () => {
  const index = await visit('/sitemap.xml')
  expect(index.headers.get('content-type')).toContain('application/xml')
  expect(locationsIn(index.text)).toEqual(['/sitemaps/pages.xml', '/sitemaps/products-1.xml'])
  expect(index.text).toContain(`<lastmod>${new Date(NOW).toISOString()}</lastmod>`)

  const paths: string[] = []
  for (const part of locationsIn(index.text)) {
    const { status, text } = await visit(part)
    expect(status, part).toBe(200)
    paths.push(...locationsIn(text))
  }
  expect(paths).toEqual(expect.arrayContaining(['/', '/zh', '/collections/table', '/products/delos-mug']))
  expect(paths).toContain(`/zh/products/${encodeURIComponent('马克杯')}`)
  expect(paths.filter((path) => path.includes('secret'))).toEqual([])
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of paths) expect((await visit(path)).status, path).toBe(200)
})

test('each address of a map names all languages, and the pictures of its product', async () => {
  const { text } = await visit('/sitemaps/products-1.xml')
  const [first = ''] = text.match(/<url>.*?<\/url>/gs) ?? []
  for (const tag of ['en', 'zh-Hans', 'x-default']) expect(first).toContain(`hreflang="${tag}"`)
  expect(first).toContain(`<image:loc>${SHOP}/pictures/mug-chalk.svg</image:loc>`)
})

test('a market with prices of its own has addresses of its own there, and each names all others of its page and itself', async () => {
  const { text } = await visit('/sitemaps/products-1.xml')
  const entries = (text.match(/<url>.*?<\/url>/gs) ?? []).filter((one) => one.includes('/products/delos-mug<'))
  const locations = entries.map((one) => /<loc>(.*?)<\/loc>/.exec(one)?.[1]?.replace(SHOP, '') ?? '')
  expect(locations).toEqual(
    expect.arrayContaining(['/products/delos-mug', '/zh/products/delos-mug', '/en-united-kingdom/products/delos-mug']),
  )
  const linksOf = (entry: string) =>
    [...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, tag, to]) => `${tag} ${to}`)
  const [first = '', ...others] = entries
  expect(linksOf(first)).toContain(`en-GB ${SHOP}/en-united-kingdom/products/delos-mug`)
  expect(linksOf(first)).toContain(`x-default ${SHOP}/products/delos-mug`)
  for (const other of others) expect(linksOf(other)).toEqual(linksOf(first))
  const named = new Set(linksOf(first).map((link) => link.split(' ')[1]?.replace(SHOP, '')))
  expect([...named].toSorted()).toEqual(locations.toSorted())
  // The page itself says the same.
  const page = await visit('/en-united-kingdom/products/delos-mug')
  for (const link of linksOf(first)) {
    const [tag, to] = link.split(' ')
    expect(page.text).toContain(`<link rel="alternate" hreflang="${tag}" href="${to}"/>`)
  }
})

test.each([
  'pages-1',
  'pages-2',
  'products-0',
  'products-2',
  'products-01',
  'products-1e9',
  'products-9999999',
  'products-',
  'x',
  '%00',
  '%',
])('there is no map %s', async (part) => {
  expect((await visit(`/sitemaps/${part}.xml`)).status).toBe(404)
})

const itemsIn = (xml: string) =>
  elementsNamed(parsedXml(xml), 'item').map(({ children }) =>
    Object.fromEntries(children.map(({ name, text }) => [name.replace('g:', ''), text])),
  )

test('the feed says of every variant what its page says, and is well-formed whatever titles hold', async () => {
  const { status, headers, text } = await visit('/feeds/google.xml')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('application/rss+xml')
  wellFormed(text)
  const [chalk, aegean, odd, ...rest] = itemsIn(text)
  expect(rest).toEqual([])
  expect(chalk).toMatchObject({
    title: 'Delos mug, Chalk',
    description: 'Thrown by hand.',
    image_link: `${SHOP}/pictures/mug-chalk.svg`,
    price: '32.00 EUR',
    sale_price: '28.00 EUR',
    availability: 'in_stock',
    condition: 'new',
    brand: 'Kiln on Syros',
    gtin: '4006381333931',
    color: 'Chalk',
    product_type: 'Mugs',
    shipping_weight: '340 g',
  })
  expect(chalk?.['link']).toBe(`${SHOP}/products/delos-mug?variant=${chalk?.['id']}`)
  expect(chalk).not.toHaveProperty('identifier_exists')
  expect(aegean).toMatchObject({ price: '30.00 EUR', identifier_exists: 'no', availability: 'out_of_stock' })
  expect(aegean).not.toHaveProperty('gtin')
  expect(aegean?.['item_group_id']).toBe(chalk?.['item_group_id'])
  expect(odd?.['title']).toBe(`]]></item>&<b> "x" 'y'`)
  expect(odd?.['link']).toBe(`${SHOP}/products/${encodeURIComponent('马克杯')}`)
  for (const item of [chalk, aegean, odd])
    for (const field of ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price'])
      expect(item?.[field], field).toBeTruthy()
})

test('the feed speaks Chinese where the shop does', async () => {
  const [chalk] = itemsIn((await visit('/zh/feeds/google.xml')).text)
  expect(chalk).toMatchObject({ title: '提洛斯马克杯，白垩', color: '白垩' })
  expect(chalk?.['link']).toContain(`${SHOP}/zh/products/delos-mug?variant=`)
})

test('a shop of many pages of products is told whole, each product once', async () => {
  const many = openD1('products')
  await saveDemoSettings(many)
  const goods = Array.from({ length: 600 }, (_, at) => ({ ...trap, handle: `thing-${at}` }))
  await saveProducts(many, goods, NOW)
  const answer = await storefront.request(
    `${SHOP}/feeds/google.xml`,
    {},
    { PRODUCTS_DB: many, CURRENCY: 'EUR', ...limits },
  )
  const ids = itemsIn(await answer.text()).map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([600, 600])
})

test('a feed that twenty ask for at once is made once, and told whole to each', async () => {
  const many = openD1('products')
  await saveDemoSettings(many)
  await saveProducts(
    many,
    Array.from({ length: 600 }, (_, at) => ({ ...trap, handle: `thing-${at}` })),
    NOW,
  )
  let reads = 0
  const counted = Object.assign(Object.create(many) as typeof many, {
    batch: (statements: Parameters<typeof many.batch>[0]) => {
      reads++
      return many.batch(statements)
    },
  })
  const env = { PRODUCTS_DB: counted, CURRENCY: 'EUR', ...limits }
  const ask = async () => (await storefront.request(`${SHOP}/feeds/google.xml`, {}, env)).text()
  await ask()
  const alone = reads
  const texts = await Promise.all(Array.from({ length: 20 }, ask))
  expect(new Set(texts).size).toBe(1)
  expect(itemsIn(texts[0] ?? '')).toHaveLength(600)
  expect(reads - alone).toBeLessThan(3)
})

test('machines are kept from what is inside carts, checkouts and orders, and shown the map', async () => {
  const { text } = await visit('/robots.txt')
  for (const path of ['/cart/', '/zh/cart/', '/checkout', '/zh/orders', '/admin', '/api/'])
    expect(text).toContain(`Disallow: ${path}\n`)
  expect(text).toContain(`Sitemap: ${SHOP}/sitemap.xml`)
})

test('llms.txt has one title, a summary, and links that lead somewhere', async () => {
  const { text, headers } = await visit('/llms.txt')
  expect(headers.get('content-type')).toContain('text/plain')
  expect(text).toMatch(/^# Stoa\n\n> .+\n/)
  expect(text.match(/^# /gm)).toHaveLength(1)
  const links = Array.from(text.matchAll(/^- \[[^[\]]+\]\((https:[^)\s]+)\)(?:: .+)?$/gm), ([, link = '']) => link)
  expect(links.length).toBe(text.match(/^- /gm)?.length)
  const own = links.map((link) => link.replace(SHOP, '')).filter((path) => !path.startsWith('/api/'))
  for (const path of own) expect((await visit(path)).status, path).toBe(200)
})

test('what may be fetched before it is asked for changes nothing and is nobody’s', async () => {
  const { headers, text } = await visit('/speculation-rules.json')
  expect(headers.get('content-type')).toBe('application/speculationrules+json')
  const paths = Array.from(text.matchAll(/"(\/[^"]*)"/g), ([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(0)
  expect(paths.filter((path) => !/^(\/zh)?\/(products|collections|pages|policies)\/\*$/.test(path))).toEqual([])
  expect((await visit('/pages/about')).headers.get('speculation-rules')).toBe('"/speculation-rules.json"')
})

test('a feed says who answers for a thing', async () => {
  const { text } = await visit('/feeds/google.xml')
  const detail = (name: string, value: string) =>
    [
      '<g:product_detail><g:section_name>Product safety</g:section_name>',
      `<g:attribute_name>${name}</g:attribute_name><g:attribute_value>${value}</g:attribute_value></g:product_detail>`,
    ].join('')
  expect(text).toContain(detail('Manufacturer', 'Kiln &amp; Co, Syros, safety@kiln.example'))
  expect(text).toContain(detail('Warnings', 'Hot.'))
  expect(text).not.toContain('Responsible person')
})
