/** What staff write down of an order: on its page and by API, found by it in the list, and never shown to its buyer. */
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

type Ordered = { readonly id: OrderId; readonly bearer: string }

const ordered = async (): Promise<Ordered> => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const { json } = await pay(cart, CARDS.approves)
  await copied(json.order.id)
  return { id: json.order.id, bearer: cart.bearer }
}
const orderNow = async (id: OrderId) => (await orderForStaff(shop, id))?.order
const ask = (method: string, id: OrderId, what: string, body: object = {}, key?: string) =>
  call(method, `/api/admin/orders/${id}/${what}`, { headers: owner, body, ...(key && { key }) })
const press = (id: OrderId, what: string, fields: Readonly<Record<string, string>> = {}) =>
  visit(`/admin/orders/${id}/${what}`, { cookie, form: [['key', crypto.randomUUID()], ...Object.entries(fields)] })
const page = async (path: string) => (await visit(path, { cookie })).text()
const sent = (id: OrderId) => ask('POST', id, 'shipments')

test('tags are given and taken on the page, shown in the list, which is filtered by them, and found by the search', async () => {
  const { id } = await ordered()
  const { id: other } = await ordered()
  const before = await page(`/admin/orders/${id}`)
  expect(before).toContain('None yet')
  const added = await press(id, 'tags', { add: ' wholesale， 礼物, wholesale' })
  expect(added.headers.get('location')).toBe(`/admin/orders/${id}?done=tagged`)
  expect(await page(`/admin/orders/${id}?done=tagged`)).toMatch(/The tags are saved[\s\S]*Tagged wholesale, 礼物/)
  await expect.poll(() => page('/admin/orders?tag=wholesale'), { timeout: 15_000 }).toContain(id)
  const list = await page('/admin/orders?tag=wholesale')
  expect(list).not.toContain(other)
  expect(list).toMatch(/<option value="wholesale" selected/)
  expect(await page('/admin/orders?q=wholes')).toContain(id)
  const { json } = await call('GET', '/api/admin/orders?tag=礼物', { headers: owner })
  expect(json.orders).toMatchObject([{ id, tags: ['wholesale', '礼物'], archivedAt: null }])
  expect((await call('GET', '/api/admin/orders/tags', { headers: owner })).json.tags).toEqual(['wholesale', '礼物'])
  await press(id, 'tags', { remove: 'wholesale' })
  await expect.poll(() => page('/admin/orders?tag=wholesale'), { timeout: 15_000 }).not.toContain(id)
  expect((await orderNow(id))?.tags).toEqual(['礼物'])
  expect(await page('/admin/orders?tag=礼物')).toContain(id)
})

test('what is no tag is refused beside its field and stays as it was typed', async () => {
  const { id } = await ordered()
  const typed = 'a'.repeat(101)
  const refused = await press(id, 'tags', { add: typed })
  expect(refused.status).toBe(422)
  const text = await refused.text()
  expect(text).toMatch(/role="alert"/)
  expect(text).toMatch(new RegExp(`value="${typed}"[^>]*aria-invalid="true"[^>]*aria-describedby="add-fault"`))
  expect(await ask('POST', id, 'tags', { add: ['a,b'] })).toMatchObject({ status: 422 })
  const many = Array.from({ length: 50 }, (_, index) => `t${index}`)
  expect((await ask('POST', id, 'tags', { add: many })).status).toBe(200)
  expect((await ask('POST', id, 'tags', { add: ['more'] })).json).toMatchObject({
    code: 'order-tags-too-many',
    most: 50,
  })
})

test('of two who write the note at once the second is shown what the first wrote, and may then write over it', async () => {
  const { id } = await ordered()
  expect((await press(id, 'note', { read: '0', note: 'Rings twice\r\nLeave it at the door' })).status).toBe(303)
  const late = await press(id, 'note', { read: '0', note: 'Ring before you come' })
  expect(late.status).toBe(409)
  const shown = await late.text()
  expect(shown).toContain('Somebody else has changed the note meanwhile')
  expect(shown).toMatch(/The note says now: Rings twice\nLeave it at the door/)
  expect(shown).toMatch(/<textarea[^>]*name="note"[^>]*>Ring before you come</)
  const [, read = ''] = /name="read" value="(\d+)"/.exec(shown) ?? []
  expect((await press(id, 'note', { read, note: 'Ring before you come' })).status).toBe(303)
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  expect(json.annotations).toMatchObject({ note: { text: 'Ring before you come' }, tags: [], archivedAt: null })
  expect((await ask('PUT', id, 'note', { read: 0, note: 'Mine' })).json).toMatchObject({
    code: 'order-note-changed',
    note: 'Ring before you come',
  })
})

