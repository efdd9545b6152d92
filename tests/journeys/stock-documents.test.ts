/** Transfers, counts, receipts and purchase orders with the real shards: no unit is lost, whatever stops in between. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { productByHandle } from '#schema/products/catalog/catalog'
import { documentBy } from '#schema/products/inventory/documents'
import { stockDocumentId, type StockDocumentId } from '#domain/inventory/documents/document'
import { arrive, lose, send, cancel } from '#domain/inventory/documents/acts'
import { actOn, sweepDocuments, type Deciding } from '#workers/flows/inventory/documents'
import { stockOf } from '#workers/flows/inventory/stock'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let headers: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  headers = await signedIn('owner')
  await call('PUT', '/api/admin/inventory/locations/second', { headers, body: { priority: 2 } })
}, 120_000)

const at = async (place: string, item: VariantId = goods.chalk): Promise<number> =>
  (await stockOf(shop, [item])).get(item)?.find(({ location }) => location === place)?.available ?? 0

const post = async (path: string, body: object) => {
  const { status, json } = await call('POST', `/api/admin/stock-documents${path}`, { headers, body })
  return { status, json }
}
const opened = async (body: object, lines: readonly object[]): Promise<string> => {
  const { id } = (await post('', body)).json
  if (lines.length > 0) expect((await post(`/${id}/lines`, { lines })).status).toBe(200)
  return id
}
const read = async (id: string) => (await call('GET', `/api/admin/stock-documents/${id}`, { headers })).json
const transfer = { kind: 'transfer', from: 'main', to: 'second' }

test('a transfer leaves when it is sent, is incoming, arrives in parts, and what is lost is told', async () => {
  const [here, there] = [await at('main'), await at('second')]
  const id = await opened(transfer, [{ code: 'mug-c', by: 4 }, { code: 'MUG-C' }])
  expect(await read(id)).toMatchObject({ state: 'draft', version: 1, lines: [{ units: 5, coming: 0 }] })
  const sent = await post(`/${id}/send`, { version: 1 })
  expect(sent.json).toMatchObject({ state: 'sent', lines: [{ sent: 5, coming: 5 }] })
  expect([await at('main'), await at('second')]).toEqual([here - 5, there])
  const list = await call('GET', '/api/admin/inventory?view=incoming', { headers })
  expect(list.json.items).toMatchObject([{ variantId: goods.chalk, incoming: { second: 5 } }])

  const part = await post(`/${id}/arrivals`, { version: 2, lines: [{ variantId: goods.chalk, units: 3 }] })
  expect(part.json).toMatchObject({ state: 'part', lines: [{ arrived: 3, coming: 2 }] })
  expect(await post(`/${id}/arrivals`, { version: 2, lines: [{ variantId: goods.chalk, units: 1 }] })).toMatchObject({
    status: 409,
    json: { code: 'document-changed', version: 3 },
  })
  expect(await post(`/${id}/arrivals`, { version: 3, lines: [{ variantId: goods.chalk, units: 9 }] })).toMatchObject({
    status: 422,
    json: { code: 'units-beyond-document', units: 2 },
  })
  const lost = await post(`/${id}/losses`, {
    version: 3,
    lines: [{ variantId: goods.chalk, units: 2 }],
    reason: 'Broken on the way',
  })
  expect(lost.json).toMatchObject({ state: 'received', lines: [{ arrived: 3, lost: 2, coming: 0 }] })
  expect([await at('main'), await at('second')]).toEqual([here - 5, there + 3])
})

test('more than is there does not leave: the line says so, and the draft stays one', async () => {
  const id = await opened(transfer, [{ variantId: goods.aegean, by: 900 }])
  const sent = await post(`/${id}/send`, { version: 1 })
  expect(sent.json).toMatchObject({
    state: 'draft',
    lines: [{ sent: 0, coming: 0 }],
    steps: [{ state: 'refused', code: 'stock-below-zero' }],
  })
  expect((await post(`/${id}/cancel`, { version: 2 })).json.state).toBe('cancelled')
})

test.each([
  [{ kind: 'transfer', from: 'main', to: 'main' }, 'location-same'],
  [{ kind: 'transfer', from: 'nowhere', to: 'main' }, 'location-unknown'],
  [{ kind: 'count', to: 'nowhere' }, 'location-unknown'],
  [{ kind: 'purchase', to: 'main', supplier: 'sup_0' }, 'supplier-unknown'],
])('%j is refused as %s', async (body, code) => {
  expect((await post('', body)).json.code).toBe(code)
})

test('a code that nobody knows is told, and the same scan sent twice counts once', async () => {
  const id = await opened({ kind: 'count', to: 'second' }, [])
  expect((await post(`/${id}/lines`, { lines: [{ code: 'no such <code>' }] })).json.code).toBe('item-code-unknown')
  const once = { headers, key: 'scan-4f1b9a2c77d0', body: { lines: [{ code: 'MUG-A' }] } }
  const path = `/api/admin/stock-documents/${id}/lines`
  await Promise.all([call('POST', path, once), call('POST', path, once)])
  expect((await read(id)).lines).toMatchObject([{ units: 1, base: { available: 0, held: 0 } }])
})

test('two count at once while the shop sells: units add up, and nothing that was sold is sold back', async () => {
  const seen = await at('main')
  const id = await opened({ kind: 'count', to: 'main' }, [])
  const scan = () => post(`/${id}/lines`, { lines: [{ code: 'MUG-C' }] })
  await scan()
  await Promise.all(Array.from({ length: 9 }, scan))
  await post(`/${id}/lines`, { lines: [{ variantId: goods.chalk, to: seen - 1 }] })
  expect((await read(id)).lines).toMatchObject([{ units: seen - 1, base: { available: seen, held: 0 } }])
  expect((await pay(await ready([{ variantId: goods.chalk, units: 2 }]), CARDS.approves)).status).toBe(200)
  expect((await post(`/${id}/apply`, { version: 1 })).json.state).toBe('applied')
  expect(await at('main')).toBe(seen - 3)
  expect((await scan()).json.code).toBe('document-state')
})

test('what a colleague has received since it was counted is not guessed at', async () => {
  const seen = await at('main')
  const id = await opened({ kind: 'count', to: 'main' }, [{ variantId: goods.chalk, to: seen - 2 }])
  const change = { type: 'receive', variantId: goods.chalk, units: 6 }
  await call('POST', '/api/admin/inventory/changes', { headers, body: { changes: [change] } })
  expect((await post(`/${id}/apply`, { version: 1 })).json.steps).toMatchObject([
    { state: 'refused', code: 'stock-differs' },
  ])
  expect(await at('main')).toBe(seen + 6)
})

test('a receipt puts on the shelf what was scanned, once', async () => {
  const seen = await at('second', goods.jug)
  const id = await opened({ kind: 'receipt', to: 'second', note: 'DN 88' }, [{ code: 'JUG', by: 7 }])
  const press = { headers, key: 'press-98f2c61d0a', body: { version: 1 } }
  const answers = await Promise.all([1, 2].map(() => call('POST', `/api/admin/stock-documents/${id}/apply`, press)))
  expect(answers.map(({ status, json }) => [status, json.state])).toEqual([1, 2].map(() => [200, 'applied']))
  expect((await call('POST', `/api/admin/stock-documents/${id}/apply`, press)).json.state).toBe('applied')
  expect(await at('second', goods.jug)).toBe(seen + 7)
  const { json } = await call('GET', `/api/admin/inventory/${goods.jug}/movements`, { headers })
  expect(json.movements[0]).toMatchObject({ cause: 'receive', units: 7, note: 'DN 88', causeId: `${id} 1` })
})

test('an order comes in parts, fewer and more than ordered, and its costs become those of the variants', async () => {
  const supplier = (
    await call('POST', '/api/admin/suppliers', { headers, body: { name: 'Kiln', currency: 'JPY', leadDays: 9 } })
  ).json
  const terms = { currency: 'JPY', freight: 700, duty: 300, expected: '2026-12-24' }
  const id = await opened({ kind: 'purchase', to: 'main', supplier: supplier.id, terms }, [
    { code: 'MUG-C', by: 10, cost: 400 },
    { code: 'JUG', by: 4, cost: 1500 },
  ])
  expect((await post(`/${id}/order`, { version: 1 })).json).toMatchObject({
    state: 'ordered',
    lines: [{ coming: 10 }, { coming: 4 }],
  })
  const seen = await at('main')
  const part = await post(`/${id}/arrivals`, { version: 2, lines: [{ variantId: goods.chalk, units: 12 }] })
  expect(part.json).toMatchObject({ state: 'part', lines: [{ arrived: 12, coming: 0 }, { coming: 4 }] })
  expect(await at('main')).toBe(seen + 12)
  const closed = await post(`/${id}/losses`, {
    version: 3,
    lines: [{ variantId: goods.jug, units: 4 }],
    reason: 'Not made',
  })
  expect(closed.json.state).toBe('received')
  const { run, ...costs } = (await post(`/${id}/costs`, {})).json
  expect(costs).toMatchObject({ variants: 1, left: 0 })
  const mug = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const cost = mug?.variants.find((one) => one.id === goods.chalk)?.cost
  // All that came on top lies on the twelve that came: 400 and 1,000 / 12.
  expect(cost).toContainEqual({ currency: 'JPY', amount: 483 })
  const undo = await call('POST', '/api/admin/products/undo', { headers, body: { run } })
  expect(undo.json.products).toMatchObject([{ outcome: 'restored' }])
  const back = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const there = back?.variants.find((one) => one.id === goods.chalk)?.cost
  expect(there?.some(({ currency }) => currency === 'JPY')).toBe(false)
  const { cookie } = await atDesk('owner')
  const path = `/admin/inventory/purchase-orders/${id}`
  const press = await visit(path, { cookie, form: Object.entries({ key: crypto.randomUUID(), do: 'costs' }) })
  const page = await (await visit(press.headers.get('location') ?? '', { cookie })).text()
  expect(page).toContain('Cost of 1 variant updated.')
  expect(page).toMatch(/action="\/admin\/products\/undo"><input[^>]*><input type="hidden" name="run" value="costs-/)
})

test('an order is written to the supplier by a letter that staff send: what, how many, where to and until when', async () => {
  const maker = {
    name: 'Kiln & Sons',
    email: 'orders+stoa@kiln.example',
    contact: 'Nikos',
    currency: 'EUR',
    leadDays: 9,
  }
  const supplier = (await call('POST', '/api/admin/suppliers', { headers, body: maker })).json
  const terms = { currency: 'EUR', freight: 0, duty: 0, expected: '2026-12-24' }
  const id = await opened({ kind: 'purchase', to: 'main', supplier: supplier.id, terms }, [
    { code: 'MUG-C', by: 10, cost: 400 },
  ])
  const { cookie } = await atDesk('owner')
  const html = await (await visit(`/admin/inventory/purchase-orders/${id}/paper`, { cookie })).text()
  const letter = new URL(/href="(mailto:[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '')
  expect(decodeURIComponent(letter.pathname)).toBe(maker.email)
  const body = letter.searchParams.get('body') ?? ''
  expect(body).toMatch(/^Dear Nikos,\r\n/)
  expect(body).toMatch(/10 × Delos Mug Chalk.* \(MUG-C\)/i)
  expect(body).toContain('by 2026-12-24.')
})

/** Dies at its nth question to the products store, whatever it is about. */
const dyingAt = (nth: number): typeof shop => {
  let asked = 0
  const bound = (statement: D1PreparedStatement) =>
    new Proxy(statement, {
      get: (inner, property) => {
        const member: unknown = Reflect.get(inner, property)
        if (!['all', 'first', 'run'].includes(String(property)) || typeof member !== 'function') return member
        return (...given: unknown[]) => {
          if (++asked === nth) throw new Error('the machine died')
          return Reflect.apply(member, inner, given) as unknown
        }
      },
    })
  const db = new Proxy(shop.PRODUCTS_DB, {
    get: (inner, property) => {
      if (property === 'batch') {
        return (statements: D1PreparedStatement[]) => {
          if (++asked === nth) throw new Error('the machine died')
          return inner.batch(statements)
        }
      }
      if (property === 'prepare')
        return (sql: string) => ({ bind: (...values: unknown[]) => bound(inner.prepare(sql).bind(...values)) })
      return Reflect.get(inner, property) as unknown
    },
  })
  return { ...shop, PRODUCTS_DB: db }
}

