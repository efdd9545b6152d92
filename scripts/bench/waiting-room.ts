/**
 * How near the waiting room comes to the rate that it was told: people are drawn, ask again as often as they are told
 * to, and go in when their turn has come. Some never come back, as in any queue.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { stockGood, type DemoShop } from '../demo-shop.ts'
import { cartIn, opening, type BuyerCall } from './buyers.ts'
import type { Load } from './load.ts'
import type { Round } from './measure.ts'

const PER_MINUTE = 180
const MINUTE_MS = 60_000
/** In the first the room learns how many of those whose turn it is go in. */
const MINUTES = 3
/** Of a hundred people, those who never come back. */
const ABSENT_PERCENT = 15
const PEOPLE = Math.ceil(((PER_MINUTE * MINUTES) / (1 - ABSENT_PERCENT / 100)) * 1.1)
/** What the demo's check for people takes: workers/providers/bots/demo.ts. */
const PASSES = 'demo-passes'
/** For the people to join in, while other parts fill shops of their own: it is moved forward when all are there. */
const GATHERING_MS = 10 * MINUTE_MS
const SOON_MS = 5_000
const UNITS = 1_000

type Person = { readonly ticket: string; readonly secret: string; readonly cart: { id: string; key: string } }
type Place = { readonly state: string; readonly askAgainSeconds: number }

const send = async (url: string, { method, path, headers, body }: BuyerCall): Promise<Response> =>
  fetch(`${url}${path}`, { method, headers, ...(body && { body }) })

const shown = ({ ticket, secret }: Person) => ({ 'drop-ticket': ticket, 'drop-secret': secret })

const joining = (drop: string): BuyerCall => ({
  method: 'POST',
  path: `/api/drops/${drop}/tickets`,
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  body: JSON.stringify({ botToken: PASSES }),
})

const enteringWith = (drop: string, person: Person): BuyerCall => ({
  method: 'POST',
  path: `/api/drops/${drop}/passes`,
  headers: {
    ...shown(person),
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
    authorization: `Bearer ${person.cart.key}`,
  },
  body: JSON.stringify({ cartId: person.cart.id }),
})

/** Asks again until the turn has come, and goes in. @returns when it was let in, or undefined */
const waitAndEnter = async (url: string, drop: string, person: Person, until: number): Promise<number | undefined> => {
  const looking: BuyerCall = { method: 'GET', path: `/api/drops/${drop}/tickets`, headers: shown(person) }
  while (Date.now() < until) {
    const place = (await (await send(url, looking)).json()) as Place
    if (place.state === 'turn') {
      const entered = await send(url, enteringWith(drop, person))
      await entered.text()
      if (entered.status === 201) return Date.now()
    }
    await pause(place.askAgainSeconds * 1_000 * (1 + Math.random() / 4))
  }
  return undefined
}

const gather = async (load: Load, url: string, drop: string): Promise<Person[]> => {
  const chains = (made: () => BuyerCall) => Array.from({ length: PEOPLE }, () => [made()])
  const joined = await load.run({ origin: url, chains: chains(() => joining(drop)), keep: true })
  const carts = await load.run({ origin: url, chains: chains(() => opening()), keep: true })
  return joined.answers.map(({ status, body }, index) => {
    if (status !== 201) throw new Error(`no place in the queue: ${status} ${body.slice(0, 300)}`)
    return {
      ...(JSON.parse(body) as Pick<Person, 'ticket' | 'secret'>),
      cart: cartIn(carts.answers[index]?.body ?? ''),
    }
  })
}

/** @returns by how many percent the worst minute after the first was off the rate */
export const measureWaitingRoom = async ({ load, shop }: { load: Load; shop: DemoShop }): Promise<Round> => {
  const item = await stockGood(shop, 'bench-waiting-room', UNITS)
  const opensAt = Date.now() - MINUTE_MS
  const dropAt = (startsAt: number) => ({
    handle: 'bench-waiting-room',
    name: { en: 'Bench' },
    items: [item],
    opensAt,
    startsAt,
    endsAt: startsAt + 60 * MINUTE_MS,
    ratePerMinute: PER_MINUTE,
  })
  const planned = dropAt(Date.now() + GATHERING_MS)
  const { id } = (await shop.staff.post('/api/admin/drops', planned)) as { id: string }
  const people = await gather(load, shop.url, id)
  const startsAt = Date.now() + SOON_MS
  await shop.staff.put(`/api/admin/drops/${id}`, dropAt(startsAt))
  const until = startsAt + MINUTES * MINUTE_MS
  const came = people.filter((_, index) => index % 100 >= ABSENT_PERCENT)
  const entered = await Promise.all(came.map((person) => waitAndEnter(shop.url, id, person, until)))
  const minutes = Array.from({ length: MINUTES }, () => 0)
  for (const at of entered) {
    const minute = Math.floor(((at ?? until) - startsAt) / MINUTE_MS)
    if (minute < MINUTES) minutes[minute] = (minutes[minute] ?? 0) + 1
  }
  const off = (count: number) => (Math.abs(count - PER_MINUTE) / PER_MINUTE) * 100
  const [first = 0, ...later] = minutes
  const more = { perMinute: PER_MINUTE, people: PEOPLE, firstMinute: first }
  const each = Object.fromEntries(later.map((count, index) => [`minute${index + 2}`, count]))
  return { value: Math.max(...later.map(off)), floor: null, more: { ...more, ...each } }
}
