/** Digital goods: files that staff add to a variant, and that nobody fetches but whoever has bought it. */
import { beforeAll, expect, test } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import { messagesPage, messageBy } from '#schema/transactions/notifications/messages'
import { CARDS, opened, pay, ready } from './buying.ts'
import { call, ORIGIN, type Answer } from './caller.ts'
import { hidden, openBrowser } from './browser.ts'
import { frontDoor } from './front-door.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
})

const BYTES = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)

const add = (name: string, { variant = goods.chalk, key = crypto.randomUUID(), bytes = BYTES } = {}): Promise<Answer> =>
  sent('POST', `?variantId=${variant}&name=${encodeURIComponent(name)}&type=application/epub%2Bzip`, key, bytes)

const sent = async (method: string, rest: string, key: string, bytes?: Uint8Array<ArrayBuffer>): Promise<Answer> => {
  const answer = await frontDoor(
    new Request(`${ORIGIN}/api/admin/products/delos-mug/downloads${rest}`, {
      method,
      headers: { ...owner, 'idempotency-key': key, 'content-type': 'application/octet-stream' },
      ...(bytes && { body: bytes }),
    }),
  )
  return { status: answer.status, headers: answer.headers, json: await answer.json() } as Answer
}

const bought = async (variant = goods.chalk) => {
  const cart = await ready([{ variantId: variant, units: 1 }])
  const { json } = await pay(cart, CARDS.approves)
  return { id: json.order.id as string, bearer: cart.bearer }
}

const filesOf = async ({ id, bearer }: { id: string; bearer: string }) =>
  (await call('GET', `/api/orders/${id}/files`, { bearer })).json.files as { id: string; name: string }[]

const fetched = ({ id, bearer }: { id: string; bearer: string }, file: string, headers = {}): Promise<Response> =>
  frontDoor(
    new Request(`${ORIGIN}/api/orders/${id}/files/${file}`, {
      headers: { authorization: `Bearer ${bearer}`, ...headers },
    }),
  )

test('who has bought a variant fetches its files whole and in parts; nobody else, and of no other variant', async () => {
  const before = await bought()
  const added = await add('../geheim/Größe & Maß.epub')
  expect(added.json).toMatchObject({ name: 'Größe & Maß.epub', bytes: 1000, withdrawnAt: null })
  const file = added.json.id
  // Also whoever bought it before the file was there.
  for (const order of [before, await bought()]) {
    expect(await filesOf(order)).toMatchObject([{ id: file, name: 'Größe & Maß.epub' }])
    const whole = await fetched(order, file)
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(BYTES)
    expect(whole.headers.get('content-disposition')).toBe(
      `attachment; filename="Gr__e & Ma_.epub"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F.epub`,
    )
    expect(whole.headers.get('cache-control')).toBe('private, no-store')
  }
  const part = await fetched(before, file, { range: 'bytes=990-' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 990-999/1000'])
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(BYTES.subarray(990))
  const other = await bought(goods.aegean)
  expect(await filesOf(other)).toEqual([])
  expect((await fetched(other, file)).status).toBe(404)
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  expect((await fetched({ ...before, bearer: cart.bearer }, file)).status).toBe(404)
})

test('a press that is sent twice adds one file; what is withdrawn stays with those who have it', async () => {
  const key = crypto.randomUUID()
  const [first, again] = [await add('Pattern.pdf', { key }), await add('Pattern.pdf', { key })]
  expect(again.json).toEqual(first.json)
  expect((await add('Pattern.pdf', { key, bytes: BYTES.slice(1) })).json.code).toBe('idempotency-key-reused')
  const order = await bought()
  const gone = await sent('DELETE', `/${first.json.id}`, crypto.randomUUID())
  expect(gone.json.withdrawnAt).toBeGreaterThan(0)
  const later = await bought()
  expect((await filesOf(order)).map(({ id }) => id)).toContain(first.json.id)
  expect((await filesOf(later)).map(({ id }) => id)).not.toContain(first.json.id)
  await sent('POST', `/${first.json.id}/give`, crypto.randomUUID())
  expect((await filesOf(later)).map(({ id }) => id)).toContain(first.json.id)
})

test('an order that is cancelled has no files any more', async () => {
  const order = await bought()
  expect(await filesOf(order)).not.toEqual([])
  const body = { reason: 'customer' }
  await call('POST', `/api/admin/orders/${order.id}/cancel`, { headers: owner, body, key: crypto.randomUUID() })
  expect(await filesOf(order)).toEqual([])
})

test.each([
  ['nothing', new Uint8Array(), undefined, 'no-file'],
  ['of no variant of it', BYTES, 'var_0000000000000000', 'variant-unknown'],
])('a file that is %s is refused', async (_, bytes, variant, code) => {
  const refused = await add('x.pdf', { bytes, ...(variant && { variant: variant as typeof goods.chalk }) })
  expect(refused.json.code).toBe(code)
})

test('staff add, withdraw and undo in the browser; the mail and the page of the order lead to the file', async () => {
  const product = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const path = `/admin/products/${product?.id}/downloads`
  const { cookie } = await atDesk('owner')
  const form = new FormData()
  form.append('key', crypto.randomUUID())
  form.append('variant', goods.aegean)
  form.append('file', new File([BYTES], 'Jug, as a drawing.pdf', { type: 'application/pdf' }))
  const added = await frontDoor(
    new Request(ORIGIN + path, { method: 'POST', headers: { cookie, origin: ORIGIN }, body: form, redirect: 'manual' }),
  )
  expect(added.headers.get('location')).toBe(`${path}?done=added`)
  const list = await (await visit(path, { cookie })).text()
  expect(list).toContain('Jug, as a drawing.pdf')

  const id = [...list.matchAll(/name="download" value="(dl_\w+)"/g)].at(-1)?.[1] ?? ''
  const press = (of: string) =>
    visit(`${path}/${of}`, {
      cookie,
      form: [
        ['key', crypto.randomUUID()],
        ['download', id],
      ],
    })
  const location = (await press('withdraw')).headers.get('location') ?? ''
  expect(await (await visit(location, { cookie })).text()).toContain(`action="${path}/give"`)
  expect((await press('give')).headers.get('location')).toBe(`${path}?done=given`)
  expect(await (await visit(`/admin/products/${product?.id}`, { cookie })).text()).toContain('Jug, as a drawing.pdf')

  const browser = openBrowser()
  const order = await bought(goods.aegean)
  const link = await browser.get(`/orders/${order.id}?key=${order.bearer}`)
  await browser.post(`/orders/${order.id}`, { key: hidden(link.html, 'key') })
  const page = await browser.get(`/orders/${order.id}`)
  expect(page.html).toContain(`href="/orders/${order.id}/files/${id}"`)
  expect((await browser.get(`/orders/${order.id}/files/${id}`)).status).toBe(200)
})

test('the mail of an order that does not travel says where its files wait', async () => {
  const body = { products: [{ handle: 'delos-mug', variants: [{ sku: 'MUG-A', requiresShipping: false }] }] }
  await call('POST', '/api/admin/catalog/import', { headers: owner, body })
  const order = await bought(goods.aegean)
  await expect
    .poll(
      async () => {
        const { rows } = await messagesPage(shop.TRANSACTIONS_DB, null)
        const mail = rows.find((one) => one.orderId === order.id)
        return mail && (await messageBy(shop.TRANSACTIONS_DB, mail.sequence))?.text
      },
      { timeout: 20_000 },
    )
    .toContain('Your files wait on the page of your order.')
})
