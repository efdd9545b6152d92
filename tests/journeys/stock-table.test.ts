/** The table of stock: counts are typed where they stand, many at once, and nothing that was sold meanwhile is sold back. */
import { beforeAll, expect, test } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import { availabilityOfItems } from '#workers/flows/inventory/availability'
import { itemHistory } from '#workers/flows/inventory/stock'
import { countTrips } from '#schema/trips'
import worker from '../../workers/index.ts'
import { CARDS, pay, ready } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let cookie: string
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  ;({ cookie } = await atDesk('clerk'))
  owner = await signedIn('owner')
})

const availableNow = async (item = goods.chalk, at = 'main') => {
  const { stock } = await itemHistory(shop, item)
  return stock.find(({ location }) => location === at)?.available ?? 0
}

type Typed = readonly [item: string, seen: number, typed: string, at?: string]

const send = async (cells: readonly Typed[], who = cookie, key: string = crypto.randomUUID()) => {
  const fields = cells.flatMap(([item, seen, typed, at = 'main']): [string, string][] => [
    [`seen.${item}.${at}`, String(seen)],
    [`typed.${item}.${at}`, typed],
  ])
  const answer = await visit('/admin/inventory', { cookie: who, form: [['key', key], ['note', 'shelf 3'], ...fields] })
  return { status: answer.status, html: await answer.text() }
}

const bought = async (units: number): Promise<void> => {
  const paid = await pay(await ready([{ variantId: goods.chalk, units }]), CARDS.approves)
  expect(paid.status).toBe(200)
}

test('many cells are saved at once; what was sold meanwhile stays sold, and the page says so in words', async () => {
  const [chalk, aegean] = [await availableNow(), await availableNow(goods.aegean)]
  await bought(1)
  const { status, html } = await send([
    [goods.chalk, chalk, String(chalk - 2)],
    [goods.aegean, aegean, '7'],
    [goods.jug, 0, '0'],
  ])
  expect(status).toBe(200)
  expect([await availableNow(), await availableNow(goods.aegean)]).toEqual([chalk - 3, 7])
  expect(html).toContain('2 counts saved.')
  expect(html).toContain(`expected ${chalk - 2}, sold 1 meanwhile: ${chalk - 3} now.`)

  // The way back is a form of the same cells, based on what stands there now.
  const undo = Array.from(html.matchAll(/name="(seen|typed)\.(var_\w+)\.main" value="(\d+)"\/?>/g))
    .filter(([field]) => field.endsWith('/>'))
    .slice(0, 4)
    .map(([, side, item, value]) => [side, item, value])
  expect(undo).toContainEqual(['typed', goods.aegean, String(aegean)])
  await send([
    [goods.chalk, chalk - 3, String(chalk - 1)],
    [goods.aegean, 7, String(aegean)],
  ])
  expect([await availableNow(), await availableNow(goods.aegean)]).toEqual([chalk - 1, aegean])
})

test('a number that is none is told at its cell, is still there, and nothing is saved', async () => {
  const [chalk, aegean] = [await availableNow(), await availableNow(goods.aegean)]
  const { status, html } = await send([
    [goods.chalk, chalk, 'twelve <b>'],
    [goods.aegean, aegean, '9'],
  ])
  expect(status).toBe(422)
  expect(html).toContain(`href="#cell-${goods.chalk}-main"`)
  expect(html).toMatch(new RegExp(`id="cell-${goods.chalk}-main"[^>]*value="twelve &lt;b&gt;"[^>]*aria-invalid="true"`))
  expect(html).toMatch(new RegExp(`id="cell-${goods.aegean}-main"[^>]*value="9"`))
  expect([await availableNow(), await availableNow(goods.aegean)]).toEqual([chalk, aegean])
})

test('what a colleague has changed since is left alone and told, what was not is saved', async () => {
  const [chalk, aegean] = [await availableNow(), await availableNow(goods.aegean)]
  const change = { type: 'receive', variantId: goods.chalk, units: 4 }
  await call('POST', '/api/admin/inventory/changes', { headers: owner, body: { changes: [change] } })
  const { html } = await send([
    [goods.chalk, chalk, '1'],
    [goods.aegean, aegean, String(aegean + 1)],
  ])
  expect(html).toContain('1 count was not saved')
  expect(html).toContain(`a colleague has changed it since; ${chalk + 4} are there now.`)
  expect(html).toMatch(new RegExp(`id="cell-${goods.chalk}-main"[^>]*value="1"`))
  expect([await availableNow(), await availableNow(goods.aegean)]).toEqual([chalk + 4, aegean + 1])
})

test('a whole page of cells is saved by one press, each for itself', async () => {
  const aegean = await availableNow(goods.aegean)
  const elsewhere = Array.from({ length: 149 }, (_, place): Typed => [goods.aegean, 0, '3', `closed-${place}`])
  const { status, html } = await send([...elsewhere, [goods.aegean, aegean, String(aegean + 2)]])
  expect([status, await availableNow(goods.aegean)]).toEqual([200, aegean + 2])
  expect(html).toContain('149 counts were not saved')
})

