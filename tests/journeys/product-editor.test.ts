/** A product made and changed by the form of the admin: what was typed is kept, and nothing is lost between two. */
import { beforeAll, expect, test } from 'vitest'
import type { Product } from '#domain/catalog/product'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { hidden } from './browser.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

let manager = ''
let clerk = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
})

const PATH = '/admin/products'
const EUR = currency('EUR')

type Fields = Readonly<Record<string, string>>

const send = async (path: string, fields: Fields, cookie = manager) => {
  const form = Object.entries({ key: crypto.randomUUID(), ...fields })
  const answer = await visit(`${PATH}/${path}`, { cookie, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const page = async (path: string, cookie = manager) => (await visit(`${PATH}/${path}`, { cookie })).text()
const there = async (handle: string): Promise<Product> => {
  const product = await productByHandle(shop.PRODUCTS_DB, handle)
  if (!product) throw new Error(`${handle} is not there`)
  return product
}
const pricesOf = ({ variants }: Product) => variants.map(({ prices }) => prices.map(({ amount }) => amount))

const VASE = {
  title: 'Naxos vase',
  description: '<p onclick="x">Tall.</p><script>y</script>',
  status: 'active',
  vendor: 'Kiln on Syros',
  tags: 'tall, white，clay',
  options: 'on',
  'options.0.name': 'Glaze',
  'options.0.more': 'Chalk, Olive',
  'options.1.name': 'Size',
  'options.1.more': 'S\nL',
  'variants.+["Chalk","L"].price.EUR': '59,50',
  'variants.+["Olive","S"].price.EUR': '1.299,00',
  'variants.new.price.EUR': '49',
  'variants.new.sku': 'V-1',
  'collections.table': 'on',
  'translations.zh.title': '花瓶',
  'words.zh.Chalk': '白',
  'safety.manufacturer.name': 'Kiln',
  'safety.manufacturer.address': 'Syros 1, Greece',
  'safety.manufacturer.contact': 'safety@kiln.example',
  'safety.warnings.en': 'Heavy.',
}

test('a product is made with options, prices as people write them, and everything else', async () => {
  const made = await send('new', VASE)
  expect(made.status, made.html.match(/class="err"[^]*?<\/p>/)?.[0] ?? '').toBe(303)
  const vase = await there('naxos-vase')
  expect(made.to).toBe(`${PATH}/${vase.id}?done=created`)
  expect(vase.text.description).toBe('<p>Tall.</p>')
  expect(vase.tags).toEqual(['tall', 'white', 'clay'])
  expect(vase.variants.map(({ options }) => options.join())).toEqual(['Chalk,S', 'Chalk,L', 'Olive,S', 'Olive,L'])
  expect(pricesOf(vase)).toEqual([[4900], [5950], [129900], []])
  expect(vase.words).toEqual({ zh: { Chalk: '白' } })
  expect(vase.safety).toMatchObject({ manufacturer: { name: 'Kiln' }, responsible: null, warnings: { en: 'Heavy.' } })
  expect(await page(`${vase.id}?done=created`)).toContain('Created.')
})

test('what cannot be meant is told at its field and on top, and stays as it was typed', async () => {
  const strange = '"><img src=x onerror=alert(1)>'
  const told = await send('new', {
    ...VASE,
    title: strange,
    'variants.new.price.EUR': '1.299',
    'variants.new.hsCode': '12',
    publishedFrom: 'tomorrow',
    vendor: strange,
  })
  expect(told.status).toBe(422)
  for (const said of ['This is no amount', '1.299', 'An HS code has 6', 'This is no day', '3 things are amiss'])
    expect(told.html).toContain(said)
  expect(told.html).not.toContain(strange)
  expect(told.html).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"')
  expect(told.html).toContain('value="59,50"')
  const untitled = await send('new', { title: ' ' })
  expect(untitled.html.match(/role="alert"[^]*?<\/div>/)?.[0]).toContain('It needs a title.')
  expect((await send('new', { ...VASE, handle: 'delos-mug' })).html).toContain('Another product has this address')
  expect((await send('new', { ...VASE, title: 'x'.repeat(501) })).status).toBe(422)
})

test('a form says no more than somebody has changed, however much of it is sent', async () => {
  const mug = await there('delos-mug')
  const [chalk] = mug.variants
  const shown = { title: mug.text.title, vendor: mug.vendor, [`variants.${chalk?.id}.price.EUR`]: '28.00' }
  const same = await send(mug.id, { version: `${mug.version}`, ...shown })
  expect(same.to).toContain('done=unchanged')
  const saved = await send(mug.id, { version: `${mug.version}`, ...shown, [`variants.${chalk?.id}.price.EUR`]: '27' })
  expect(saved.to).toContain(`done=saved&was=${mug.version}`)
  const after = await there('delos-mug')
  expect(after.variants[0]?.prices.find((one) => one.currency === EUR)?.amount).toBe(2700)
  expect(after.variants[0]?.prices).toHaveLength(2)
  const undone = await send(`${mug.id}/restore`, { version: `${mug.version}` })
  expect(undone.to).toContain('done=restored')
  expect(pricesOf(await there('delos-mug'))).toEqual(pricesOf(mug))
})

test('options that change say what comes and what goes before anything is saved', async () => {
  const vase = await there('naxos-vase')
  const form = {
    version: `${vase.version}`,
    options: 'on',
    'options.0.was': '0',
    'options.0.name': 'Colour',
    'options.0.values.0.was': 'Chalk',
    'options.0.values.0.text': 'White',
    'options.0.more': 'Sea',
    'options.1.was': '1',
    'options.1.name': 'Size',
    'options.1.values.0.was': 'S',
    'options.1.values.0.text': 'S',
    'options.1.values.1.was': 'L',
    'options.1.values.1.text': 'L',
  }
  const told = await send(vase.id, { ...form, do: 'options', title: 'Typed on the way' })
  expect(told.status).toBe(200)
  expect(told.html).toContain('2 variants come')
  expect(told.html).toContain('2 variants go when you save:')
  expect(told.html).toContain('value="Typed on the way"')
  expect((await there('naxos-vase')).version).toBe(vase.version)
  expect((await send(vase.id, form)).to).toContain('done=saved')
  const after = await there('naxos-vase')
  expect(after.options).toEqual([
    { name: 'Colour', values: ['White', 'Sea'] },
    { name: 'Size', values: ['S', 'L'] },
  ])
  expect(after.variants.map(({ options }) => options.join())).toEqual(['White,S', 'White,L', 'Sea,S', 'Sea,L'])
  expect(after.variants[0]?.id).toBe(vase.variants[0]?.id)
})

test('many cells are changed at once without a script, and paged cells that were typed stay', async () => {
  const vase = await there('naxos-vase')
  const [white] = vase.variants
  const form = { version: `${vase.version}`, 'bulk.cell': 'price.EUR', 'bulk.how': 'lower-percent', 'bulk.by': '10' }
  const told = await send(vase.id, {
    ...form,
    do: 'bulk',
    [`pick.${white?.id}`]: 'on',
    [`variants.${white?.id}.grams`]: '0,82',
  })
  expect(told.html).toContain('value="44.10"')
  expect(told.html).toMatch(/data-was="49\.00"/)
  const away = await send(vase.id, {
    version: `${vase.version}`,
    do: 'view:customs',
    [`variants.${white?.id}.price.EUR`]: '44.10',
  })
  expect(away.html).toContain(`<input type="hidden" form="edit" name="variants.${white?.id}.price.EUR" value="44.10"/>`)
  expect((await send(vase.id, { ...form, do: 'bulk', 'bulk.by': 'many' })).html).toContain('Nothing was changed by it')
})

test('two who edit at once: what each changed alone is taken, what both changed is chosen', async () => {
  const vase = await there('naxos-vase')
  const version = `${vase.version}`
  const [white] = vase.variants
  const price = `variants.${white?.id}.price.EUR`
  expect((await send(vase.id, { version, title: 'Theirs', vendor: 'Theirs', [price]: '60' })).status).toBe(303)
  const alone = await send(vase.id, { version, type: 'Vases' })
  expect(alone.to).toContain('done=merged')
  const both = await send(vase.id, { version, title: 'Mine', tags: 'mine', [price]: '70' })
  expect(both.status).toBe(409)
  for (const said of ['Both of you have changed 2 fields', 'choose.title', 'Eleni Kouris', 'value="Mine"', '€60.00'])
    expect(both.html).toContain(said)
  const seen = hidden(both.html, 'seen')
  const choices = {
    version,
    seen,
    title: 'Mine',
    tags: 'mine',
    [price]: '70',
    'choose.title': 'yours',
    [`choose.${price}`]: 'theirs',
  }
  expect((await send(vase.id, choices)).to).toContain('done=saved')
  const after = await there('naxos-vase')
  expect([after.text.title, after.vendor, after.type, after.tags]).toEqual(['Mine', 'Theirs', 'Vases', ['mine']])
  expect(pricesOf(after)[0]).toEqual([6000])
})

test('a copy, the archive, and a deletion that is undone', async () => {
  const vase = await there('naxos-vase')
  const copy = await send(`${vase.id}/duplicate`, {})
  expect(copy.to).toMatch(/done=duplicated/)
  const archived = await send(`${vase.id}/status`, { status: 'archived' })
  expect(archived.to).toContain(`was=${vase.version}`)
  const { version } = await there('naxos-vase')
  expect((await send(`${vase.id}/delete`, { version: `${version - 1}` })).status).toBe(409)
  const gone = await send(`${vase.id}/delete`, { version: `${version}` })
  const [, last = ''] = /version=(\d+)/.exec(gone.to) ?? []
  expect(await productByHandle(shop.PRODUCTS_DB, 'naxos-vase')).toBeUndefined()
  expect(await (await visit(gone.to, { cookie: manager })).text()).toContain(`${PATH}/${vase.id}/restore`)
  expect((await send(`${vase.id}/restore`, { version: last })).status).toBe(303)
  expect((await there('naxos-vase')).id).toBe(vase.id)
})

test('the history says what each version changed, by whom', async () => {
  const vase = await there('naxos-vase')
  const list = await page(`${vase.id}/history`)
  for (const said of ['Edited', 'Put back', 'Eleni Kouris']) expect(list).toContain(said)
  const change = await page(`${vase.id}/history/2`)
  for (const said of ['Colour', 'White', 'Chalk']) expect(change).toContain(said)
  expect((await visit(`${PATH}/${vase.id}/history/999`, { cookie: manager })).status).toBe(404)
})

test('who may not change the catalogue reads it, and is refused everything else', async () => {
  const mug = await there('delos-mug')
  expect(await page(mug.id, clerk)).not.toContain('id="edit"')
  for (const path of [
    'new',
    mug.id,
    `${mug.id}/delete`,
    `${mug.id}/duplicate`,
    `${mug.id}/status`,
    `${mug.id}/restore`,
  ])
    expect((await send(path, { title: 'x' }, clerk)).status, path).toBe(403)
})

test('a session that ended while somebody typed loses nothing: all of it is sent again', async () => {
  const mug = await there('delos-mug')
  const typed = { version: `${mug.version}`, title: 'Typed “for” an hour', description: '<p>Long and “wide”</p>' }
  const over = await send(mug.id, typed, '')
  expect(over.status).toBe(401)
  for (const said of ['what you typed is still here', 'Typed “for” an hour', '&lt;p&gt;Long and “wide”&lt;/p&gt;'])
    expect(over.html).toContain(said)
  const fields = Object.fromEntries(
    Array.from(
      over.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g),
      ([, name = '', value = '']) => [
        name,
        value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      ],
    ),
  )
  expect((await send(mug.id, fields)).to).toContain('done=saved')
  expect((await there('delos-mug')).text).toMatchObject({
    title: 'Typed “for” an hour',
    description: '<p>Long and “wide”</p>',
  })
  const secret = await visit('/admin/account/password', { form: [['password', 'columns and steps']], cookie: '' })
  expect(await secret.text()).not.toContain('columns and steps')
})

test('fields of the merchant’s own are saved by their type; one that nobody has named is told at its place', async () => {
  const mug = await there('delos-mug')
  const named = await send(mug.id, { version: `${mug.version}`, 'metafields.custom.care': 'By hand' })
  expect(named.to).toContain('done=saved')
  const { metafields, version } = await there('delos-mug')
  expect(metafields['custom.care']?.value).toBe('By hand')
  const told = await send(mug.id, { version: `${version}`, 'metafields.custom.nowhere': 'x' })
  expect([told.status, told.html.includes('data-field="metafields.custom.nowhere"')]).toEqual([422, true])
})

test('a translation whose English was changed since says so, with what it said, until it is written anew', async () => {
  const said = async (fields: Fields) => {
    const mug = await there('delos-mug')
    const sent = await send(mug.id, { version: String(mug.version), ...fields })
    expect(sent.to).toContain('done=saved')
    return page(mug.id)
  }
  const mark = (html: string) => /data-source="title"[^>]*>([^<]*)</.exec(html)
  expect(mark(await said({ 'translations.zh.title': '杯' }))?.[0]).toContain('hidden')
  const before = (await there('delos-mug')).text.title
  const changed = mark(await said({ title: 'Delos mug, glazed' }))
  expect([changed?.[0].includes('hidden'), changed?.[1]]).toEqual([
    false,
    `English was changed since; it said “${before}”`,
  ])
  expect(mark(await said({ 'translations.zh.title': '提洛斯釉杯' }))?.[0]).toContain('hidden')
})
