/** Suppliers are found by words, deleted where no order names them, and brought back. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { manager, owner, withMerchants } from './merchants.ts'

withMerchants()

const PATH = '/admin/inventory/suppliers'
const API = '/api/admin/suppliers'
const look = async (path: string) => (await visit(path, { cookie: manager })).text()
const send = async (path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await visit(path, { cookie: manager, form: Object.entries({ key: crypto.randomUUID(), ...fields }) })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const post = (path: string, body: object) =>
  call('POST', path, { headers: { ...owner, 'idempotency-key': crypto.randomUUID() }, body })
const entered = async (more: object) =>
  (await post(API, { currency: 'EUR', ...more })).json as { id: string; version: number }

test('one is found by words, deleted, and brought back by one press', async () => {
  const kiln = await entered({ name: 'Kiln <Syros>', contact: 'Élodie Petit', note: 'stoneware' })
  await entered({ name: 'Loom on Naxos' })
  const found = await look(`${PATH}?q=elodie`)
  expect([found.includes('Kiln &lt;Syros&gt;'), found.includes('Loom on Naxos')]).toEqual([true, false])
  expect(await look(`${PATH}?q=nobody`)).toContain('No supplier fits “nobody”')
  expect((await call('GET', `${API}?q=STONEWARE`, { headers: owner })).json.suppliers).toMatchObject([{ id: kiln.id }])

  expect((await send(`${PATH}/${kiln.id}/delete`, { version: '9' })).status).toBe(409)
  const gone = await send(`${PATH}/${kiln.id}/delete`, { version: '1' })
  const list = await look(gone.to)
  expect(list).not.toContain('Kiln &lt;Syros&gt;')
  expect(list).toContain(`action="${PATH}/${kiln.id}/restore"`)
  expect((await call('GET', `${API}/${kiln.id}`, { headers: owner })).json).toMatchObject({ code: 'supplier-unknown' })
  expect((await send(`${PATH}/${kiln.id}/restore`, {})).to).toBe(`${PATH}/${kiln.id}`)
  expect(await look(PATH)).toContain('Kiln &lt;Syros&gt;')
  expect((await call('DELETE', `${API}/${kiln.id}?version=1`, { headers: owner })).json).toMatchObject({ id: kiln.id })
  expect((await post(`${API}/${kiln.id}/restore`, {})).json).toMatchObject({ id: kiln.id, version: 1 })
  expect((await post(`${API}/sup_none/restore`, {})).json).toMatchObject({ code: 'supplier-unknown' })
})

test('one that an order names stays', async () => {
  const loom = await entered({ name: 'Loom that was ordered at' })
  const terms = { currency: 'EUR', freight: 0, duty: 0, expected: '2026-12-24' }
  const order = await post('/api/admin/stock-documents', { kind: 'purchase', to: 'main', supplier: loom.id, terms })
  expect(order.status, JSON.stringify(order.json)).toBe(200)
  const refused = await send(`${PATH}/${loom.id}/delete`, { version: '1' })
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('Orders name this supplier')
  expect(await look(PATH)).toContain('Loom that was ordered at')
})