test('the same page sent twice counts once, and is written down with who and why', async () => {
  const seen = await availableNow()
  const key = crypto.randomUUID()
  await send([[goods.chalk, seen, String(seen + 2)]], cookie, key)
  await send([[goods.chalk, seen, String(seen + 2)]], cookie, key)
  expect(await availableNow()).toBe(seen + 2)
  const { movements } = await itemHistory(shop, goods.chalk)
  expect(movements.find(({ cause }) => cause === 'count')).toMatchObject({
    cause: 'count',
    units: 2,
    note: 'shelf 3',
    who: expect.stringMatching(/^user-clerk/),
  })
})

test('on the page of a product its stock is counted where it stands; the table of that product answers', async () => {
  const product = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
  const { cookie: editor } = await atDesk('owner')
  const there = await (await visit(`/admin/products/${product?.id}`, { cookie: editor })).text()
  const panel = /<section class="panel" id="stock".*?<\/section>/s.exec(there)?.[0] ?? ''
  expect(panel).toContain(`action="/admin/inventory?product=${product?.id}"`)
  const cells = [...panel.matchAll(/name="typed\.(var_\w+)\.main" value="(\d+)"/g)]
  expect(cells.map(([, item]) => item)).toEqual(product?.variants.map(({ id }) => id))
  expect(cells.find(([, item]) => item === goods.chalk)?.[2]).toBe(String(await availableNow()))

  const narrowed = await (await visit(`/admin/inventory?product=${product?.id}`, { cookie })).text()
  expect(narrowed).toContain(`typed.${goods.chalk}.main`)
  expect(narrowed).not.toContain(`typed.${goods.jug}.main`)
  const { json } = await call('GET', `/api/admin/inventory?product=${product?.id}`, { headers: owner })
  expect(json.items).toHaveLength(product?.variants.length ?? 0)
  expect((await call('GET', '/api/admin/inventory?product=delos-mug', { headers: owner })).json.code).toBe(
    'product-unknown',
  )
})

test('ten who count and ten who buy at once lose nothing', async () => {
  const seen = await availableNow()
  const work = Array.from({ length: 10 }, (_, turn) => [send([[goods.aegean, turn % 2, String(turn)]]), bought(1)])
  await Promise.all(work.flat())
  const { stock } = await itemHistory(shop, goods.chalk)
  for (const { available, held, taken, received } of stock) expect(available + held + taken).toBe(received)
  expect(await availableNow()).toBe(seen - 10)
})

const wordOf = async (): Promise<string | undefined> =>
  (await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.variants.find(({ id }) => id === goods.chalk)?.availability

test('a merchant says from how many on a few are left: the word and the view follow', async () => {
  const available = await availableNow()
  expect(available).toBeGreaterThan(5)
  const edit = async (lowStock: number | null) => {
    const product = await productByHandle(shop.PRODUCTS_DB, 'delos-mug')
    const body = {
      version: product?.version,
      variants: product?.variants.map(({ id }) => ({ id, ...(id === goods.chalk && { lowStock }) })),
    }
    const answer = await call('PUT', '/api/admin/products/delos-mug', { headers: owner, body })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
  }
  await edit(available)
  expect(await availabilityOfItems(shop, [goods.chalk])).toMatchObject([{ word: 'low' }])
  await expect.poll(wordOf, { timeout: 10_000 }).toBe('low')
  expect(await (await visit('/admin/inventory?view=low', { cookie })).text()).toContain(`cell-${goods.chalk}-main`)
  await edit(null)
  expect(await availabilityOfItems(shop, [goods.chalk])).toMatchObject([{ word: 'in-stock' }])
})

test('the table asks the products store twice at most, and can be narrowed to a place and a vendor', async () => {
  await call('PUT', '/api/admin/inventory/locations/second', { headers: owner, body: { priority: 2 } })
  const page = async (search: string) => {
    const { env, count } = countTrips({ PRODUCTS_DB: shop.PRODUCTS_DB })
    const request = new Request(`${ORIGIN}/admin/inventory${search}`, { headers: { cookie } })
    const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext
    const answer = await worker.fetch(request as never, { ...shop, ...env }, context)
    return { trips: count(), html: await answer.text() }
  }
  await page('')
  const second = await page('?location=second&vendor=kiln+on+syros')
  expect(second.trips).toBeLessThanOrEqual(2)
  expect(second.html).toContain(`cell-${goods.chalk}-second`)
  expect(second.html).not.toContain(`cell-${goods.chalk}-main`)
  expect(second.html).not.toContain(goods.jug)
  await send([[goods.chalk, 0, '6', 'second']])
  expect(await availableNow(goods.chalk, 'second')).toBe(6)
  const { json } = await call('GET', '/api/admin/inventory?location=second&q=chalk', { headers: owner })
  expect(json.items).toMatchObject([
    { variantId: goods.chalk, stock: [{ location: 'second', available: 6 }], incoming: {} },
  ])
})
