/** Every kind of page of the shop and of the admin: where it is, who sees it, and what has to be done to see it. */
import type { Page } from 'playwright-core'
import type { Language } from '#domain/languages'
import { pages } from '#demo/prose/prose'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { account } from './account-places.ts'
import { booksInAdmin } from './books.ts'
import { money, moneyInAdmin } from './money.ts'
import { parcels, parcelsInAdmin } from './parcels.ts'
import type { Place } from './place.ts'
import { PROGRAMS } from './programs.ts'
import type { Scene } from './scene.ts'
import { pricesInAdmin } from './prices.ts'
import { TRADE, tradeInAdmin } from './trade.ts'

/** The kinds of page that everybody sees on the way to buying something; the cart also without anything in it. */
export const way = (): readonly Place[] => [
  { name: 'home', path: '/' },
  { name: 'collection', path: '/collections/table' },
  { name: 'product', path: '/products/delos-mug' },
  { name: 'search', path: '/search?q=mug' },
  { name: 'cart', path: '/cart', who: 'shopper' },
  { name: 'cart-empty', path: '/cart' },
]

const join = async (page: Page) => {
  await page.locator('main form button').click()
  await page.waitForSelector('[data-state]:not([data-state="join"])')
}

/** A form that lacks everything: the page says what, beside each field. */
const sendEmpty = async (page: Page) => {
  await page.locator('[data-pay]').click()
  await page.waitForSelector('.amiss')
}

const besides = (scene: Scene): readonly Place[] => [
  { name: 'collection of everything', path: '/collections/all?sort=price&available=1' },
  { name: 'collection without a find', path: '/collections/table?min=99999' },
  { name: 'sold out', path: '/products/sold-out-cup' },
  { name: 'search, not asked', path: '/search' },
  { name: 'search, nothing found', path: '/search?q=qqqqzzzz' },
  { name: 'news', path: '/blogs/news' },
  { name: 'drawer', path: '/products/delos-mug', who: 'shopper', first: openDrawer },
  { name: 'offered cart', path: `/cart/${scene.variant}:2` },
  { name: 'suggestions', path: '/search', first: suggest },
  { name: 'picture, closer', path: '/products/delos-mug', first: openCloser },
  { name: 'checkout', path: '/checkout', who: 'shopper' },
  { name: 'checkout, something amiss', path: '/checkout', who: 'shopper', first: sendEmpty },
  { name: 'proof', path: scene.challenge, who: 'challenged' },
  { name: 'proof, over', path: '/checkout/challenge', status: 404 },
  ...parcels(scene, scene.parcels),
  { name: 'line, not joined', path: `/queue/${scene.drops[0]}` },
  { name: 'line, waiting', path: `/queue/${scene.drops[0]}`, first: join },
  { name: 'line, sale under way', path: `/queue/${scene.drops[1]}`, first: join },
  ...account,
  ...TRADE,
  ...money(scene.money),
  { name: 'nothing there', path: '/nothing', status: 404 },
  ...pages.map(({ folder, handle }) => ({ name: `${folder}/${handle}`, path: `/${folder}/${handle}` })),
]

const openCloser = async (page: Page) => {
  await page.locator('[data-closer]').first().click()
  await page.waitForSelector('dialog.closer[open]')
}

const suggest = async (page: Page) => {
  await page.locator('main input[name="q"]').pressSequentially('mug')
  await page.waitForSelector('[role="option"]')
}

const openDrawer = async (page: Page) => {
  await page.locator('[data-cart]').click()
  await page.waitForSelector('#drawer[open]')
}

/** A price that could be two, told on top and at its cell. */
const sendUnread = async (page: Page) => {
  const price = page.locator('[data-cell="price.EUR"]').first()
  await price.fill('1.299')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Control+s')])
  await page.waitForSelector('.oops')
}

const pickOne = (page: Page) => page.locator('[name=pick]').first().check()

const addValue = async (page: Page) => {
  await page.locator('[name="options.0.more"]').fill('Sea')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await page.waitForSelector('.plan')
}

/** A method of delivery without a name, that goes nowhere known: told on top and at its fields. */
const sendUnnamed = async (page: Page) => {
  await page
    .locator('details')
    .first()
    .evaluate((fold) => fold.setAttribute('open', ''))
  for (const id of ['methods.0.name.en', 'methods.0.name.zh']) await page.locator(`[id="${id}"]`).fill('')
  await page.locator('[id="methods.0.countries"]').fill('Atlantis')
  await Promise.all([page.waitForEvent('load'), page.locator('.head .btn.go').click()])
  await page.waitForSelector('.oops')
}