test('a comment stands in the history once, by whom, and what it said is gone when it is taken back', async () => {
  const { id } = await ordered()
  const said = 'Address confirmed by phone <b>today</b>'
  for (let times = 0; times < 2; times++)
    expect((await ask('POST', id, 'comments', { comment: said }, 'one-and-the-same')).status).toBe(200)
  const history = await page(`/admin/orders/${id}`)
  expect(history.match(/Address confirmed by phone &lt;b&gt;today/g)).toHaveLength(2)
  expect(history).toMatch(/Comment <span class="more">by \S/)
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  expect(json.comments).toMatchObject([{ text: said, removedAt: null }])
  expect((await press(id, 'comments', { comment: ' \n ' })).status).toBe(422)
  expect((await press(id, `comments/${json.comments[0].id}/remove`)).status).toBe(303)
  const after = await page(`/admin/orders/${id}`)
  expect(after).toContain('A comment was taken back')
  expect(JSON.stringify((await orderForStaff(shop, id))?.timeline)).not.toContain('confirmed by phone')
  expect((await ask('DELETE', id, 'comments/cmt_none')).json.code).toBe('order-comment-unknown')
})

test('its buyer is shown nothing of it, by page or API', async () => {
  const { id, bearer } = await ordered()
  await ask('POST', id, 'tags', { add: ['suspicious'] })
  await ask('PUT', id, 'note', { note: 'Paid late before' })
  await ask('POST', id, 'comments', { comment: 'Look twice' })
  const { status, json } = await call('GET', `/api/orders/${id}`, { bearer })
  expect([status, json.timeline.map(({ type }: { type: string }) => type)]).toEqual([200, ['order-placed']])
  expect(JSON.stringify(json)).not.toMatch(/suspicious|Paid late|Look twice|annotat|comment/i)
  const own = await visit(`/en/orders/${id}?key=${bearer}`)
  expect(await own.text()).not.toMatch(/suspicious|Paid late|Look twice/)
})

test('only what is settled is put away; it is found under its view, and comes back', async () => {
  const { id } = await ordered()
  const early = await press(id, 'archive')
  expect(early.status).toBe(409)
  expect(await early.text()).toContain('is still to be sent, paid or given back')
  await sent(id)
  expect((await press(id, 'archive')).headers.get('location')).toBe(`/admin/orders/${id}?done=archived`)
  expect(await page(`/admin/orders/${id}`)).toMatch(/Unarchive/)
  await expect.poll(() => page('/admin/orders?view=archived'), { timeout: 15_000 }).toContain(id)
  expect((await ask('DELETE', id, 'archive')).json.archivedAt).toBeNull()
  await expect.poll(() => page('/admin/orders?view=archived'), { timeout: 15_000 }).not.toContain(id)
})

test('the same again is a link to a cart of the same goods, without anything of whose it was', async () => {
  const { id } = await ordered()
  const [, href = ''] = /href="([^"]*\/cart\/var_[^"]+)"/.exec(await page(`/admin/orders/${id}`)) ?? []
  expect(href).toContain(`/cart/${goods.chalk}:1`)
  expect((await visit(href)).status).toBe(200)
})

test('what was picked in the list is tagged, or archived where it is settled, and the rest stays as it was', async () => {
  const [sentOne, open] = [await ordered(), await ordered()]
  await sent(sentOne.id)
  const picked = (what: string, more: readonly (readonly [string, string])[] = []) =>
    visit(`/admin/orders/${what}`, {
      cookie,
      form: [['key', crypto.randomUUID()], ['order', sentOne.id], ['order', open.id], ['view', 'all'], ...more],
    })
  const tagged = await picked('tags', [['add', 'friday, drop']])
  expect(tagged.headers.get('location')).toBe('/admin/orders?view=all&did=tags&done=2&left=0')
  expect(await page(tagged.headers.get('location') ?? '')).toContain('2 orders tagged.')
  expect((await orderNow(open.id))?.tags).toEqual(['friday', 'drop'])
  const archived = await picked('archive')
  expect(await page(archived.headers.get('location') ?? '')).toContain(
    '1 order archived. 1 is not settled and stayed where it was.',
  )
  expect((await orderNow(open.id))?.archivedAt).toBeUndefined()
})
