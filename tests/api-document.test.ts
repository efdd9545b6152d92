/** The document of the API is valid, and tells of every address that there is. */
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import packaged from '../package.json' with { type: 'json' }
import { api } from '../workers/api/index.ts'
import type { Document } from '../workers/api/openapi.ts'
import { sampleOf } from '../workers/api/reference/sample.ts'
import type { Schema } from '../workers/api/reference/shape.tsx'
import { openD1 } from './d1.ts'
import { saveDemoSettings } from './demo-settings.ts'

let text = ''
let document: Document
beforeAll(async () => {
  text = await (await api.request('/api/openapi.json')).text()
  document = JSON.parse(text) as Document
})

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const operations = () =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method, path, operation, name: `${method} ${path}` }] : []
    }),
  )

test('document, package and changelog say one version', () => {
  const [released] = /(?<=^## )\d+\.\d+\.\d+$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? []
  expect([document.info.version, packaged.version]).toEqual([released, released])
})

test('it is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(text))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('every address is in it, and nothing that is not there', () => {
  const written = operations().map(({ name }) => name)
  const there = api.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    .filter((name) => !/ \/api\/(openapi\.json|docs)$/.test(name))
  expect(written.length).toBeGreaterThan(30)
  expect([...new Set(there)].toSorted()).toEqual(written.toSorted())
})

test('every operation says what it does, with what, and why it may be refused', () => {
  for (const { name, operation } of operations()) {
    expect(operation.summary?.length, name).toBeGreaterThan(5)
    expect(operation.tags, name).toHaveLength(1)
    expect(document.tags?.map((tag) => tag.name)).toContain(operation.tags?.[0])
    const statuses = Object.keys(operation.responses ?? {})
    expect(
      statuses.some((status) => status.startsWith('2')),
      name,
    ).toBe(true)
    expect(statuses, name).toContain('default')
    for (const status of statuses.filter((one) => /^[45]/.test(one))) {
      expect(JSON.stringify(operation.responses?.[status]), `${name} ${status}`).toContain('problem+json')
    }
  }
})

test('every POST asks for a key, but those that may be repeated as they are', () => {
  const free = operations()
    .filter(
      ({ method, operation }) => method === 'post' && !JSON.stringify(operation).includes('idempotency-key-required'),
    )
    .map(({ path }) => path)
  const repeatable = new Set([
    '/api/admin/catalog/import',
    '/api/admin/catalog/reindex',
    '/api/admin/media',
    '/api/admin/collections/preview',
  ])
  // The provider's own messages, which it repeats by their ids.
  repeatable.add('/api/payments/webhook')
  repeatable.add('/api/messages/webhook')
  repeatable.add('/api/shipments/webhook')
  // It changes nothing.
  repeatable.add('/api/admin/promotions/try')
  repeatable.add('/api/admin/settings/delivery/try')
  repeatable.add('/api/admin/orders/{id}/label-rates')
  repeatable.add('/api/admin/shipping/labels')
  repeatable.add('/api/admin/shipping/pick-list')
  repeatable.add('/api/admin/shipping/orders/{id}/scan')
  expect(free.filter((path) => !/^\/api\/(auth|account\/sign-in)\//.test(path) && !repeatable.has(path))).toEqual([])
})

test('every address of the staff asks who is there', () => {
  for (const { name, path, operation } of operations()) {
    if (!path.startsWith('/api/admin/')) continue
    // No key opens which keys there are.
    const byKey = path.startsWith('/api/admin/api-keys') ? [] : [{ staffKey: [] }]
    expect(operation.security, name).toEqual([{ staffSession: [] }, ...byKey])
    expect(operation.responses?.['401'], name).toBeDefined()
    expect(operation.description, name).toMatch(/May: `[a-z-]+:(see|change)`/)
  }
})

test('what the form of an operation is filled with is what the operation takes, and is no riddle', () => {
  const schemas = document.components?.schemas ?? {}
  const local = (schema: unknown) =>
    JSON.parse(
      JSON.stringify({ ...(schema as object), $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
    ) as Parameters<typeof z.fromJSONSchema>[0]
  let bodies = 0
  for (const { name, operation } of operations()) {
    const { content = {} } = (operation.requestBody ?? {}) as { content?: Record<string, { schema: Schema }> }
    const schema = content['application/json']?.schema
    if (!schema) continue
    const sample = sampleOf(schema, schemas)
    expect(z.fromJSONSchema(local(schema)).safeParse(sample).error, name).toBeUndefined()
    if (!name.includes('/api/auth/')) expect(JSON.stringify(sample), name).not.toContain('…')
    bodies++
  }
  expect(bodies).toBeGreaterThan(30)
})

test('every reference in it leads somewhere', () => {
  const schemas = Object.keys(document.components?.schemas ?? {})
  const asked = Array.from(text.matchAll(/"#\/components\/schemas\/([^"]+)"/g), ([, name]) => name)
  expect(asked.filter((name) => name !== undefined && !schemas.includes(name))).toEqual([])
})

test('the reference page tells of every address and every shape, closed, and needs no script', async () => {
  const PRODUCTS_DB = openD1('products')
  await saveDemoSettings(PRODUCTS_DB as never)
  const page = await (await api.request('/api/docs', {}, { PRODUCTS_DB, CURRENCY: 'EUR' })).text()
  for (const { operation } of operations()) expect(page).toContain(`id="${operation.operationId}"`)
  for (const name of Object.keys(document.components?.schemas ?? {})) expect(page).toContain(`id="schema-${name}"`)
  const anchors = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, anchor]) => anchor)
  expect(anchors.filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([])
  expect(page).not.toMatch(/<style|style=|<details[^>]* open/)
  expect(page.match(/<script[^>]*>[^<]*/g)).toEqual([expect.stringMatching(/^<script type="module" src="[^"]+">$/)])
  expect(page).not.toMatch(/<(?:details class="try"|form class="search")(?![^>]* hidden)/)
})
