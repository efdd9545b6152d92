/** The public pages on real SQLite: what each promises to shoppers, to search engines and to browsers. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { currency } from '#domain/money'
import { saveCollections } from '#schema/products/catalog/collection-save'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { beforeMarkdown } from '#demo/catalog'
import { saveDemoSettings } from '#tests/demo-settings'
import { storefront } from './index.tsx'

const EUR = currency('EUR')
const NOW = 1_800_000_000_000
const SHOP = 'https://shop.example'

const mug: Draft = {
  handle: 'delos-mug',
  status: 'active',
  text: { title: 'Delos mug', description: '<p>Thrown by hand.</p>' },
  translations: { zh: { title: '提洛斯马克杯', description: '<p>手工拉坯。</p>' } },
  words: { zh: { Glaze: '釉色', Chalk: '白垩', Aegean: '爱琴蓝' } },
  vendor: 'Kiln on Syros',
  type: 'Mugs',
  rating: { sum: 47, count: 10 },
  options: ['Glaze'],
  pictures: [{ src: '/pictures/mug-chalk.svg', alt: 'Mug, chalk', width: 800, height: 1000 }],
  variants: [
    { options: ['Chalk'], sku: 'MUG-C', tracked: false, prices: [{ currency: EUR, price: 2800, compareAt: 3200 }] },
    { options: ['Aegean'], sku: 'MUG-A', tracked: false, prices: [{ currency: EUR, price: 3000 }] },
  ],
}
const trap: Draft = {
  handle: 'trap',
  status: 'active',
  text: { title: '</script><b onload=x>&"' },
  variants: [{ sku: 'TRAP', prices: [{ currency: EUR, price: 100 }] }],
}
const secret: Draft = {
  handle: 'secret',
  status: 'draft',
  text: { title: 'Secret' },
  variants: [{ sku: 'S', prices: [{ currency: EUR, price: 100 }] }],
}

const openShop = async () => {
  const db = openD1('products')
  await saveDemoSettings(db)
  // Sold at its price before, or nothing may be struck in the EU.
  await saveProducts(db, beforeMarkdown(mug), NOW - 1)
  await saveProducts(db, [mug, trap, secret], NOW)
  await saveCollections(db, [
    { handle: 'table', title: 'Table', translations: { zh: { title: '餐桌' } }, products: ['delos-mug', 'trap'] },
  ])
  return db
}
const shop = openShop()

const visit = async (path: string) => {
  const answer = await storefront.request(SHOP + path, {}, { PRODUCTS_DB: await shop, CURRENCY: 'EUR' })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

const PATHS = [
  '/',
  '/collections/all',
  '/collections/table?option.Glaze=Chalk',
  '/products/delos-mug',
  '/products/trap',
  '/search',
  '/search?q=mug',
  '/pages/delivery',
  '/pages/returns',
  '/pages/about',
  '/policies/privacy',
  '/policies/terms',
]
const PAGES = PATHS.flatMap((path) => [path, path === '/' ? '/zh' : `/zh${path}`])

test.each(PAGES)('%s stands, in its language, with nothing that the security policy forbids', async (path) => {
  const { status, headers, html } = await visit(path)
  expect(status).toBe(200)
  expect(html.startsWith('<!doctype html>')).toBe(true)
  expect(html).toContain(path.startsWith('/zh') ? '<html lang="zh-Hans">' : '<html lang="en">')
  expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  expect(html).toContain('<a class="skip" href="#main">')
  expect(html).not.toMatch(/ style=| on[a-z]+="|<style|undefined|\[object|NaN/)
  const scripts = html.match(/<script[^>]*>/g) ?? []
  expect(scripts.filter((script) => !/src="\/|application\/ld\+json/.test(script))).toEqual([])
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect(headers.get('cache-control')).toContain('s-maxage=30')
})

test.each(PAGES.filter((path) => !path.includes('/search')))('%s says where it is in each language', async (path) => {
  const { html } = await visit(path)
  const plain = path.replace(/^\/zh(?=\/|$)/, '').replace(/\?.*/, '') || '/'
  const zh = plain === '/' ? '/zh' : `/zh${plain}`
  expect(html).toContain(`<link rel="canonical" href="${SHOP}${path.startsWith('/zh') ? zh : plain}"/>`)
  expect(html).toContain(`hreflang="zh-Hans" href="${SHOP}${zh}"`)
  expect(html).toContain(`hreflang="x-default" href="${SHOP}${plain}"`)
})

