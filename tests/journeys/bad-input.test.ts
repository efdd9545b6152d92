/** Whatever is sent to whichever address of the API: it is answered, never with a fault, never with what is inside. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CARDS, opened, pay, ready } from './buying.ts'
import { call, type Answer } from './caller.ts'
import { inTime } from './every-route.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'
import { asked, seldom, strangeText, type Known, type Schema } from './strange.ts'

type Parameter = { readonly name: string; readonly in: string; readonly schema: Schema }
type Operation = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const { json } = await call('GET', '/api/openapi.json')
const document = json as Document

/** Signing in counts its tries, and ending sessions would end the one that the others are asked with. */
const operations = Object.entries(document.paths)
  .filter(([path]) => !path.startsWith('/api/auth/'))
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })))

/** Each address is asked so often, in one run of the tests; `npx vitest` tells the seed of a run that failed. */
const RUNS = 15

let owner: Readonly<Record<string, string>>
let bearer = ''
/** Real names for the places of an address, so that strange bodies get as far as they can. */
let real: Readonly<Record<string, string>> = {}
const known: Known = { schemas: document.components.schemas, real: () => real }
beforeAll(async () => {
  const goods = await stockGoods()
  owner = await signedIn('owner')
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  bearer = cart.bearer
  const bought = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  const email = 'maya@lindqvist.example'
  const shown = { cardNumber: CARDS.approves, country: 'SE', currency: 'EUR', email }
  real = {
    ...shown,
    id: cart.id,
    cartId: cart.id,
    variantId: goods.chalk,
    handle: 'delos-mug',
    orderId: bought.json.order.id,
    location: 'main',
  }
})

const isWellAnswered = (name: string, { status, headers, json }: Answer) => {
  expect(status, name).toBeLessThan(500)
  const text = JSON.stringify(json)
  expect(text, name).not.toMatch(/D1_ERROR|SQLITE|\.ts:\d|node_modules|\n\s+at /)
  if (status < 400) return
  expect(headers.get('content-type'), name).toBe('application/problem+json')
  expect(json, name).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), type: `/refusals/${json.code}` })
}

const sent = (path: string, operation: Operation) => {
  const parameters = operation.parameters ?? []
  const places = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '')
  const query = parameters.filter((one) => one.in === 'query')
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  return fc.record({
    places: fc.tuple(...places.map((name) => fc.oneof(fc.constant(name), fc.constant(name), strangeText))),
    query: fc.tuple(
      ...query.map(({ name, schema: of }) => fc.tuple(fc.constant(name), seldom(asked(of, known, name)))),
    ),
    body: schema ? asked(schema, known) : fc.constant(undefined),
    raw: seldom(strangeText),
    keyless: seldom(fc.constant(true)),
  })
}

/** The real name for a place of this address. */
const realFor = (path: string, name: string): string => {
  if (path.includes('orders')) return real['orderId'] ?? name
  if (path.includes('collections')) return 'table'
  if (path.includes('locations')) return 'main'
  return real[name] ?? name
}

const filled = (path: string, texts: readonly string[]) => {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '')
  return names.reduce((address, name, index) => {
    const text = texts[index] ?? ''
    const value = text === name ? realFor(path, name) : text
    return address.replace(`{${name}}`, encodeURIComponent(value.toWellFormed()) || '%20')
  }, path)
}

/** An object may have a member that is named as what would spell it. */
const spelt = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value ?? '') : String(value))

const queryOf = (pairs: readonly (readonly [string, unknown])[]) => {
  const said = new URLSearchParams()
  for (const [name, value] of pairs) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (value !== null) said.append(name.replace('{name}', 'Glaze'), spelt(one).toWellFormed())
    }
  }
  return said.size > 0 ? `?${said}` : ''
}

test.each(operations)(
  '$method $path answers whatever is sent',
  { timeout: 60_000 },
  async ({ method, path, operation }) => {
    const staff = path.startsWith('/api/admin/')
    const one = fc.asyncProperty(sent(path, operation), async ({ places, query, body, raw, keyless }) => {
      const address = filled(path, places) + queryOf(query)
      const content = raw !== null && body !== undefined ? raw : body
      const name = `${method} ${address} ${JSON.stringify(content)?.slice(0, 2_000)}`
      const ask = () =>
        call(method.toUpperCase(), address, {
          body: content,
          ...(keyless && { key: null }),
          ...(staff ? { headers: owner } : { bearer }),
        })
      isWellAnswered(name, await inTime(name, ask))
    })
    await fc.assert(one, { numRuns: RUNS })
  },
)

afterAll(async () => {
  expect((await call('GET', '/api/products')).status).toBe(200)
})
