/** Collections, by the forms of the admin and by the door of the staff: made, filled, shown in the shop, undone. */
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { frontDoor } from './front-door.ts'
import { call, ORIGIN } from './caller.ts'
import { visit } from './desk.ts'
import { clerk, manager, owner, withMerchants } from './merchants.ts'

withMerchants()

type Fields = readonly (readonly [string, string])[]
const PATH = '/admin/collections'
const API = '/api/admin/collections'
const send = async (path: string, fields: Fields, cookie = manager) => {
  const answer = await visit(path, { cookie, form: [['key', crypto.randomUUID()], ...fields] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (path: string, cookie = manager) => (await visit(path, { cookie })).text()
const shelf = async (handle: string) => (await openBrowser().get(`/collections/${handle}`)).html
const rule = (field: string, relation: string, value: string, name = ''): Fields => [
  ['rule-field', field],
  ['rule-relation', relation],
  ['rule-value', value],
  ['rule-name', name],
]
const make = (body: object) => call('POST', API, { headers: owner, body })
const edit = (name: string, body: object) => call('PUT', `${API}/${name}`, { headers: owner, body })

test('by hand: looked for, added, put in order, saved, and seen in the shop in that order', async () => {
  const titled: Fields = [
    ['title.en', 'Hand <b>picked</b>'],
    ['title.zh', '手选'],
    ['kind', 'manual'],
  ]
  const found = await send(`${PATH}/new`, [...titled, ['find', 'mug'], ['do', 'find']])
  expect(found.html).toContain('value="add:delos-mug"')
  const one = await send(`${PATH}/new`, [...titled, ['do', 'add:delos-mug']])
  expect(one.html).toContain('name="products" value="delos-mug"')
  expect(one.html).toContain('Hand &lt;b&gt;picked')
  const both: Fields = [...titled, ['products', 'delos-mug'], ['products', 'naoussa-jug']]
  const moved = await send(`${PATH}/new`, [...both, ['do', 'up:naoussa-jug']])
  expect(moved.html.indexOf('value="naoussa-jug"')).toBeLessThan(moved.html.indexOf('value="delos-mug"'))
  const made = await send(`${PATH}/new`, [...titled, ['products', 'naoussa-jug'], ['products', 'delos-mug']])
  expect(made.to).toMatch(/^\/admin\/collections\/col_\w{16}\?done=made$/)
  const html = await shelf('hand-b-picked-b')
  expect(html.indexOf('Naoussa jug')).toBeLessThan(html.indexOf('Delos mug'))
  expect(html).toContain('Hand &lt;b&gt;picked')
  expect(await look(PATH)).toContain('Hand &lt;b&gt;picked')
})

test('by rule: previewed before it is saved, told what is amiss where, and kept as typed', async () => {
  const path = `${PATH}/new`
  const cheap: Fields = [
    ['title.en', 'Under thirty'],
    ['kind', 'rules'],
    ['match', 'all'],
    ...rule('price', 'below', '29'),
  ]
  const preview = await send(path, [...cheap, ['do', 'look']])
  expect(preview.html).toContain('1 product satisfies it now')
  expect(preview.html).toContain('Delos mug')
  expect((await shelf('under-thirty')).includes('Under thirty')).toBe(false)
  const amiss = await send(path, [...cheap, ...rule('price', 'above', '<i>cheap')])
  expect(amiss).toMatchObject({ status: 422, to: '' })
  expect(amiss.html).toContain('href="#rule-value-1"')
  expect(amiss.html).toContain('value="&lt;i&gt;cheap"')
  expect((await send(path, cheap)).to).toContain('done=made')
  expect(await shelf('under-thirty')).toContain('Delos mug')
  expect((await send(path, cheap)).html).toContain('has this address already')
})

test('a rule that selects itself, at once or by others, is refused with the way', async () => {
  const a = await make({ text: { title: 'A' }, products: [] })
  const asks = (id: string) => ({ match: 'any', rules: [{ field: 'collection', relation: 'is', value: id }] })
  const b = await make({ text: { title: 'B' }, rules: asks(a.json.id) })
  expect(await edit(a.json.id, { version: 1, rules: asks(a.json.id) })).toMatchObject({
    status: 422,
    json: { code: 'rule-circle', way: ['A', 'A'] },
  })
  expect(await edit(a.json.id, { version: 1, rules: asks(b.json.id) })).toMatchObject({
    status: 422,
    json: { code: 'rule-circle', way: ['A', 'B', 'A'] },
  })
  const form = await send(`${PATH}/${a.json.id}`, [
    ['version', '1'],
    ['title.en', 'A'],
    ['kind', 'rules'],
    ['match', 'any'],
    ...rule('collection', 'is', b.json.id),
  ])
  expect(form.status).toBe(422)
  expect(form.html).toContain('“A” → “B” → “A”')
  expect((await call('GET', `${API}/${a.json.id}`, { headers: owner })).json).toMatchObject({ version: 1, rules: null })
})

test('two who edit one: what only one has changed is taken, what both have changed stands beside mine', async () => {
  const { id } = (await make({ text: { title: 'Two', seoTitle: 'x' } })).json
  await edit(id, { version: 1, text: { title: 'Theirs' }, sort: 'newest' })
  const mine: Fields = [
    ['version', '1'],
    ['title.en', 'Two'],
    ['handle', 'two'],
    ['sort', 'featured'],
    ['position', '0'],
    ['kind', 'manual'],
  ]
  expect((await send(`${PATH}/${id}`, [...mine, ['seoTitle.en', 'mine']])).to).toContain('done=saved')
  const now = (await call('GET', `${API}/${id}`, { headers: owner })).json
  expect(now).toMatchObject({ title: 'Theirs', seoTitle: 'mine', sort: 'newest', version: 3 })
  const clash = await send(
    `${PATH}/${id}`,
    mine.map(([name, text]) => [name, name === 'title.en' ? 'Mine' : text]),
  )
  expect(clash.status).toBe(409)
  expect(clash.html).toMatch(/Theirs[\s\S]*value="Mine"/)
  expect(clash.html).toContain('name="version" value="3"')
})

test('deleted, undone, and put back as it was; the old address leads on', async () => {
  const { id, handle } = (await make({ text: { title: 'Passing' }, products: ['delos-mug'] })).json
  await edit(handle, { version: 1, handle: 'moved' })
  expect((await openBrowser().get('/collections/passing')).to).toBe('/collections/moved')
  const gone = await send(`${PATH}/${id}/delete`, [['version', '2']])
  expect(gone.to).toBe(`${PATH}?done=deleted&gone=${id}&version=2`)
  expect((await openBrowser().get('/collections/moved')).status).toBe(404)
  expect(await look(gone.to)).toContain(`action="${PATH}/${id}/restore"`)
  expect((await send(`${PATH}/${id}/restore`, [['version', '2']])).to).toBe(`${PATH}/${id}?done=restored`)
  expect(await shelf('moved')).toContain('Delos mug')
  const past = await look(`${PATH}/${id}/history`)
  expect(past).toContain('Version 4')
  expect((await send(`${PATH}/${id}/restore`, [['version', '1']])).to).toContain('done=restored')
  expect((await call('GET', `${API}/${id}`, { headers: owner })).json.handle).toBe('passing')
})

test('its order is the usual one, and it is there only in its time', async () => {
  const later = Date.now() + 86_400_000
  const body = { text: { title: 'Dear first' }, products: ['delos-mug', 'naoussa-jug'], sort: 'price-down' }
  const { handle } = (await make(body)).json
  const html = await shelf(handle)
  expect(html.indexOf('Naoussa jug')).toBeLessThan(html.indexOf('Delos mug'))
  expect(await shelf(`${handle}?sort=featured`)).toMatch(/Delos mug[\s\S]*Naoussa jug/)
  await edit(handle, { version: 1, publishedFrom: later })
  expect((await openBrowser().get(`/collections/${handle}`)).status).toBe(404)
  const listed = await call('GET', '/api/collections')
  expect(JSON.stringify(listed.json)).not.toContain('Dear first')
  expect(await edit(handle, { version: 2, publishedUntil: later })).toMatchObject({ json: { code: 'schedule-empty' } })
})

test('a clerk reads and changes nothing', async () => {
  expect(await look(PATH, clerk)).not.toContain(`${PATH}/new`)
  const { id } = (await make({ text: { title: 'For clerks' } })).json
  expect(await look(`${PATH}/${id}`, clerk)).toContain('<fieldset class="bare" disabled')
  expect(
    (
      await send(
        `${PATH}/${id}`,
        [
          ['version', '1'],
          ['title.en', 'x'],
        ],
        clerk,
      )
    ).status,
  ).toBe(403)
  expect((await call('POST', API, { headers: owner, body: { text: { title: '' } } })).json).toMatchObject({
    code: 'title-missing',
  })
})

test('a rule asks for a field of one’s own: of what is there, and of what is saved later', async () => {
  const height = (value: string) => ({ 'custom.height': { type: 'number_decimal', value } })
  const put = async (handle: string, body: object) => {
    const { version } = (await call('GET', `/api/admin/products/${handle}`, { headers: owner })).json
    return call('PUT', `/api/admin/products/${handle}`, { headers: owner, body: { version, ...body } })
  }
  expect((await put('delos-mug', { metafields: height('9.5') })).status).toBe(200)
  const rules = { match: 'all', rules: [{ field: 'metafield', name: 'custom.height', relation: 'below', value: '10' }] }
  const made = await make({ text: { title: 'Low things' }, rules })
  const listed = async () =>
    (await call('GET', '/api/collections/low-things')).json.products.map((one: { handle: string }) => one.handle)
  expect(await listed()).toEqual(['delos-mug'])
  expect((await put('naoussa-jug', { metafields: height('8') })).status).toBe(200)
  expect((await listed()).toSorted()).toEqual(['delos-mug', 'naoussa-jug'])
  const page = await (await visit(`/admin/collections/${made.json.id}`, { cookie: manager })).text()
  expect(page).toContain('value="custom.height"')
  const nameless = await make({
    text: { title: 'x' },
    rules: { match: 'all', rules: [{ ...rules.rules[0], name: '' }] },
  })
  expect(nameless.status).toBe(422)
})

test('a session that ended while a collection was written, in a form that takes pictures, loses nothing', async () => {
  const form = new FormData()
  for (const [name, value] of [
    ['key', crypto.randomUUID()],
    ['title.en', 'Written for an hour'],
    ['kind', 'manual'],
  ] as const)
    form.append(name, value)
  form.append('picture', new File([], ''))
  const request = new Request(`${ORIGIN}${PATH}/new`, { method: 'POST', headers: { origin: ORIGIN }, body: form })
  const over = await frontDoor(request)
  const html = await over.text()
  expect(over.status).toBe(401)
  expect(html).toContain('name="title.en" value="Written for an hour"')
  expect(html).toContain('enctype="multipart/form-data"')
})
