/** What sending costs: parcels that are handed over, beside the commit of a row; and the labels of a hundred orders in one PDF. */
import { openDemoShop, stockGood } from '../demo-shop.ts'
import { DEMO_STAFF } from '../demo-staff.ts'
import { storedSession } from '../kept-sessions.ts'
import { percentile, rate } from './arithmetic.ts'
import { bundleOf } from './bundles.ts'
import { completing, orderIn, type BuyerCall, type LineItem } from './buyers.ts'
import { between, summary, type Round } from './measure.ts'
import { each, expectAll, floorRate, orderedSoFar, quiet, readyCarts, type OrderLoad } from './orders.ts'
import { opened, PLENTY, rounds, type Bench } from './part.ts'

const SHIP = 'ship-order'
const PDF = 'label-pdf-100'

/** As many orders as one round sends, and labels as one PDF takes. */
const SENT = 500
const LABELS = 100

const cookieOf = ({ shop: { url } }: OrderLoad): string => storedSession(new URL(url).origin, DEMO_STAFF.email) ?? ''

const byStaff = (orderLoad: OrderLoad, path: string, body: unknown): BuyerCall => ({
  method: 'POST',
  path,
  headers: {
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
    cookie: cookieOf(orderLoad),
    origin: orderLoad.shop.url,
  },
  body: JSON.stringify(body),
})

/** @returns the ids of as many orders that are paid, and have come to rest */
const ordersOf = async (orderLoad: OrderLoad, many: number, line: LineItem): Promise<string[]> => {
  const before = await orderedSoFar(orderLoad)
  const requests = (await readyCarts(orderLoad, many, [line])).map(completing)
  const answers = expectAll(await each(orderLoad.load, orderLoad.shop.url, requests, true), 200)
  await quiet(orderLoad, before + many)
  return answers.flatMap(({ body }) => orderIn(body) ?? [])
}

const measureShipping = async (orderLoad: OrderLoad, line: LineItem): Promise<Round> => {
  const orders = await ordersOf(orderLoad, SENT, line)
  const requests = orders.map((id) =>
    byStaff(orderLoad, `/api/admin/orders/${id}/shipments`, { carrier: 'Demo', tracking: '' }),
  )
  return between(
    () => floorRate(orderLoad, requests),
    async () => {
      const done = await each(orderLoad.load, orderLoad.shop.url, requests, true)
      expectAll(done, 200)
      return { value: rate(done), more: { p50ms: percentile(done.took, 0.5), p99ms: percentile(done.took, 0.99) } }
    },
  )
}

/** In ms, until the last byte of the answer is there. */
const took = async ({ shop }: OrderLoad, { path, method, headers, body }: BuyerCall): Promise<number> => {
  const begun = performance.now()
  const answer = await fetch(shop.url + path, { method, headers, ...(body !== undefined && { body }) })
  const bytes = await answer.arrayBuffer()
  if (answer.status !== 200 || bytes.byteLength === 0) throw new Error(`${path} answered ${answer.status}`)
  return performance.now() - begun
}

/** The labels are bought before; its floor is a PDF of one of them: what it costs to begin one at all. */
const openLabels = async (orderLoad: OrderLoad, line: LineItem): Promise<readonly string[]> => {
  const orders = await ordersOf(orderLoad, LABELS, line)
  const requests = orders.map((id) => byStaff(orderLoad, `/api/admin/orders/${id}/labels`, { grams: 500 }))
  const answers = expectAll(await each(orderLoad.load, orderLoad.shop.url, requests, true), 200)
  return answers.map(({ body }) => {
    const { id, labels } = JSON.parse(body) as {
      readonly id: string
      readonly labels: readonly { readonly id: string }[]
    }
    return `${id}.${labels[0]?.id ?? ''}`
  })
}

const measurePdf = async (orderLoad: OrderLoad, labels: readonly string[]): Promise<Round> => {
  const printed = (some: readonly string[]) => byStaff(orderLoad, '/api/admin/shipping/labels', { labels: some })
  const floor = await took(orderLoad, printed(labels.slice(0, 1)))
  return { value: await took(orderLoad, printed(labels)), floor }
}

/** @param line of which there are plenty */
export const shipping = async (bench: Bench, orderLoad: OrderLoad, line: LineItem): Promise<void> => {
  if (!bench.wanted(SHIP)) return
  bench.add(summary(SHIP, 'parcels/s', await rounds(bench, SHIP, () => measureShipping(orderLoad, line))))
}

/** With its static files: letters of labels are read from there. */
const openPrintingShop = async () => openDemoShop({ bundle: await bundleOf(), bindings: { PRODUCTION_LIMITS: 'off' } })

export const printing = (bench: Bench): Promise<void> =>
  opened(openPrintingShop, async (shop) => {
    const orderLoad = { load: bench.load, shop, floor: bench.floor }
    const labels = await openLabels(orderLoad, { variantId: await stockGood(shop, 'bench-cup', PLENTY), units: 1 })
    bench.add(summary(PDF, 'ms', await rounds(bench, PDF, () => measurePdf(orderLoad, labels))))
  })

/** The first is made in the shop of the orders, the other in one of its own. */
export const SHIPPING_MEASURES = [SHIP]
export const PRINTING_MEASURES = [PDF]
