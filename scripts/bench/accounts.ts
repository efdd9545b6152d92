/**
 * What shoppers with an account wait for: to be let in by the digits of a mail or by a password, to become one who has an account, and
 * their orders in a shard that holds ten thousand of others. One after the other, each from a browser and an address of their own.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { newCustomerId } from '#domain/ids'
import { slotText } from '#domain/sharding/slots'
import { hashPassword } from '#workers/http/password'
import { percentile } from './arithmetic.ts'
import { openHashFloor, openMakingFloor, type Floor } from './floors.ts'
import type { Round } from './measure.ts'
import type { Objects } from './objects.ts'
import { FULL_SLOT } from './slot-move.ts'
import { expected, openVisitor, type Visitor } from './visitor.ts'

/** In one round. The shop asks for a person when five hundred mails are wanted in a quarter of an hour. */
const PEOPLE = 40
const LOOK_AGAIN_MS = 20
const MAILED_WITHIN_MS = 30_000
const PASSWORD = 'a colonnade by the harbour'
/** A page of them, and a few of the next. */
const OWN_ORDERS = 25
const LOOKS = 60

const half = (took: readonly number[]) => percentile(took, 0.5)

let people = 0
const newAddresses = () => Array.from({ length: PEOPLE }, () => `bench-${++people}@stoa.example`)

type Mailed = {
  readonly visitor: Visitor
  readonly code: string
  /** Until the wish was answered, and until the mail lay in the outbox, in ms. */
  readonly askedMs: number
  readonly mailMs: number
}

/** Of the first mail to this address, once it lies in the outbox. */
const digitsSent = async ({ shop }: Objects, email: string): Promise<string | undefined> => {
  const text = await (
    await shop.database('transactions')
  )
    .prepare(`SELECT text FROM messages WHERE recipient = ?1 AND template = 'sign-in-code'`)
    .bind(email)
    .first<string>('text')
  return /^\d{6}$/m.exec(text ?? '')?.[0]
}

/** Everybody asks for their first mail and waits until it is there. */
const askedFor = async (objects: Objects, emails: readonly string[]): Promise<Mailed[]> => {
  const mailed: Mailed[] = []
  for (const email of emails) {
    const visitor = openVisitor(objects.shop.url)
    const begun = performance.now()
    const wish = { email, to: '/account', remember: 'on' }
    const { ms: askedMs } = expected(await visitor.post('/account/sign-in', wish), 303, 'the wish for a mail')
    let code: string | undefined
    while (!(code = await digitsSent(objects, email))) {
      if (performance.now() - begun > MAILED_WITHIN_MS) throw new Error(`no digits came to ${email}`)
      await pause(LOOK_AGAIN_MS)
    }
    mailed.push({ visitor, code, askedMs, mailMs: performance.now() - begun })
  }
  return mailed
}

/** One row committed by one object, asked as the shop is asked: one after the other. */
const rowFloor = async ({ floor }: Objects): Promise<number> => {
  const took: number[] = []
  for (let at = 0; at < PEOPLE; at++) {
    const begun = performance.now()
    await (await fetch(floor, { method: 'POST', body: '{"code":"123456"}' })).text()
    took.push(performance.now() - begun)
  }
  return half(took)
}

const letIn = async (objects: Objects, emails: readonly string[]): Promise<Round> => {
  const mailed = await askedFor(objects, emails)
  const floor = await rowFloor(objects)
  const took: number[] = []
  for (const { visitor, code } of mailed) {
    const seen = await visitor.post('/account/sign-in/digits', { code, to: '/account' })
    took.push(expected(seen, 303, 'the digits').ms)
  }
  const more = {
    'p95 ms': percentile(took, 0.95),
    'asked ms': half(mailed.map(({ askedMs }) => askedMs)),
    'mail ms': half(mailed.map(({ mailMs }) => mailMs)),
    'mail p95 ms': percentile(
      mailed.map(({ mailMs }) => mailMs),
      0.95,
    ),
  }
  return { value: half(took), floor, more }
}

/** Digits of an address that nobody has become an account. */
export const measureRegister = (objects: Objects): Promise<Round> => letIn(objects, newAddresses())

/** Accounts as if their owners had signed in before. @param slot of one of them */
const haveAccounts = async ({ shop }: Objects, emails: readonly string[], slot?: number): Promise<string[]> => {
  const database = await shop.database('users')
  const now = Date.now()
  const ids = emails.map(() => {
    const id = newCustomerId(crypto.getRandomValues(new Uint8Array(24)))
    return slot === undefined ? id : `cus_${slotText(slot)}${id.slice('cus_'.length + 2)}`
  })
  await database.batch(
    emails.map((email, at) =>
      database
        .prepare(
          `INSERT INTO customers (id, name, email, email_verified, created_at, updated_at) VALUES (?1, '', ?2, 1, ?3, ?3)`,
        )
        .bind(ids[at], email, now),
    ),
  )
  return ids
}

