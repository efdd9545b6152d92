/**
 * Every form that a page shows, sent back with what nobody means to type: it is answered, in time, never with a fault, and
 * the page it came from still opens.
 */
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { productByHandle } from '#schema/products/catalog/catalog'
import { CARDS, opened, pay, ready, type Opened } from './buying.ts'
import { signedIn } from './desk.ts'
import { addressOf, inTime, pagesOfAdmin, pagesOfStorefront } from './every-route.ts'
import { shop, stockGoods } from './goods.ts'
import { TEXTS } from './strange.ts'

type Node = DefaultTreeAdapterMap['node']
type Field = readonly [name: string, value: string]
type Form = { readonly action: string; readonly fields: readonly Field[] }

const attribute = (node: Node, name: string): string | undefined =>
  'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined

const below = (node: Node): Node[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => [child, ...below(child)]) : []

/** Its fields may also stand elsewhere on the page, and name it. */
const fieldsOf = (form: Node, all: readonly Node[]): Node[] => {
  const id = attribute(form, 'id')
  return [...below(form), ...all.filter((node) => id !== undefined && attribute(node, 'form') === id)]
}

const formsIn = (html: string, page: string): Form[] => {
  const all = below(parse(html))
  return all
    .filter((node) => node.nodeName === 'form' && attribute(node, 'method') === 'post')
    .map((form) => ({
      action: attribute(form, 'action') ?? page,
      fields: fieldsOf(form, all)
        .filter((node) => ['input', 'select', 'textarea', 'button'].includes(node.nodeName) && attribute(node, 'name'))
        .map((node): Field => [attribute(node, 'name') ?? '', attribute(node, 'value') ?? '']),
    }))
}

let variant = ''
let cart: Opened
let staff = ''
let product = ''
let order = ''
let customer = ''
beforeAll(async () => {
  variant = (await stockGoods()).chalk
  const lines = [{ variantId: variant, units: 1 }]
  cart = await opened(lines)
  product = (await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.id ?? ''
  order = (await pay(await ready(lines), CARDS.approves)).json.order.id
  staff = (await signedIn('owner')).cookie
  customer = 'cus_7k3m9qxd0000000000000000'
  await shop.USERS_DB.prepare(
    `INSERT INTO customers (id, name, email, created_at, updated_at) VALUES (?1, 'Maya', 'maya@lindqvist.example', 1, 1)`,
  )
    .bind(customer)
    .run()
})

const withCookies = (): Browser => {
  const browser = openBrowser()
  browser.cookies.set('__Host-stoa_cart', `${cart.id}.${cart.bearer}`)
  for (const one of staff.split('; '))
    browser.cookies.set(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1))
  return browser
}

const namesFor = (path: string) => ({
  id: path.includes('/inventory')
    ? variant
    : path.includes('/products')
      ? product
      : path.includes('/customers')
        ? customer
        : order,
  handle: path.includes('collections') ? 'table' : path.includes('pages') ? 'about' : 'delos-mug',
  lines: variant,
})

const PAGES = [...pagesOfStorefront(), ...pagesOfAdmin()]
  .filter(({ method }) => method === 'GET')
  .flatMap((page) => {
    const groups = page.path.includes(':group') ? SETTINGS_GROUPS : ['shop']
    return groups.map((group) => ({ page, group }))
  })

/** Trying to sign in is counted; signing out, and the end of a session, would end this one; what is deleted has no form any more. */
const LEFT_OUT = /^\/admin\/(?:sign-in|sign-out|account|products\/\w+\/delete)/

test('every form of every page answers whatever is typed', { timeout: 300_000 }, async () => {
  const forms = new Map<string, Form & { readonly page: string }>()
  for (const { page, group } of PAGES) {
    const path = addressOf(page, { ...namesFor(page.path), group })
    const { status, html } = await withCookies().get(path)
    expect(status, path).toBeLessThan(500)
    for (const form of formsIn(html, path))
      forms.set(`${form.action} ${form.fields.map(([name]) => name).join()}`, { ...form, page: path })
  }
  const tried = [...forms.values()].filter(({ action }) => !LEFT_OUT.test(action))
  expect(tried.length).toBeGreaterThan(30)

  let turn = 0
  for (const { action, fields, page } of tried) {
    for (const [name] of [...fields, ['no-such-field', ''] as const]) {
      const text = TEXTS[turn++ % TEXTS.length] ?? ''
      const typed = Object.fromEntries([...fields, [name, text.toWellFormed()]])
      const sent = `${action} ${name}=${JSON.stringify(text.slice(0, 60))}`
      const { status, html } = await inTime(sent, () => withCookies().post(action, typed))
      expect(status, sent).toBeLessThan(500)
      expect(html, sent).not.toMatch(/D1_ERROR|SQLITE|\.ts:\d|node_modules|\[object Object\]/)
    }
    expect((await withCookies().get(page)).status, `${page} after ${action}`).toBeLessThan(500)
  }
})
