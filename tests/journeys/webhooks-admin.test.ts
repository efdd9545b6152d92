/** The pages of webhooks, pressed without a script: added, changed, tried, read, sent again; and what is typed wrong is kept. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDeliveries } from '#schema/transactions/notifications/webhooks/deliveries'
import type { EndpointId } from '#domain/notifications/webhooks/delivery'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { deliveriesOf } from './webhook-receiver.ts'
import { emptied, endpointRow, URL_IN } from './webhook-shop.ts'

const PAGE = '/admin/settings/webhooks'
type Fields = readonly (readonly [string, string])[]

let owner = ''
beforeAll(async () => {
  await stockGoods()
  owner = (await signedIn('owner')).cookie
})
beforeEach(emptied)

const look = async (path: string, cookie = owner) => {
  const answer = await visit(path, { cookie })
  return { status: answer.status, html: await answer.text() }
}
const press = async (path: string, fields: Fields = [], cookie = owner) => {
  const answer = await visit(path, { cookie, form: [['key', crypto.randomUUID()], ...fields] })
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}

const SECRET = /whsec_[A-Za-z0-9+/]{43}=/
const FIELDS: Fields = [
  ['url', URL_IN],
  ['note', 'ERP <b>'],
  ['event', 'order.placed'],
  ['event', 'order.refunded'],
]

const added = async (): Promise<{ readonly id: EndpointId; readonly secret: string }> => {
  const { status, html } = await press(PAGE, FIELDS)
  const id = new RegExp(`${PAGE}/(we_\\w{16})`).exec(html)?.[1] as EndpointId
  const secret = SECRET.exec(html)?.[0]
  if (status !== 200 || !id || !secret) throw new Error('it was not added')
  return { id, secret }
}

test('one is added, its secret shown once, and it is listed by its name, as text', async () => {
  const { id, secret } = await added()
  const { html } = await look(PAGE)
  expect(html).toContain('ERP &lt;b&gt;')
  expect(html).not.toContain(secret)
  const one = await look(`${PAGE}/${id}`)
  expect([one.status, one.html.includes(secret)]).toEqual([200, false])
  expect(one.html).toMatch(/value="order.refunded" checked/)
})

test.each([
  ['http://127.0.0.1', 'Write the name of the server, not its number.', 'en'],
  ['https://localhost', '这个域名指向内部网络', 'zh'],
  ['https://user:word@erp.example.com', 'Leave out the name and the password', 'en'],
])('%s is refused at its field, with everything still typed, and nothing is changed', async (url, said, lang) => {
  const { id } = await added()
  const before = await endpointRow(id)
  for (const path of [PAGE, `${PAGE}/${id}`]) {
    const sent = await press(`${path}?lang=${lang}`, [['url', url], ...FIELDS.slice(1)])
    expect(sent.status).toBe(422)
    for (const shown of [`value="${url}"`, 'id="url-wrong"', 'href="#url"', said, 'value="order.refunded" checked'])
      expect(sent.html).toContain(shown)
  }
  expect(await endpointRow(id)).toEqual(before)
})

test('nothing chosen and nothing typed are told at their fields', async () => {
  const { status, html } = await press(PAGE, [['note', 'x'.repeat(200)]])
  expect(status).toBe(422)
  for (const shown of ['id="url-wrong"', 'id="events-wrong"', 'id="note-wrong"', 'role="alert"'])
    expect(html).toContain(shown)
})

test('it is changed, switched off and on, given a new secret, tried and deleted', async () => {
  const { id, secret } = await added()
  const page = `${PAGE}/${id}`
  const off = await press(page, [
    ['url', URL_IN],
    ['note', 'Warehouse'],
    ['event', 'availability.changed'],
  ])
  expect([off.status, off.to]).toEqual([303, `${page}?done=saved`])
  expect(await endpointRow(id)).toMatchObject({ off_for: 'staff', events: '["availability.changed"]' })
  expect((await look(page)).html).not.toContain(`action="${page}/test"`)
  expect((await press(`${page}/test`)).status).toBe(409)
  await press(page, [...FIELDS, ['isOn', 'on']])
  expect(await endpointRow(id)).toMatchObject({ off_at: null })
  const rotated = SECRET.exec((await press(`${page}/secret`)).html)?.[0]
  expect(rotated).toBeDefined()
  expect(rotated).not.toBe(secret)
  expect((await press(`${page}/test`)).to).toBe(`${page}?done=test`)
  expect((await deliveriesOf(id)).map(({ type }) => type)).toEqual(['webhook.test'])
  expect((await look(`${page}?done=test`)).html).toContain('role="status"')
  expect((await press(`${page}/delete`)).to).toBe(`${PAGE}?done=removed`)
  expect([(await look(page)).status, await endpointRow(id)]).toEqual([404, null])
})

test('the log is read and narrowed, one telling opened, one and a range of days sent again', async () => {
  const { id } = await added()
  const page = `${PAGE}/${id}`
  const at = Date.parse('2026-11-20T12:00:00Z')
  const payload = JSON.stringify({ type: 'order.placed', data: { order: { id: 'ord_1', name: '<i>Maya</i>' } } })
  const row = { endpointId: id, type: 'order.placed', about: 'ord_1', payload } as const
  const ids = ['orders-0:1', 'orders-0:2', 'orders-0:3']
  await addDeliveries(
    shop.TRANSACTIONS_DB,
    ids.map((eventId, day) => ({ ...row, eventId, at: at + day * 86_400_000 })),
    at,
  )
  const end = (state: string, excerpt: string) =>
    shop.TRANSACTIONS_DB.prepare(
      `UPDATE webhook_deliveries SET state = ?1, excerpt = ?2, status = 500, attempts = 10, tried_at = at, try_at = 0`,
    )
      .bind(state, excerpt)
      .run()
  await end('dead', '<script>alert(1)</script>')
  const log = await look(page)
  expect(log.status).toBe(200)
  expect(log.html.match(/class="st bad"/g)).toHaveLength(3)
  expect((await look(`${page}?state=sent`)).html).toContain('Nothing yet')
  const [first] = await deliveriesOf(id)
  const opened = await look(`${page}/${first?.['sequence']}`)
  for (const shown of ['&lt;i&gt;Maya&lt;/i&gt;', '&lt;script&gt;']) expect(opened.html).toContain(shown)
  expect(opened.html).not.toContain('<script>alert')
  const reversed = await press(`${page}/replay`, [
    ['since', '2026-11-21'],
    ['until', '2026-11-20'],
  ])
  expect([reversed.status, reversed.html.includes('id="days-wrong"')]).toEqual([422, true])
  expect(reversed.html).toContain('value="2026-11-21"')
  expect(
    (
      await press(`${page}/replay`, [
        ['since', 'x'],
        ['until', ''],
      ])
    ).status,
  ).toBe(422)
  await press(`${page}/replay`, [
    ['since', '2026-11-21'],
    ['until', '2026-11-21'],
  ])
  const again = (await deliveriesOf(id)).map(({ event_id: event, attempts }) => [event, Number(attempts) < 10])
  expect(again).toEqual([
    ['orders-0:1', false],
    ['orders-0:2', true],
    ['orders-0:3', false],
  ])
  const third = (await deliveriesOf(id))[2]?.['sequence']
  expect((await press(`${page}/${third}/replay`)).to).toBe(`${page}?done=replay`)
  expect((await look(`${page}/999999`)).status).toBe(404)
})

test('a clerk sees none of it', async () => {
  const { id } = await added()
  const { cookie } = await signedIn('clerk')
  for (const path of [PAGE, `${PAGE}/${id}`, `${PAGE}/${id}/1`]) expect((await look(path, cookie)).status).toBe(403)
  expect((await press(`${PAGE}/${id}/delete`, [], cookie)).status).toBe(403)
  expect(await endpointRow(id)).not.toBeNull()
})
