/** A store is brought back to an earlier time, and with it people who were forgotten since: docs/operations.md says what staff do then. */
import { beforeAll, expect, test } from 'vitest'
import { ERASURE_AGAIN_MS } from '#domain/customers/privacy'
import { sweepErasures } from '#workers/flows/customers/privacy/forget'
import { call } from './caller.ts'
import { mailbox, signIn } from './customers.ts'
import { customerOf, erasedAt, until } from './erasures.ts'
import { shop } from './goods.ts'
import { placesOf } from './planted-names.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = await signedIn('owner')
})

const ADDRESS = {
  name: 'Zebedee Quillfeather',
  street: '7 Wombat Crescent',
  postcode: '111 22',
  city: 'Lund',
  country: 'SE',
}

/** What stood in a table of people, to be put back as if the store were brought back to an earlier time. */
const remembered = async (table: string, column: string, value: string) => {
  const { results } = await shop.USERS_DB.prepare(`SELECT * FROM ${table} WHERE ${column} = ?1`).bind(value).all()
  return async () => {
    for (const row of results) {
      const names = Object.keys(row)
      const places = names.map((_, index) => `?${index + 1}`)
      await shop.USERS_DB.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`)
        .bind(...Object.values(row))
        .run()
    }
  }
}

test('who was forgotten and comes back with an earlier state of the store is forgotten again, and nobody else', async () => {
  const [email, stays] = ['comes-back@example.com', 'stays@example.com']
  const browser = await signIn(email)
  await signIn(stays)
  const customer = (await until(() => customerOf(email))) ?? ''
  await browser.post('/account/addresses', ADDRESS)
  await browser.post('/account/preferences/messages', { 'mail.newsletter': 'on' })
  const before = [
    await remembered('customers', 'id', customer),
    await remembered('customer_addresses', 'customer_id', customer),
    await remembered('consents', 'address', email),
  ]
  expect((await call('PUT', `/api/admin/customers/${customer}/erasure`, { headers: owner })).status).toBe(200)
  await until(async () => erasedAt(customer))
  await sweepErasures(shop, Date.now() + ERASURE_AGAIN_MS + 1000)
  expect(await placesOf(/comes-back@example|quillfeather/i)).toEqual([])

  for (const restore of before) await restore()
  expect(await placesOf(/quillfeather/i)).not.toEqual([])
  const again = (headers: Readonly<Record<string, string>>) =>
    call('PUT', '/api/admin/customers/forgotten', { headers, body: { cursor: null } })
  expect((await again({})).status).toBe(401)
  expect(await customerOf(email)).toBe(customer)
  expect((await again(owner)).json).toEqual({ again: 1, cursor: null })
  await until(async () => erasedAt(customer))
  // Told of by a mail as before, which goes with what else was on its way.
  expect((await mailbox(email)).map(({ template }) => template)).toEqual(['forgotten'])
  await sweepErasures(shop, Date.now() + ERASURE_AGAIN_MS + 1000)
  expect(await placesOf(/comes-back@example|quillfeather/i)).toEqual([])
  expect(await customerOf(stays)).not.toBe(null)
  expect((await again(owner)).json).toEqual({ again: 0, cursor: null })
}, 60_000)
