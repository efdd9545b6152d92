/** A demo shop in which something has happened, so that every kind of page has something to show. */
import type { Cookie, BrowserContext } from 'playwright-core'
import { cartId, orderOfCart, type OrderId } from '#domain/ids'
import {
  adding,
  BUYER_EMAIL,
  cartIn,
  completing,
  detailing,
  opening,
  totalIn,
  type BuyerCall,
} from '../../bench/buyers.ts'
import { buy } from '../../chaos/buyer.ts'
import { Refused } from '../../client.ts'
import { stockGood, type DemoShop } from '../../demo-shop.ts'
import { DEMO_STAFF } from '../../demo-staff.ts'
import { storedSession } from '../../kept-sessions.ts'
import { readBooks, writeInvoices, type BooksScene } from './books.ts'
import { letPromotionsRun, makeMoney, type MoneyScene } from './money.ts'
import { sendParcel, type ParcelsScene } from './parcels.ts'
import { addRest } from './rest.ts'
import { takeBack } from './returned.ts'
import type { Who } from './place.ts'
import { makePriceList } from './prices.ts'
import { enterCompany } from './trade.ts'
import { SETTLED_WITHIN_MS, until } from './until.ts'

export type Scene = {
  readonly url: string
  /** As a header: a cart with two things in it, one whose payment asks for proof, and a member of staff. */
  readonly cookies: Readonly<Record<Who, string>>
  /** Path and query. */
  readonly order: string
  readonly orderInAdmin: string
  readonly customerInAdmin: string
  readonly companyInAdmin: string
  readonly priceListInAdmin: string
  readonly parcels: ParcelsScene
  readonly money: MoneyScene
  readonly books: BooksScene
  readonly itemInAdmin: string
  readonly productInAdmin: string
  /** Something that can be bought. */
  readonly variant: string
  readonly challenge: string
  readonly pending: string
  /** Handles of sales: one before its start, one that has started. */
  readonly drops: readonly [string, string]
}

const HOUR_MS = 3_600_000
/** A sale is announced before it starts. On a machine that takes longer to say so it starts later. */
const SOON_MS = 1_000

type Variant = { readonly id: string; readonly availability: string }

/** Variants of a thing of the catalogue that can be bought. */
const inStock = (url: string, handle: string): Promise<Variant> =>
  until(`stock of ${handle}`, async () => {
    const { variants } = (await (await fetch(`${url}/api/products/${handle}`)).json()) as { variants: Variant[] }
    return variants.find(({ availability }) => availability !== 'sold-out')
  })

const productId = async (url: string, handle: string): Promise<string> =>
  ((await (await fetch(`${url}/api/products/${handle}`)).json()) as { id: string }).id

const tell = async (url: string, call: BuyerCall): Promise<string> => {
  const answer = await fetch(url + call.path, call)
  const body = await answer.text()
  if (answer.status >= 300 && answer.status !== 402) throw new Error(`${call.path}: ${answer.status} ${body}`)
  return body
}

const filled = async (url: string, ...handles: readonly string[]) => {
  const lineItems: { variantId: string; units: number }[] = []
  for (const handle of handles) lineItems.push({ variantId: (await inStock(url, handle)).id, units: 1 })
  const cart = cartIn(await tell(url, opening()))
  await tell(url, adding(cart, lineItems))
  return cart
}

/** So that a promotion was used. */
const boughtTogether = async (url: string, ...handles: readonly string[]): Promise<void> => {
  const cart = await filled(url, ...handles)
  const total = totalIn(await tell(url, detailing(cart)))
  await tell(url, completing({ ...cart, total }))
}

const cookieOf = ({ id, key }: { readonly id: string; readonly key: string }) => `stoa_cart=${id}.${key}`

/** @returns the handle of a sale of one thing */
const announced = async ({ url, staff }: DemoShop, handle: string, leadMs: number): Promise<string> => {
  const item = await stockGood({ url, staff }, handle, 50)
  const now = Date.now()
  const [opensAt, startsAt, endsAt] = [now - 60_000, now + leadMs, now + leadMs + 2 * HOUR_MS]
  const name = { en: 'Second firing', zh: '第二窑' }
  await staff.post('/api/admin/drops', { handle, name, items: [item], unitsEach: 2, opensAt, startsAt, endsAt })
  return handle
}

/** @returns the handle of a sale that has started */
const started = async (shop: DemoShop): Promise<string> => {
  const announcedInTime = async (leadMs: number): Promise<string> => {
    try {
      return await announced(shop, `firing-${leadMs}`, leadMs)
    } catch (fault) {
      const isTooLate = fault instanceof Refused && fault.problem['code'] === 'drop-invalid'
      if (!isTooLate || leadMs > SETTLED_WITHIN_MS) throw fault
      return announcedInTime(2 * leadMs)
    }
  }
  const handle = await announcedInTime(SOON_MS)
  return until(`the start of ${handle}`, async () => {
    const { phase } = (await (await fetch(`${shop.url}/api/drops/${handle}`)).json()) as { phase: string }
    return phase === 'on' ? handle : undefined
  })
}