const inAll = async (id: StockDocumentId): Promise<number> => {
  const now = await documentBy(shop.PRODUCTS_DB, id)
  const steps = now?.document.steps ?? []
  const sum = (...actions: string[]) =>
    steps.reduce((all, { action, state, units }) => all + (actions.includes(action) && state === 'done' ? units : 0), 0)
  const onTheWay = sum('send') - sum('arrive', 'return', 'lose')
  return (await at('main')) + (await at('second')) + onTheWay + sum('lose')
}

test(
  'units are conserved when the machine dies between any two steps, and the sweep ends what was begun',
  { timeout: 120_000 },
  async () => {
    const ways: readonly (readonly Deciding['decide'][])[] = [
      [send, (document) => arrive(document, [{ variant: goods.chalk, units: 2 }]), cancel],
      [send, (document) => lose(document, [{ variant: goods.chalk, units: 1 }], 'why'), cancel],
    ]
    for (const acts of ways) {
      for (let nth = 1; nth <= 9; nth++) {
        const id = stockDocumentId(await opened(transfer, [{ variantId: goods.chalk, by: 3 }])) as StockDocumentId
        const before = await inAll(id)
        for (const decide of acts) {
          const seen = await documentBy(shop.PRODUCTS_DB, id)
          const version = seen?.document.version ?? 0
          const deciding = { id, version, act: crypto.randomUUID(), who: 'user', decide, after: {} }
          const go = (env: typeof shop) => actOn(env, deciding, Date.now() - 60_000)
          await go(dyingAt(nth)).catch((fault: Error) => expect(fault.message).toBe('the machine died'))
          if (nth % 2 === 0) await sweepDocuments(shop, Date.now())
          await go(shop)
          expect((await documentBy(shop.PRODUCTS_DB, id))?.document.steps.every(({ state }) => state === 'done')).toBe(
            true,
          )
          expect(await inAll(id)).toBe(before)
        }
      }
    }
  },
)

