/** What staff send at the same moment: each is taken, or told that somebody else was first. Nothing of it is a fault. */
import { beforeAll, expect, test } from 'vitest'
import { call, type Answer } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let headers: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  headers = await signedIn('owner')
})

const AT_ONCE = 24

const atOnce = (ask: (n: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ask(n)))

/** Taken or 409 and why; and those that were taken are not none. */
const orFirst = (answers: readonly Answer[], code: string) => {
  const others = answers.filter(({ status }) => status >= 300)
  expect(others.map(({ status, json }) => [status, json.code])).toEqual(others.map(() => [409, code]))
  expect(others.length).toBeLessThan(answers.length)
}

test('one product that is imported many times at once is saved, or refused as changed meanwhile', async () => {
  const answers = await atOnce((n) =>
    call('POST', '/api/admin/catalog/import', {
      headers,
      body: {
        products: [
          {
            handle: 'kos-bowl',
            text: { title: `Kos bowl ${n}` },
            variants: [{ sku: `KOS-${n}`, prices: [{ currency: 'EUR', price: 3000 }] }],
          },
        ],
      },
    }),
  )
  orFirst(answers, 'product-changed')
  const outcomes = answers.flatMap(({ json }) => json.products?.[0]?.outcome ?? [])
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'refused')).toEqual([])
})

test('one price that is changed many times at once', async () => {
  const answers = await atOnce((n) =>
    call('PATCH', '/api/admin/products/delos-mug', {
      headers,
      body: { prices: [{ variantId: goods.chalk, price: { amount: 3000 + n, currency: 'EUR' } }] },
    }),
  )
  orFirst(answers, 'product-changed')
})

test('one collection that is imported many times at once', async () => {
  const answers = await atOnce((n) =>
    call('POST', '/api/admin/catalog/import', {
      headers,
      body: { collections: [{ handle: 'kitchen', title: `Kitchen ${n}`, products: ['delos-mug', 'naoussa-jug'] }] },
    }),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
})

test('one drop that is announced many times at once is announced once', async () => {
  const startsAt = Date.now() + 60 * 60_000
  const answers = await atOnce(() =>
    call('POST', '/api/admin/drops', {
      headers,
      body: {
        handle: 'at-once',
        name: { en: 'At once' },
        items: [goods.jug],
        opensAt: startsAt - 60_000,
        startsAt,
        endsAt: startsAt + 60_000,
      },
    }),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status < 300)).toHaveLength(1)
  expect(statuses.filter((status) => status >= 500)).toEqual([])
})

test('one setting that is saved many times at once', async () => {
  const answers = await atOnce((n) =>
    call('PUT', '/api/admin/settings/announcement', {
      headers,
      body: { value: { sentences: [{ en: `Open until ${n}` }] } },
    }),
  )
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
})

/** Restored twice it is restored once, also by many who press Undo at the same moment. */
const restoredAtOnce = async (path: string, version: number) => {
  const answers = await atOnce(() => call('POST', `${path}/restore`, { headers, body: { version } }))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const { json } = await call('GET', `${path}/versions`, { headers })
  expect(json.versions.filter(({ cause }: { cause: string }) => cause === 'restore')).toHaveLength(1)
}

test('one collection that was deleted and is brought back many times at once', async () => {
  const body = { collections: [{ handle: 'undone', title: 'Undone', products: ['delos-mug'] }] }
  await call('POST', '/api/admin/catalog/import', { headers, body })
  const { json } = await call('DELETE', '/api/admin/collections/undone?version=1', { headers })
  await restoredAtOnce(`/api/admin/collections/${json.id}`, json.version)
})

test('one post that was deleted and is brought back many times at once', async () => {
  const path = '/api/admin/content/doc_atonceatonce0001'
  const post = { kind: 'post', handle: 'at-once', title: { en: 'At once' }, version: 0 }
  expect((await call('PUT', path, { headers, body: post })).status).toBe(200)
  const { json } = await call('DELETE', `${path}?version=1`, { headers })
  await restoredAtOnce(path, json.version)
})
