/** Somebody counts while the shop sells: what was sold stays sold, from the page and by the API. */
import { beforeAll, expect, test } from 'vitest'
import { itemHistory } from '#workers/flows/inventory/stock'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  clerk = await signedIn('clerk')
})

const bought = async (units: number): Promise<void> => {
  const paid = await pay(await ready([{ variantId: goods.chalk, units }]), CARDS.approves)
  expect(paid.status).toBe(200)
}

const availableNow = async () => {
  const { stock } = await itemHistory(shop, goods.chalk)
  return stock.find(({ location }) => location === 'main')?.available ?? 0
}

test('a count that is sent from a page of before a sale gives back nothing that was sold', async () => {
  const { cookie } = await atDesk('clerk')
  const path = `/admin/inventory/${goods.chalk}`
  const page = await (await visit(path, { cookie })).text()
  const seen = await availableNow()
  expect(page).toContain(`<input type="hidden" name="seen-main" value="${seen}"/>`)
  await bought(2)
  const count = (units: number) =>
    visit(path, {
      cookie,
      form: [
        ['key', crypto.randomUUID()],
        ['type', 'count'],
        ['location', 'main'],
        ['units', String(units)],
        ['seen-main', String(seen)],
        ['note', ''],
      ],
    })
  const counted = await count(seen)
  expect(counted.headers.get('location')).toBe(`${path}?done=count&units=${seen - 2}`)
  expect(await availableNow()).toBe(seen - 2)
  await count(seen - 1)
  expect(await availableNow()).toBe(seen - 3)
})

test('a count says what it was based on, and gives back nothing that was sold meanwhile', async () => {
  const count = (units: number, basedOn?: number) =>
    call('POST', '/api/admin/inventory/changes', {
      headers: clerk,
      body: { changes: [{ type: 'count', variantId: goods.chalk, units, ...(basedOn !== undefined && { basedOn }) }] },
    })
  const seen = await availableNow()
  await bought(2)
  const left = await availableNow()
  expect(left).toBeLessThan(seen)
  expect((await count(seen, seen)).json.results).toMatchObject([{ stock: { available: left } }])
  expect(await count(0, seen)).toMatchObject({ status: 409, json: { code: 'stock-below-zero', available: left } })
  expect((await count(seen - 1, seen)).json.results).toMatchObject([{ stock: { available: left - 1 } }])
  expect(await count(seen)).toMatchObject({ status: 422, json: { code: 'count-unbased' } })
  expect(await count(seen, seen - 1)).toMatchObject({ status: 200 })
  expect(await availableNow()).toBe(left)
})

test('of two who count the same goods at once the later is told that a colleague was there', async () => {
  const count = (units: number, basedOn: number) =>
    call('POST', '/api/admin/inventory/changes', {
      headers: clerk,
      body: { changes: [{ type: 'count', variantId: goods.chalk, units, basedOn }] },
    })
  const seen = await availableNow()
  await bought(1)
  const both = await Promise.all([count(seen + 5, seen), count(seen + 5, seen)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'stock-differs', available: seen + 4 })
  expect(await availableNow()).toBe(seen + 4)
  // Who found what the page said has nothing to add, and who looks again may count.
  expect((await count(seen, seen)).status).toBe(200)
  expect((await count(seen + 3, seen + 4)).status).toBe(200)
  expect(await availableNow()).toBe(seen + 3)
})
