/**
 * What an order costs, counted exactly: rows that it writes in every store, statements, calls of shards that its shopper
 * waits for, messages. The real bundle on workerd, with the counting of scripts/bench/worker/counted around its bindings.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { codeFor } from '#workers/flows/stored-value/codes'
import { buildBundle } from '../bundle.ts'
import { openDemoShop, stockGood, type DemoShop } from '../demo-shop.ts'
import {
  adding,
  cartIn,
  completing,
  detailing,
  giving,
  dueIn,
  opening,
  orderIn,
  redeeming,
  totalIn,
  type BuyerCall,
  type LineItem,
} from './buyers.ts'
import type { Round } from './measure.ts'
import { STORES, type Counts, type Statement, type Store } from './worker/counted/counts.ts'

const COUNTED_WORKER = 'scripts/bench/worker/counted/index.ts'

/** What was counted while something was done. */
export type Counted = {
  /** Rows written, an alarm that was set being one as the platform bills it; `all` of them together. */
  readonly rows: Readonly<Record<Store | 'all', number>>
  /** Statements of each store. */
  readonly statements: Readonly<Record<Store | 'all', number>>
  /** Calls of shards that the shopper waits for, and those of listeners. */
  readonly waited: number
  readonly behind: number
  readonly messages: number
  readonly facts: number
  /** Each statement by itself, those that write most rows first. */
  readonly each: readonly Readonly<Statement>[]
  readonly calls: Counts['calls']
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const byStore = (of: (store: Store) => number): Record<Store | 'all', number> => {
  const each = STORES.map((store) => [store, of(store)] as const)
  return { ...(Object.fromEntries(each) as Record<Store, number>), all: sum(each.map(([, number]) => number)) }
}

const summed = ({ statements, alarms, calls, messages, facts }: Counts): Counted => {
  const of = (store: Store) => statements.filter((one) => one.store === store)
  const asked = (asker: string) =>
    sum(Object.entries(calls).flatMap(([call, times]) => (call.startsWith(asker) ? [times] : [])))
  return {
    rows: byStore((store) => sum(of(store).map(({ rowsWritten }) => rowsWritten)) + (alarms[store] ?? 0)),
    statements: byStore((store) => sum(of(store).map(({ times }) => times))),
    waited: asked('request '),
    behind: asked('queue '),
    messages: sum(Object.values(messages)),
    facts: sum(Object.values(facts)),
    each: statements.toSorted((one, other) => other.rowsWritten - one.rowsWritten),
    calls,
  }
}

export type CountedShop = {
  readonly shop: DemoShop
  /** Counts what the work does, and what listeners do for it afterwards. */
  readonly count: (work: () => Promise<unknown>) => Promise<Counted>
  readonly close: () => Promise<void>
}

/** Behind the last fact the alarm is set once more, and queues end their batches. In ms. */
const SETTLED_MS = 1_500
const LOOK_EVERY_MS = 200

export const openCountedShop = async (): Promise<CountedShop> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-counted-'))
  const bundle = join(home, 'dist')
  await buildBundle(bundle, COUNTED_WORKER)
  const shop = await openDemoShop({ direct: true, bundle, bindings: { PRODUCTION_LIMITS: 'off' } })
  const counts = async (method: 'GET' | 'POST') =>
    (await (await fetch(`${shop.url}/bench/counts`, { method })).json()) as Counts & { readonly untold: boolean }
  const settled = async (): Promise<Counts> => {
    while ((await counts('GET')).untold) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
    return counts('GET')
  }
  const count = async (work: () => Promise<unknown>) => {
    await settled()
    await counts('POST')
    await work()
    return summed(await settled())
  }
  const close = async () => {
    await shop.close()
    rmSync(home, { recursive: true, force: true })
  }
  return { shop, count, close }
}

/** @throws Error when it is refused */
const send = async (url: string, { method, path, headers, body }: BuyerCall): Promise<string> => {
  const answer = await fetch(url + path, { method, headers, ...(body && { body }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  return text
}

/** What is counted of a shopper who buys one thing, step by step, each with all that it brings behind it. */
export type OrderCounted = Readonly<Record<'open' | 'add' | 'details' | 'complete', Counted>>

/** @param code that its cart has been given, and a promotion that runs has */
export const countOrder = async ({ shop, count }: CountedShop, code?: string): Promise<OrderCounted> => {
  const lines: LineItem[] = [{ variantId: await stockGood(shop, 'bench-counted', 1_000), units: 1 }]
  const ask = (asked: BuyerCall) => send(shop.url, asked)
  const bought = async (of: (step: keyof OrderCounted, work: () => Promise<string>) => Promise<string>) => {
    const cart = cartIn(await of('open', () => ask(opening())))
    await of('add', () => ask(adding(cart, lines)))
    const detailed = await of('details', () => ask(detailing(cart)))
    const priced = code === undefined ? detailed : await ask(giving(cart, code))
    const done = await of('complete', () => ask(completing({ ...cart, total: totalIn(priced) })))
    if (!orderIn(done)) throw new Error(`nothing was ordered: ${done}`)
  }
  // The first order of a shop opens what later ones find.
  await bought((_, work) => work())
  const counted: Partial<Record<keyof OrderCounted, Counted>> = {}
  await bought(async (step, work) => {
    let answer = ''
    counted[step] = await count(async () => (answer = await work()))
    return answer
  })
  return counted as OrderCounted
}

/** Placing an order of which a gift card pays a part. */
export const countPayingWithCard = async ({ shop, count }: CountedShop): Promise<Counted> => {
  const lines: LineItem[] = [{ variantId: await stockGood(shop, 'bench-carded', 1_000), units: 1 }]
  const dealt = (await shop.staff.post('/api/admin/gift-cards', { amount: 5_000, currency: 'EUR' })) as {
    id: StoredValueId
  }
  const code = await codeFor({ USERS_DB: await shop.database('users') }, dealt.id)
  const ready = async () => {
    const cart = cartIn(await send(shop.url, opening(lines)))
    await send(shop.url, redeeming(cart, code))
    const detailed = await send(shop.url, detailing(cart))
    return completing({ ...cart, total: totalIn(detailed), due: dueIn(detailed) })
  }
  // The first order of a shop, and of a card, opens what later ones find.
  await send(shop.url, await ready())
  const asked = await ready()
  return count(() => send(shop.url, asked))
}

/** Adding so many units at a time to as many carts, one after another: more than the word of an item promises. */
export const countAddingMany = async ({ shop, count }: CountedShop, carts: number, units: number): Promise<Counted> => {
  const lines: LineItem[] = [{ variantId: await stockGood(shop, 'bench-hot', 1_000), units }]
  const opened = await Promise.all(Array.from({ length: carts }, () => send(shop.url, opening())))
  return count(async () => {
    for (const one of opened) await send(shop.url, adding(cartIn(one), lines))
  })
}

/** Placing one order that is the only one, which shares nothing with another: the most that one writes. */
export const roundOf = ({ complete }: OrderCounted): Round => {
  const { rows, statements, waited, behind, messages } = complete
  const { all, ...stores } = rows
  const written = Object.entries(stores).filter(([, many]) => many > 0)
  const more = { ...Object.fromEntries(written), statements: statements.all, waited, behind, messages }
  return { value: all, floor: null, more }
}