/** A file with a product that changes, a new one, and one that cannot be read. */
const bringFile = async (page: Page) => {
  const rows = [
    'Handle,Title,Vendor,Variant Price',
    'delos-mug,Delos mug,Kiln,',
    'new-cup,Cup,Kiln,9',
    'bad-cup,Bad,Kiln,x',
  ]
  const file = { name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await page.locator('#file').setInputFiles(file)
  await Promise.all([page.waitForEvent('load'), page.locator('form .btn.go').click()])
  await page.waitForSelector('.st.due')
}

/** So that there is a former version to put back. */
const changeReturns = async (page: Page) => {
  const days = page.locator('[id="days"]')
  await days.fill(String(Number(await days.inputValue()) + 1))
  await Promise.all([page.waitForURL('**done=saved'), page.locator('.head .btn.go').click()])
  await page.goto(new URL('returns/history', page.url()).href)
  await page.waitForSelector('.diffs')
}

const beginCount = async (page: Page) => {
  await Promise.all([page.waitForURL('**done=created'), page.locator('.btn.go').click()])
  const sku = page.locator('#code')
  await sku.fill('no such code')
  await sku.press('Enter')
  await page.waitForSelector('[data-scan-amiss] p')
}

const countCell = async (page: Page, typed: string, then: string) => {
  await page.locator('input[data-cell]').first().fill(typed)
  await Promise.all([page.waitForEvent('load'), page.locator('[data-save]').click()])
  await page.waitForSelector(then)
}
const countFirst = (page: Page) => countCell(page, '41', '.say[role=status]')
const countAmiss = (page: Page) => countCell(page, 'a dozen', '.oops')

/** A rule of two conditions, and what it selects. */
const writeRule = async (page: Page) => {
  await page.check('#kind-rules')
  await page.click('button[value="add-rule"]')
  await page.fill('#rule-value-0', 'mug')
  await page.waitForSelector('.selected p')
}

const saveUntitled = async (page: Page) => {
  await Promise.all([page.waitForEvent('load'), page.locator('.head .btn.go').click()])
  await page.waitForSelector('.oops')
}

const addSections = async (page: Page) => {
  for (const type of ['collection', 'picture']) {
    await page.click(`button[value="add:${type}"]`)
    await page.waitForSelector(`input[value="${type}"]`, { state: 'attached' })
  }
}

/** A page of its own; a colleague saves it meanwhile, and says something else in the same field. */
const writeTogether = async (page: Page) => {
  await page.fill('[id="title.en"]', `Kilns ${Date.now()}`)
  await Promise.all([page.waitForURL('**done=made'), page.locator('.head .btn.go').click()])
  await page.evaluate(`(async () => {
    const form = document.querySelector('#document')
    const body = new URLSearchParams(new FormData(form))
    body.set('lead.en', 'Theirs ' + Date.now())
    body.set('key', crypto.randomUUID())
    await fetch(form.action, { method: 'POST', body })
  })()`)
  await page.fill('[id="lead.en"]', 'Mine')
  await Promise.all([page.waitForEvent('load'), page.locator('.head .btn.go').click()])
  await page.waitForSelector('.merge .choice')
}

const addFile = async (page: Page) => {
  const file = { name: 'Care.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await page.setInputFiles('#files', file)
  await Promise.all([page.waitForEvent('load'), page.locator('button.go').first().click()])
  await Promise.all([page.waitForEvent('load'), page.locator('tbody a.id').first().click()])
  await page.waitForSelector('#replace')
}

const addRow = async (page: Page) => {
  await Promise.all([page.waitForEvent('load'), page.locator('button[value="add:sentences"]').click()])
  await page.waitForSelector('.say.due')
}

const admin = (scene: Scene): readonly Place[] =>
  [
    { name: 'sign-in', path: '/admin/sign-in' },
    ...[
      { name: 'orders', path: '/admin/orders' },
      { name: 'payments', path: '/admin/payments' },
      { name: 'order', path: scene.orderInAdmin },
      ...['address', 'add'].map((name) => ({ name: `order, ${name}`, path: `${scene.orderInAdmin}/${name}` })),
      { name: 'customers', path: '/admin/customers' },
      { name: 'customers, nobody found', path: '/admin/customers?q=qqqqzzzz' },
      { name: 'customer', path: scene.customerInAdmin },
      { name: 'customer, to merge', path: `${scene.customerInAdmin}/merge?other=nobody`, status: 404 },
      ...tradeInAdmin(scene.companyInAdmin),
      ...pricesInAdmin(scene.priceListInAdmin),
      ...parcelsInAdmin(scene.parcels),
      ...moneyInAdmin(scene.money),
      ...booksInAdmin(scene.books),
      ...['reviews', 'reviews/questions', 'sent-mail/templates', 'sent-mail/held-back'].map((name) => ({
        name,
        path: `/admin/${name}`,
      })),
      { name: 'template', path: '/admin/sent-mail/templates/order-placed' },
      { name: 'products', path: '/admin/products' },
      { name: 'product', path: scene.productInAdmin },
      { name: 'products, narrowed', path: '/admin/products?q=mug&stock=in-stock&columns=tags,updated' },
      { name: 'products, nothing found', path: '/admin/products?q=qqqqzzzz' },
      { name: 'products, one picked', path: '/admin/products', first: pickOne },
      { name: 'products as a grid', path: `/admin/products/grid?pick=${scene.productInAdmin.split('/').at(-1)}` },
      { name: 'products as a grid, none', path: '/admin/products/grid' },
      { name: 'prices of many', path: '/admin/products/bulk?act=prices&scope=all&step=on&how=lower-percent&amount=10' },
      { name: 'times of many, amiss', path: '/admin/products/bulk?act=schedule&scope=all&step=on&from=soon' },
      { name: 'deleting many', path: '/admin/products/bulk?act=delete&scope=all&back=q%3Dmug' },
      { name: 'new product', path: '/admin/products/new' },
      { name: 'product, amiss', path: scene.productInAdmin, first: sendUnread },
      { name: 'product, other options', path: scene.productInAdmin, first: addValue },
      { name: 'product, files for buyers', path: `${scene.productInAdmin}/downloads` },
      { name: 'product, history', path: `${scene.productInAdmin}/history` },
      { name: 'product, a version', path: `${scene.productInAdmin}/history/1` },
      { name: 'redirects', path: '/admin/redirects' },
      { name: 'imports', path: '/admin/imports' },
      { name: 'imports, looked at', path: '/admin/imports', first: bringFile },
      { name: 'inventory', path: '/admin/inventory' },
      { name: 'inventory, counted', path: '/admin/inventory?location=main', first: countFirst },
      { name: 'inventory, amiss', path: '/admin/inventory?q=mug', first: countAmiss },
      ...['transfers', 'purchase-orders', 'counts', 'receipts', 'suppliers'].flatMap((kind) => [
        { name: kind, path: `/admin/inventory/${kind}` },
        { name: `${kind}, new`, path: `/admin/inventory/${kind}/new` },
      ]),
      ...['movements', 'reorder', 'value'].map((name) => ({
        name: `stock, ${name}`,
        path: `/admin/inventory/${name}`,
      })),
      { name: 'count, a code unknown', path: '/admin/inventory/counts/new', first: beginCount },
      { name: 'collections', path: '/admin/collections' },
      { name: 'new collection', path: '/admin/collections/new' },
      { name: 'new collection, by rule', path: '/admin/collections/new', first: writeRule },
      { name: 'new collection, amiss', path: '/admin/collections/new', first: saveUntitled },
      { name: 'content', path: '/admin/content' },
      { name: 'posts', path: '/admin/content/posts' },
      { name: 'new post', path: '/admin/content/documents/new?kind=post' },
      { name: 'new page, sections', path: '/admin/content/documents/new?kind=landing', first: addSections },
      { name: 'a page that two have written', path: '/admin/content/documents/new?kind=landing', first: writeTogether },
      { name: 'files', path: '/admin/content/files' },
      { name: 'a file', path: '/admin/content/files', first: addFile },
      { name: 'texts', path: '/admin/content/texts' },
      { name: 'item', path: scene.itemInAdmin },
      { name: 'new discount, amiss', path: '/admin/promotions/new', first: saveUntitled },
      { name: 'drops', path: '/admin/drops' },
      { name: 'new drop', path: '/admin/drops/new' },
      { name: 'search', path: '/admin/search' },
      { name: 'synonyms', path: '/admin/search/synonyms' },
      { name: 'shards', path: '/admin/shards' },
      { name: 'shards by hand', path: '/admin/shards/hand' },
      { name: 'policies of shards', path: '/admin/shards/policies' },
      { name: 'account', path: '/admin/account' },
      { name: 'sent-mail', path: '/admin/sent-mail' },
      { name: 'dead letters', path: '/admin/dead-letters' },
      { name: 'settings', path: '/admin/settings' },
      ...SETTINGS_GROUPS.map((group) => ({ name: `settings, ${group}`, path: `/admin/settings/${group}` })),
      { name: 'try delivery', path: '/admin/settings/delivery/try' },
      { name: 'settings, found', path: '/admin/settings?q=country' },
      { name: 'settings, history', path: '/admin/settings/returns', first: changeReturns },
      { name: 'settings, amiss', path: '/admin/settings/delivery', first: sendUnnamed },
      { name: 'settings, a row more', path: '/admin/settings/announcement', first: addRow },
      ...PROGRAMS,
      { name: 'more', path: '/admin/more' },
      { name: 'nothing there', path: '/admin/nothing', status: 404 },
    ].map((place) => ({ ...place, who: 'staff' as const })),
  ].map((place) => ({ ...place, name: `admin, ${place.name}` }))

export const everywhere = (scene: Scene, language: Language): readonly Place[] =>
  places(scene).filter(({ only = language }) => only === language)

const places = (scene: Scene): readonly Place[] => [
  ...way(),
  ...besides(scene),
  { name: 'reference of the API', path: '/api/docs', only: 'en' },
  ...admin(scene),
]

/** The shop says the language in the path, the admin in a question; the reference is in English. */
export const addressIn = ({ path }: Place, language: Language): string => {
  if (path.startsWith('/api/')) return path
  if (path.startsWith('/admin')) return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`
  return language === 'zh' ? `/zh${path === '/' ? '/' : path}` : path
}
