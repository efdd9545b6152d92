/** Other systems are told of customers, by the outbox of the users store: once, and of nothing that is nobody's business. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import type { UserEvent } from '#domain/customers/facts'
import type { PersonEvent } from '#domain/notifications/webhooks/events'
import { tellingOfPerson } from '#workers/flows/notifications/webhook-payloads'
import { webhookSchema } from '../../workers/api/notifications/wire/webhooks.ts'
import { signIn } from './customers.ts'
import { shop } from './goods.ts'
import { allDue, deliveriesOf } from './webhook-receiver.ts'
import { emptied, Shop, told, type Told } from './webhook-shop.ts'

let given: Told
beforeAll(async () => {
  given = await told()
}, 60_000)
beforeEach(emptied)

/** The Worker knows an endpoint five seconds after it was added by another isolate. */
const known = () => new Promise((resolve) => setTimeout(resolve, 5_200))

test('who registers is told of once; wishes for digits and new devices are not', async () => {
  const receiver = new Shop(given)
  const { id, secret } = await receiver.add(['customer.registered'])
  await known()
  await signIn('told@example.com')
  await signIn('told@example.com')
  const until = Date.now() + 20_000
  while ((await deliveriesOf(id)).length === 0 && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 100))
  const customer = await shop.USERS_DB.prepare(`SELECT id FROM customers WHERE email = 'told@example.com'`).first('id')
  expect((await deliveriesOf(id)).map(({ type, about }) => [type, about])).toEqual([['customer.registered', customer]])
  // And it leaves, signed, as it was built to be deployed.
  await allDue()
  await receiver.bring([{ delivery: Number((await deliveriesOf(id))[0]?.['sequence']) }])
  const [post] = receiver.posts
  expect(new Webhook(secret).verify(post?.body ?? '', { ...post?.headers })).toMatchObject({
    type: 'customer.registered',
  })
}, 40_000)

test.each(['customer.registered', 'customer.email-changed'] as const)(
  'has the shape that the document says: %s',
  async (type: PersonEvent) => {
    const id = `cus_${'0'.repeat(24)}`
    await shop.USERS_DB.prepare(
      `INSERT INTO customers (id, name, email, created_at, updated_at) VALUES (?1, 'Maya', 'shape@example.com', 1, 1)
       ON CONFLICT DO NOTHING`,
    )
      .bind(id)
      .run()
    const at = 1_764_460_800_000
    const fact = { type: type.replace('.', '-'), customer: id, before: 'old@example.com', sequence: 1, at }
    const { data = null } = (await tellingOfPerson(shop.USERS_DB, fact as unknown as UserEvent)) ?? {}
    const sent = JSON.parse(JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }))
    expect(webhookSchema(type).parse(sent)).toEqual(sent)
    expect(sent.data.customer).toEqual({ id, email: 'shape@example.com', name: 'Maya', language: 'en' })
    const gone = { ...fact, customer: `cus_${'1'.repeat(24)}` }
    expect(await tellingOfPerson(shop.USERS_DB, gone as unknown as UserEvent)).toBeNull()
  },
)