export const measureSignInByCode = async (objects: Objects): Promise<Round> => {
  const emails = newAddresses()
  await haveAccounts(objects, emails)
  return letIn(objects, emails)
}

const asking = async (floor: Floor): Promise<number> => {
  const took: number[] = []
  for (let at = 0; at < PEOPLE; at++) {
    const begun = performance.now()
    await (await fetch(floor.origin)).text()
    took.push(performance.now() - begun)
  }
  return half(took)
}

/** The floor is the hash alone, in a bare Worker. */
export const measureSignInByPassword = async (objects: Objects): Promise<Round> => {
  const emails = newAddresses()
  const ids = await haveAccounts(objects, emails)
  const [database, hash] = [await objects.shop.database('users'), await hashPassword(PASSWORD)]
  await database.batch(
    ids.map((id) =>
      database
        .prepare(
          `INSERT INTO customer_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
           VALUES (?1, ?1, 'credential', ?1, ?2, ?3, ?3)`,
        )
        .bind(id, hash, Date.now()),
    ),
  )
  const bare = await openHashFloor()
  try {
    const before = await asking(bare)
    const took: number[] = []
    for (const email of emails) {
      const form = { email, password: PASSWORD, to: '/account', remember: 'on' }
      const seen = await openVisitor(objects.shop.url).post('/account/sign-in/password', form)
      took.push(expected(seen, 303, 'the password').ms)
    }
    return { value: half(took), floor: (before + (await asking(bare))) / 2, more: { 'p95 ms': percentile(took, 0.95) } }
  } finally {
    await bare.close()
  }
}

const ADDRESS = { name: 'Ada Buyer', street: 'Marktgasse 1', postcode: '10115', city: 'Berlin', country: 'DE' }

const buy = async (visitor: Visitor, email: string, variant: string): Promise<void> => {
  await visitor.post('/cart', { variant, units: '1', key: crypto.randomUUID() })
  const [id = '', key = ''] = visitor.cookie('stoa_cart').split('.')
  const details = { email, address: ADDRESS, delivery: 'post' }
  const ready = expected(await visitor.json('PUT', `/api/checkouts/${id}/details`, details, key), 200, 'details')
  const { totals } = JSON.parse(ready.body) as { totals: { total: unknown } }
  const payment = { payment: { token: 'demo_approve' }, expectedTotal: totals.total }
  expected(await visitor.json('POST', `/api/checkouts/${id}/complete`, payment, key), 200, 'the order')
}

/** Somebody with 25 orders in the slot that is full of those of others. @returns whose page is looked at */
export const haveOrders = async (objects: Objects, item: string): Promise<Visitor> => {
  const [email = ''] = newAddresses()
  await haveAccounts(objects, [email], FULL_SLOT)
  const [mailed] = await askedFor(objects, [email])
  if (!mailed) throw new Error('nobody was mailed')
  const { visitor, code } = mailed
  expected(await visitor.post('/account/sign-in/digits', { code, to: '/account' }), 303, 'the digits')
  for (let at = 0; at < OWN_ORDERS; at++) await buy(visitor, email, item)
  return visitor
}

/** The floor answers the same bytes after one round trip to its database, as a session is looked up. */
export const measureOwnOrders = async ({ shop }: Objects, visitor: Visitor): Promise<Round> => {
  const path = '/account/orders'
  const page = expected(await visitor.get(path), 200, path)
  const bare = await openMakingFloor(new Response(page.body, { headers: { 'content-type': 'text/html' } }), 1)
  try {
    const before = await asking(bare)
    const took: number[] = []
    for (let at = 0; at < LOOKS; at++) took.push(expected(await visitor.get(path), 200, path).ms)
    const more = { 'p95 ms': percentile(took, 0.95), 'orders of others': (await ordersIn(shop)) - OWN_ORDERS }
    return { value: half(took), floor: (before + (await asking(bare))) / 2, more }
  } finally {
    await bare.close()
  }
}

const ordersIn = async (shop: Objects['shop']): Promise<number> => {
  const database = await shop.database('transactions')
  return (
    (await database
      .prepare(`SELECT count(*) AS n FROM orders WHERE substr(id, 5, 2) = ?1`)
      .bind(slotText(FULL_SLOT))
      .first<number>('n')) ?? 0
  )
}