test('a journey through the pages: begun, scanned, sent, received, with what is amiss told at the field', async () => {
  const { cookie } = await atDesk('clerk')
  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await visit(path, { cookie, form: Object.entries({ key: crypto.randomUUID(), ...fields }) })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const begun = await send('/admin/inventory/transfers/new', { from: 'main', to: 'second', note: 'with the van' })
  const path = begun.to.split('?')[0] ?? ''
  expect(begun.status).toBe(303)
  const wrong = await send(path, { do: 'add', code: 'nothing <i>', by: '1' })
  expect(wrong.status).toBe(404)
  expect(wrong.html).toContain('“nothing &lt;i&gt;” is no SKU or barcode of this shop.')
  expect(wrong.html).toMatch(/id="code"[^>]*value="nothing &lt;i&gt;"/)
  expect((await send(path, { do: 'add', code: 'MUG-C', by: '2' })).to).toContain('done=added')
  expect((await send(path, { do: 'send', version: '1' })).to).toContain('done=sent')
  const late = await send(path, { do: 'send', version: '1' })
  expect([late.status, late.html.includes('Somebody else has done something with it meanwhile')]).toEqual([409, true])
  const page = await (await visit(path, { cookie })).text()
  expect(page).toContain('On the way')
  const [, version = ''] = /name="version" value="(\d+)"/.exec(page) ?? []
  const none = await send(path, { do: 'lose', version, [`now.${goods.chalk}`]: '1', reason: '' })
  expect(none.status).toBe(422)
  expect((await send(path, { do: 'arrive-all', version })).to).toContain('done=arrived')
  expect(await (await visit('/admin/inventory/transfers', { cookie })).text()).toContain('with the van')
})
