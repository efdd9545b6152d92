/** How a new product comes to its address, and how it is shown where it is found: by the form of the admin. */
import { beforeAll, expect, test } from 'vitest'
import type { Product } from '#domain/catalog/product'
import { productByHandle } from '#schema/products/catalog/catalog'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

let cookie = ''
beforeAll(async () => {
  await stockGoods()
  cookie = (await signedIn('manager')).cookie
})

type Fields = Readonly<Record<string, string>>

const send = async (path: string, fields: Fields) => {
  const form = Object.entries({ key: crypto.randomUUID(), ...fields })
  const answer = await visit(`/admin/products/${path}`, { cookie, form })
  return { status: answer.status, html: await answer.text() }
}
const page = async (path: string) => (await visit(`/admin/products/${path}`, { cookie })).text()
const there = async (handle: string): Promise<Product> => {
  const product = await productByHandle(shop.PRODUCTS_DB, handle)
  if (!product) throw new Error(`${handle} is not there`)
  return product
}

test('a title that another product has leads to the next address; an address that was typed is refused', async () => {
  const twin = { title: 'Naxos vase', 'variants.new.price.EUR': '9', handle: '' }
  expect((await send('new', { ...twin, description: 'Tall.', 'translations.zh.title': '花瓶' })).status).toBe(303)
  expect(await send('new', twin)).toMatchObject({ status: 303 })
  expect((await there('naxos-vase-1')).text.title).toBe('Naxos vase')
  const typed = await send('new', { ...twin, handle: 'naxos-vase' })
  expect(typed.status).toBe(409)
  expect(typed.html.includes('Another product has this address already.')).toBe(true)
})

test('what search engines show is previewed in each language, in English where nothing else is written', async () => {
  const { id, version } = await there('naxos-vase')
  const shown = async (fields: Fields) => {
    const { html } = await send(id, { version: String(version), title: 'Naxos vase', do: 'options', ...fields })
    return Array.from(
      html.matchAll(/data-serp="(\w+)".*?data-serp-title[^>]*>([^<]*)<.*?data-serp-text[^>]*>([^<]*)</gs),
      ([, ...said]) => said,
    )
  }
  expect(await shown({})).toEqual([
    ['en', 'Naxos vase', 'Tall.'],
    ['zh', '花瓶', 'Tall.'],
  ])
  const written = { 'translations.zh.seoTitle': '高花瓶', 'translations.zh.description': '<p>很高。</p>' }
  expect((await shown(written))[1]).toEqual(['zh', '高花瓶', '很高。'])
  expect((await shown({ seoTitle: 'Tall vase' }))[1]).toEqual(['zh', 'Tall vase', 'Tall.'])
  expect((await page(id)).includes('name="translations.zh.seoDescription"')).toBe(true)
})
