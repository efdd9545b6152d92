/** Goods of a price list are found by name, taken in and taken out, by the form alone; nothing is saved by it. */
import { beforeAll, expect, test } from 'vitest'
import { signedIn, visit } from './desk.ts'
import { stockGoods } from './goods.ts'

const PATH = '/admin/price-lists'
let cookie = ''
beforeAll(async () => {
  await stockGoods()
  cookie = (await signedIn('manager')).cookie
}, 60_000)

type Fields = readonly (readonly [string, string])[]
const send = async (path: string, form: Fields) => {
  const answer = await visit(`${PATH}${path}`, { cookie, form: [['key', crypto.randomUUID()], ...form] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (id: string) => (await visit(`${PATH}/${id}?lang=en`, { cookie })).text()
const fields = (goods: string): Fields =>
  Object.entries({
    name: 'Jugs <b>',
    kind: 'sale',
    audience: 'everyone',
    audienceNames: '',
    currency: 'EUR',
    from: '',
    until: '2027-06-01T08:00',
    timeZone: 'Europe/Berlin',
    pricing: 'percent',
    value: '10',
    goods,
    priority: '0',
  })

test('found by name among all kinds, taken in, taken out, and kept by the list', async () => {
  const found = await send('/new', [...fields('all'), ['goodsFind', 'naoussa'], ['do', 'find']])
  const [, jug = ''] = /value="in:products:(prd_\w+)"/.exec(found.html) ?? []
  expect([found.status, jug !== '', found.html.includes('value="Jugs &lt;b&gt;"')]).toEqual([200, true, true])
  // Enter in the field looks as well; what fits nothing is said.
  expect((await send('/new', [...fields('all'), ['goodsFind', 'naoussa']])).html).toContain(`in:products:${jug}`)
  expect((await send('/new', [...fields('all'), ['goodsFind', 'zzz']])).html).toContain('Nothing fits “zzz”.')
  const taken = await send('/new', [...fields('all'), ['goodsFind', 'naoussa'], ['do', `in:products:${jug}`]])
  expect(taken.html).toContain(`name="goodsNames" value="${jug}"`)
  expect(taken.html).toMatch(/value="products" selected/)
  const chosen: Fields = [...fields('products'), ['goodsOf', 'products'], ['goodsNames', jug]]
  expect((await send('/new', [...chosen, ['do', `out:${jug}`]])).html).not.toContain('name="goodsNames" value')
  const made = await send('/new', chosen)
  expect(made.status).toBe(303)
  const id = /prl_\w{16}/.exec(made.to)?.[0] ?? ''
  expect(await look(id)).toContain('Naoussa jug')
  await send(`/${id}/delete`, [])
})

test('goods of one kind are none of another: chosen anew, or the list is refused at their field', async () => {
  const found = await send('/new', [...fields('products'), ['goodsFind', 'naoussa'], ['do', 'find']])
  const [, jug = ''] = /value="in:products:(prd_\w+)"/.exec(found.html) ?? []
  const other: Fields = [...fields('collections'), ['goodsOf', 'products'], ['goodsNames', jug]]
  const refused = await send('/new', other)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#goodsNames"')
  expect(refused.html).not.toContain(`value="${jug}"`)
})
