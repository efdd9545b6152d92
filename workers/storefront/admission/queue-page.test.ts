/** The page of a line before anybody has joined, on real SQLite: what it loads, from where, and whom it lets keep it. */
import { expect, test } from 'vitest'
import { newDropId } from '#domain/admission/drop'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveDrop } from '#schema/products/admission/drops'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { saveDemoSettings } from '#tests/demo-settings'
import { storefront } from '../index.tsx'

const HOUR = 3_600_000

const openShop = async () => {
  const db = openD1('products')
  await saveDemoSettings(db)
  const prices = [{ currency: currency('EUR'), price: 4_900 }]
  const variants = [{ sku: 'KEA', tracked: false, prices }]
  await saveProducts(db, [{ handle: 'kea', status: 'active', text: { title: 'Kea teapot' }, variants }], Date.now())
  const item = (await productByHandle(db, 'kea'))?.variants[0]?.id
  if (!item) throw new Error('the teapot did not arrive')
  const now = Date.now()
  await saveDrop(db, {
    id: newDropId(crypto.getRandomValues(new Uint8Array(16))),
    handle: 'second-firing',
    name: { en: 'Second firing', zh: '第二窑' },
    items: [item],
    opensAt: now - HOUR,
    startsAt: now + HOUR,
    endsAt: now + 2 * HOUR,
    expectedBuyers: null,
    unitsEach: 1,
    ratePerMinute: null,
    state: 'announced',
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  return db
}
const shop = openShop()

const visit = async (path: string, settings: object) => {
  const bindings = { PRODUCTS_DB: await shop, CURRENCY: 'EUR', ...settings }
  const answer = await storefront.request(`https://shop.example${path}`, {}, bindings)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const turnstile = {
  BOT_PROVIDER: 'turnstile',
  TURNSTILE_SITE_KEY: '1x00000000000000000000AA',
  TURNSTILE_SECRET: 'secret',
}
const ELSEWHERE = 'https://challenges.cloudflare.com'

test('with the demo nothing comes from elsewhere, and nothing is asked of scripts', async () => {
  const { status, headers, html } = await visit('/queue/second-firing', { BOT_PROVIDER: 'demo' })
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).not.toContain(ELSEWHERE)
  expect(html).not.toContain(ELSEWHERE)
  expect(html).toContain('name="bot-token" value="demo-passes"')
})

test('with Turnstile its script and frame are allowed on this page, and on no other', async () => {
  const { headers, html } = await visit('/queue/second-firing', turnstile)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`script-src 'self' ${ELSEWHERE};`)
  expect(policy).toContain(`frame-src ${ELSEWHERE}`)
  expect(policy).toContain("frame-ancestors 'self'")
  expect(html).toContain('data-sitekey="1x00000000000000000000AA"')
  expect(html).toContain(`src="${ELSEWHERE}/turnstile/v0/api.js"`)
  expect(html).toContain('class="noscript note"')
  const product = await visit('/products/kea', turnstile)
  expect(product.headers.get('content-security-policy')).not.toContain(ELSEWHERE)
})

test('a shop that asks for Turnstile and has no keys breaks, and does not look as if it checked', async () => {
  expect((await visit('/queue/second-firing', { BOT_PROVIDER: 'turnstile' })).status).toBe(500)
})

test('the page belongs to one visitor: no cache keeps it, no machine lists it, and it has one heading', async () => {
  const { headers, html } = await visit('/zh/queue/second-firing', { BOT_PROVIDER: 'demo' })
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('set-cookie')).toBeNull()
  expect(html).toMatch(/<input type="hidden" name="secret" value="\w{26}"/)
  expect(html).toContain('<html lang="zh-Hans">')
  expect(html).toContain('content="noindex"')
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html).not.toMatch(/<img(?![^>]*alt=)/)
})

test('the product page leads to the line', async () => {
  const { html } = await visit('/products/kea', { BOT_PROVIDER: 'demo' })
  expect(html).toContain('href="/queue/second-firing"')
  expect(html).not.toContain('data-add')
})