test('machines keep the search as one page, and nothing that nobody finds', async () => {
  const found = (await visit('/zh/search?q=mug')).html
  expect(found).toContain(`<link rel="canonical" href="${SHOP}/zh/search"/>`)
  expect(found).not.toContain('name="robots"')
  expect((await visit('/search')).html).toContain(`<link rel="canonical" href="${SHOP}/search"/>`)
  const nothing = (await visit('/search?q=qqqqzzzz')).html
  expect(nothing).toContain('<meta name="robots" content="noindex"/>')
  expect(nothing).not.toContain('rel="canonical"')
})

const factsIn = (html: string) =>
  Array.from(html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs), ([, text]) =>
    JSON.parse(text ?? ''),
  )

test('a product tells machines its variants, each with its address, price and word of stock', async () => {
  const [group, crumbs] = factsIn((await visit('/products/delos-mug')).html)
  expect(group).toMatchObject({
    '@type': 'ProductGroup',
    name: 'Delos mug',
    variesBy: ['https://schema.org/color'],
    image: [`${SHOP}/pictures/mug-chalk.svg`],
  })
  expect(group.hasVariant).toHaveLength(2)
  expect(group.hasVariant[0]).toMatchObject({
    sku: 'MUG-C',
    color: 'Chalk',
    offers: { price: '28.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
  })
  expect(group.hasVariant[0].offers.url).toMatch(/^https:\/\/shop\.example\/products\/delos-mug\?variant=var_/)
  expect(crumbs.itemListElement.map((step: { name: string }) => step.name)).toEqual(['Home', 'Table', 'Delos mug'])
})

test('no text of a product becomes a mark of the page', async () => {
  const { html } = await visit('/products/trap')
  expect(html).not.toContain('<b onload')
  expect(factsIn(html)[0].name).toBe('</script><b onload=x>&"')
})

test('a variant is chosen by a link, and the address says which', async () => {
  const { html } = await visit('/products/delos-mug')
  const links = Array.from(html.matchAll(/href="\/products\/delos-mug\?variant=(var_\w+)"/g), ([, id]) => id)
  expect(links).toHaveLength(2)
  const other = await visit(`/products/delos-mug?variant=${links[1]}`)
  expect(other.html).toContain(`<input type="hidden" name="variant" value="${links[1]}"/>`)
  expect(other.html).toContain('€30.00')
})

test('in Chinese the options are called by their Chinese names', async () => {
  const { html } = await visit('/zh/products/delos-mug')
  for (const word of ['提洛斯马克杯', '釉色', '白垩', '爱琴蓝', '手工拉坯']) expect(html).toContain(word)
})

test.each([
  '/products/secret',
  '/products/nothing',
  '/collections/nothing',
  '/pages/nothing',
  '/zh/nothing',
  '/orders/x',
])('%s is not there, and the page helps on', async (path) => {
  const { status, headers, html } = await visit(path)
  expect(status).toBe(404)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(html).toContain('role="search"')
  expect(html).toContain('/collections/table')
})

test('a page behind the last says so, and offers the last', async () => {
  for (const [path, heading, address] of [
    ['/collections/all?page=99', 'There is no such page', '/collections/all'],
    ['/zh/search?q=mug&page=99', '没有这一页', '/zh/search?q=mug'],
  ] as const) {
    const { html } = await visit(path)
    expect([html.includes(`<h2>${heading}</h2>`), html.includes(`href="${address}"`)]).toEqual([true, true])
  }
})

test('addresses of before lead to where the page stands now, and an id of another shop to the product', async () => {
  for (const [path, to] of [
    ['/products', '/collections/all'],
    ['/collections/table/products/delos-mug', '/products/delos-mug'],
    ['/products/Delos-Mug?variant=1', '/products/delos-mug?variant=1'],
  ] as const) {
    const { status, headers } = await visit(path)
    expect([path, status, headers.get('location')]).toEqual([path, 301, to])
  }
  const { status, html } = await visit('/products/delos-mug?variant=39072856')
  expect([status, html.includes('<link rel="canonical" href="https://shop.example/products/delos-mug"')]).toEqual([
    200,
    true,
  ])
})

test('a slash too many leads to the page, and never off the shop', async () => {
  const { status, headers } = await visit('/pages/about/')
  expect([status, headers.get('location')]).toEqual([301, '/pages/about'])
  expect((await visit('//evil.example/')).headers.get('location')).toBe('/evil.example')
})

test('the chosen filters are chips that take themselves away', async () => {
  const { html } = await visit('/collections/table?option.Glaze=Chalk&sort=newest')
  expect(html).toContain('<a class="chip" href="/collections/table?sort=newest" rel="nofollow" data-again="true">Chalk')
  expect(html).toMatch(/name="option\.Glaze" value="Chalk" checked/)
})

test('when nothing fits the page says so and offers the way back', async () => {
  const { status, html } = await visit('/collections/table?min=900')
  expect(status).toBe(200)
  expect(html).toContain('Nothing on this shelf fits.')
})

test('when the store does not answer the page says that the fault is ours, and nothing of the inside', async () => {
  const broken = {
    prepare: () => {
      throw new Error('secret detail')
    },
    batch: () => {
      throw new Error('secret detail')
    },
  }
  const answer = await storefront.request(`${SHOP}/products/broken`, {}, { PRODUCTS_DB: broken, CURRENCY: 'EUR' })
  const html = await answer.text()
  expect(answer.status).toBe(500)
  expect(html).toContain('We dropped something.')
  expect(html).not.toContain('secret detail')
})

/** What Google asks of each kind of thing (docs of structured data, merchant listings). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Product: ['name', 'offers'],
  ProductGroup: ['name', 'productGroupID', 'variesBy', 'hasVariant', 'image'],
  Offer: ['price', 'priceCurrency', 'availability', 'url', 'itemCondition'],
  AggregateRating: ['ratingValue', 'ratingCount'],
  BreadcrumbList: ['itemListElement'],
  ItemList: ['itemListElement'],
  ListItem: ['position', 'name'],
  OnlineStore: ['name', 'url', 'logo'],
  WebSite: ['name', 'url', 'potentialAction'],
  SearchAction: ['target', 'query-input'],
  MerchantReturnPolicy: ['applicableCountry', 'returnPolicyCategory', 'merchantReturnDays'],
  OfferShippingDetails: ['shippingRate', 'shippingDestination', 'deliveryTime'],
}

type Thing = Readonly<Record<string, unknown>>
const thingsIn = (said: unknown): Thing[] => {
  if (Array.isArray(said)) return said.flatMap(thingsIn)
  if (typeof said !== 'object' || said === null) return []
  const thing = said as Thing
  return [...('@type' in thing ? [thing] : []), ...Object.values(thing).flatMap(thingsIn)]
}
/** Names that are pointed at. */
const pointedAt = (said: unknown): string[] => {
  if (typeof said !== 'object' || said === null) return []
  const entries = Object.entries(said)
  const [only] = entries
  if (entries.length === 1 && only?.[0] === '@id') return [String(only[1])]
  return entries.flatMap(([, inner]) => pointedAt(inner))
}

test.each(PAGES)('%s tells machines whole things, and points only at what it has told', async (path) => {
  const facts = factsIn((await visit(path)).html)
  const things = thingsIn(facts)
  for (const thing of things) {
    const missing = (REQUIRED[String(thing['@type'])] ?? []).filter((field) => thing[field] === undefined)
    expect(missing, `${path}: ${String(thing['@type'])}`).toEqual([])
  }
  const told = new Set(things.map((thing) => thing['@id']))
  expect(pointedAt(facts).filter((id) => !told.has(id))).toEqual([])
})

test('the first page says who the shop is and how it is searched, a shelf what stands on it', async () => {
  const [store, site] = factsIn((await visit('/zh')).html)
  expect([store['@type'], site['@type']]).toEqual(['OnlineStore', 'WebSite'])
  expect(site.potentialAction.target.urlTemplate).toBe(`${SHOP}/zh/search?q={search_term_string}`)
  const list = factsIn((await visit('/collections/table')).html).find((one) => one['@type'] === 'ItemList')
  expect(list.itemListElement.map((one: { url: string }) => one.url)).toEqual([
    `${SHOP}/products/delos-mug`,
    `${SHOP}/products/trap`,
  ])
})

test('a markdown is told as one, and stars only where there are reviews', async () => {
  const [group] = factsIn((await visit('/products/delos-mug')).html)
  expect(group.hasVariant[0].offers.priceSpecification).toMatchObject({ price: '32.00', priceCurrency: 'EUR' })
  expect(group.hasVariant[1].offers).not.toHaveProperty('priceSpecification')
  expect(group.aggregateRating).toMatchObject({ ratingValue: '4.7', ratingCount: 10, bestRating: 5 })
  const [trapped] = factsIn((await visit('/products/trap')).html)
  expect(trapped).not.toHaveProperty('aggregateRating')
})

test('beside a link stands a picture that everybody can draw, with its size', async () => {
  const { html } = await visit('/products/delos-mug')
  const image = /property="og:image" content="([^"]+)"/.exec(html)?.[1]
  expect(image).toBe(`${SHOP}/media/share.jpg`)
  expect(html).toContain('property="og:image:width" content="1200"')
})