/** A payment that waits for the buyer's proof: its page, and the page of the order meanwhile. */
const challenged = async (url: string) => {
  const cart = await filled(url, 'delos-mug')
  const total = totalIn(await tell(url, detailing(cart)))
  const { body = '', ...call } = completing({ ...cart, total })
  const token = { ...(JSON.parse(body) as object), payment: { token: 'demo_challenge' } }
  await tell(url, { ...call, body: JSON.stringify(token) })
  const cookie = cookieOf(cart)
  const answer = await fetch(`${url}/checkout`, { headers: { cookie }, redirect: 'manual' })
  const challenge = /\/checkout\/challenge\?payment=[\w-]+/.exec(answer.headers.get('location') ?? '')?.[0]
  const id = cartId(cart.id)
  if (!challenge || !id) throw new Error('the demo bank did not ask for proof')
  return { cookie, challenge, pending: `/orders/${orderOfCart(id)}` }
}

/** What a browser keeps of an answer. */
const keptOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')

/** Signs in by the digits of a mail. @param email of somebody who has bought something */
const signedIn = async ({ url, database }: DemoShop, email: string) => {
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: new URL(url).origin, cookie },
      body: new URLSearchParams({ to: '/account', remember: 'on', ...fields }),
    })
  const mailed = keptOf(await send('/account/sign-in', { email }))
  const transactions = await database('transactions')
  const code = await until('a mail with digits', async () => {
    const text = await transactions
      .prepare(`SELECT text FROM messages WHERE template = 'sign-in-code' AND recipient = ?1`)
      .bind(email)
      .first<string>('text')
    return /^\d{6}$/m.exec(text ?? '')?.[0]
  })
  const customer = keptOf(await send('/account/sign-in/digits', { code }, mailed))
  // Their browser knows which address and which number they want: the pages that ask for digits stand.
  const wants = keptOf(await send('/account/security/email', { email: `new-${email}` }, customer))
  const number = keptOf(await send('/account/security/phone', { phone: '+46701234567' }, customer))
  return { mailed, customer: `${customer}; ${wants}; ${number}` }
}

const customerIn = async (shop: DemoShop, email: string): Promise<string> => {
  const users = await shop.database('users')
  return (await users.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')) ?? ''
}

export const setScene = async (shop: DemoShop): Promise<Scene> => {
  const { url } = shop
  await letPromotionsRun(shop)
  await writeInvoices(shop)
  const cart = await filled(url, 'delos-mug', 'kea-teapot')
  const variant = (await inStock(url, 'samos-bowl')).id
  const bought = await buy(url, variant)
  if (!bought) throw new Error('nothing could be bought')
  const sent = await buy(url, variant)
  if (!sent) throw new Error('nothing more could be bought')
  const returned = await buy(url, variant)
  if (!returned) throw new Error('nothing more could be bought')
  const sentCookie = `stoa_${sent.order}=${sent.key}`
  const rest = await buy(url, variant)
  if (!rest) throw new Error('nothing was bought to which more could be added')
  const returnedCookie = `stoa_${returned.order}=${returned.key}`
  await boughtTogether(url, 'skopelos-soap', 'gavdos-hand-wash', 'halki-bath-oil')
  await stockGood(shop, 'sold-out-cup', 0)
  const drops = [await announced(shop, 'firing-later', HOUR_MS), await started(shop)] as const
  const proof = await challenged(url)
  const transactions = await shop.database('transactions')
  await until('the copy of the order and its mail', async () => {
    const row = await transactions.prepare('SELECT 1 AS there FROM messages, orders LIMIT 1').first()
    return row ?? undefined
  })
  const people = await signedIn(shop, BUYER_EMAIL)
  const customer = await customerIn(shop, BUYER_EMAIL)
  return {
    url,
    cookies: {
      ...people,
      nobody: '',
      shopper: cookieOf(cart),
      challenged: proof.cookie,
      bought: `stoa_${bought.order}=${bought.key}; ${sentCookie}; ${returnedCookie}`,
      staff: storedSession(new URL(url).origin, DEMO_STAFF.email) ?? '',
    },
    order: `/orders/${bought.order}`,
    orderInAdmin: `/admin/orders/${bought.order}`,
    companyInAdmin: await enterCompany(shop, BUYER_EMAIL, people.customer),
    priceListInAdmin: await makePriceList(shop),
    parcels: {
      ...(await sendParcel(shop, sent.order, sentCookie)),
      rest: await addRest(shop, rest.order, variant),
      returned: await takeBack(shop, returned.order),
    },
    money: await makeMoney(shop, customer),
    books: await readBooks(shop, bought.order as OrderId),
    customerInAdmin: `/admin/customers/${customer}`,
    itemInAdmin: `/admin/inventory/${variant}`,
    productInAdmin: `/admin/products/${await productId(url, 'delos-mug')}`,
    variant,
    challenge: proof.challenge,
    pending: proof.pending,
    drops,
  }
}

/** A browser that has what such a person has. */
export const become = async (context: BrowserContext, scene: Scene, who: Who): Promise<void> => {
  const pairs = scene.cookies[who].split('; ').filter(Boolean)
  const cookies: Pick<Cookie, 'name' | 'value'>[] = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('=') }
  })
  await context.addCookies(cookies.map((one) => ({ ...one, url: scene.url })))
}
