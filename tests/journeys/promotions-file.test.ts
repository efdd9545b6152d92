/** Discounts as files: Shopify's come in as far as they say the whole, the shop's own change nothing, and all of it is taken back. */
import { beforeAll, expect, test } from 'vitest'
import { call } from './caller.ts'
import { bringFile, doWith, fetchShop, FILES, idOf, settledFile } from './files.ts'
import { create, end, makeCodes, manager, openForPromotions, said, withCode } from './promoting.ts'
import { signedIn } from './staff.ts'

openForPromotions()
let owner: Readonly<Record<string, string>>
let clerkOf: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = await signedIn('owner')
  clerkOf = await signedIn('clerk')
}, 60_000)

const HEAD =
  'Name,Value,Value Type,Type,Discount Class,Minimum Purchase Requirements,Combines with Order Discounts,' +
  'Combines with Product Discounts,Combines with Shipping Discounts,Customer Selection,Context,Times Used In Total,' +
  'Applies Once Per Customer,Usage Limit Per Code,Status,Start,End'
const row = (name: string, rest = '-10.0,percentage,Amount Off,order') =>
  `${name},${rest},,false,true,true,all,,12,true,500,Active,2025-12-08 11:28:18 -0600,`
const mine = crypto.randomUUID().slice(0, 6).toUpperCase()
const shopify = [
  HEAD,
  row(`SUMMER${mine}`),
  row(`GOODS${mine}`, '-10.0,percentage,Amount Off,product'),
  row('Not a code'),
].join('\n')
const file = (path: string, headers = owner) => fetchShop(path, { headers }).then((answer) => answer.text())
const found = async (name: string) =>
  (await call('GET', '/api/admin/promotions', { headers: manager })).json.promotions.find(
    (one: { name: string }) => one.name === name,
  )
const brought = async (text: string, wishes = {}) => {
  const id = idOf(await bringFile(owner, text, wishes))
  return { id, ready: await settledFile(id) }
}
const applied = async (id: string) => {
  expect((await doWith(owner, id, 'apply')).status).toBe(303)
  return settledFile(id)
}

test('a file of Shopify: looked at, taken in as drafts with their codes, told row by row, the same again, and taken back', async () => {
  const { id, ready } = await brought(shopify)
  expect(ready).toMatchObject({
    state: 'ready',
    kind: 'promotions',
    layout: 'shopify',
    preview: { created: 1, refused: 2 },
  })
  expect(await found(`SUMMER${mine}`)).toBeUndefined()
  const shown = await file(`${FILES}/${id}?lang=en`)
  expect(shown).toContain('on which goods it is the file does not say')
  expect(await file(`${FILES}/${id}?lang=zh`)).toContain('不是优惠码')
  expect((await applied(id)).result).toMatchObject({ created: 1, refused: 2 })
  const made = await found(`SUMMER${mine}`)
  expect(made).toMatchObject({
    state: 'draft',
    method: 'code',
    effect: { type: 'order', value: { type: 'percent', rate: 1_000 } },
    limits: { uses: 488, perBuyer: 1 },
    combines: { product: true, order: false, delivery: true },
    period: { from: Date.UTC(2025, 11, 8, 17, 28, 18), until: null },
  })
  const codes = (await call('GET', `/api/admin/promotions/${made.id}/codes`, { headers: manager })).json.codes
  expect(codes).toMatchObject([{ code: `SUMMER${mine}`, revokedAt: null }])
  const again = await brought(shopify)
  expect(again.ready.preview).toMatchObject({ unchanged: 1, refused: 2 })

  expect((await doWith(owner, id, 'undo')).status).toBe(303)
  expect(await settledFile(id)).toMatchObject({ state: 'undone', undo: { deleted: 1 } })
  expect(await found(`SUMMER${mine}`)).toMatchObject({ state: 'ended' })
  const after = (await call('GET', `/api/admin/promotions/${made.id}/codes`, { headers: manager })).json.codes
  expect(after[0].revokedAt).toBeGreaterThan(0)
})

test('what the shop writes it reads again and changes nothing; a change in the file is made, and taken back', async () => {
  const { id, code } = await withCode({ name: `Bowls ${mine}`, limits: { uses: 40 } })
  const steps = await create({
    name: `Steps ${mine}`,
    method: 'automatic',
    effect: { type: 'tiers', set: { tags: ['cups'] }, tiers: [{ units: 3, value: { type: 'percent', rate: 1_000 } }] },
  })
  const written = await file('/admin/promotions/export.csv')
  expect(written.split('\n')[0]).toBe(`${HEAD},Promotion ID,Promotion`)
  expect(written).toContain(`${code},-10.0,percentage,Amount Off,order`)
  const { ready } = await brought(written)
  const { unchanged = 0, ...others } = ready.preview
  expect([unchanged > 1, others.created ?? 0, others.changed ?? 0, others.refused ?? 0]).toEqual([true, 0, 0, 0])

  const changed = await brought(written.replaceAll(`Bowls ${mine}`, `Plates ${mine}`))
  expect(changed.ready.preview).toMatchObject({ changed: 1 })
  expect((await applied(changed.id)).result).toMatchObject({ changed: 1 })
  const read = async () => (await call('GET', `/api/admin/promotions/${id}`, { headers: manager })).json
  expect(await read()).toMatchObject({ name: `Plates ${mine}`, state: 'active', version: 2 })
  await doWith(owner, changed.id, 'undo')
  expect(await settledFile(changed.id)).toMatchObject({ state: 'undone', undo: { restored: 1 } })
  expect(await read()).toMatchObject({ name: `Bowls ${mine}`, state: 'active', version: 3 })
  await end(id)
  await end(steps.json.id)
})

test('what somebody has changed since stays, and a file keeps what is there where it is told to', async () => {
  const { id } = await withCode({ name: `Since ${mine}` })
  const written = (await file('/admin/promotions/export.csv')).replaceAll(`Since ${mine}`, `Then ${mine}`)
  const kept = await brought(written, { overwrite: 'false' })
  expect(kept.ready.preview.changed ?? 0).toBe(0)
  const changed = await brought(written)
  await applied(changed.id)
  const { state: _, ...draft } = said({ name: `By hand ${mine}` })
  await call('PUT', `/api/admin/promotions/${id}`, { body: draft, headers: manager })
  await doWith(owner, changed.id, 'undo')
  expect(await settledFile(changed.id)).toMatchObject({ undo: { left: 1 } })
  expect(await found(`By hand ${mine}`)).toMatchObject({ version: 3 })
  await end(id)
})

test('a strange file is refused, a strange document is a refused row, and nobody without the right brings one', async () => {
  const own = `${HEAD},Promotion ID,Promotion`
  const odd = `${row(`ODD${mine}`)},promo_0123456789abcdef,"{""name"":""x"",""surprise"":1}"`
  const broken = `${row(`BROKEN${mine}`)},promo_1123456789abcdef,{`
  const { ready } = await brought([own, odd, broken].join('\n'))
  expect(ready.preview).toMatchObject({ refused: 2 })
  const taken = await withCode()
  const theirs = await brought([HEAD, row(taken.code)].join('\n'))
  expect(theirs.ready.preview).toMatchObject({ changed: 1 })
  expect((await bringFile(clerkOf, shopify, {})).status).toBe(403)
  expect((await bringFile(owner, 'Code,Worth\nA,1', {})).status).toBe(422)
  await makeCodes(taken.id, { count: 1 })
  await end(taken.id)
})

test('the same by API: brought, looked at, taken in, told row by row, and taken back; a name that is there stays', async () => {
  const code = `API${mine}`
  const text = [HEAD, row(code), row('Not a code')].join('\n')
  const at = (path: string, body: object = {}, headers = owner) =>
    call('POST', `/api/admin/imports${path}`, { headers, body })
  const bring = () => at('', { name: 'discounts.csv', file: text })
  expect((await at('', { name: 'discounts.csv', file: text }, clerkOf)).status).toBe(403)
  expect((await at('', { name: 'x.csv', file: 'One,Two\n1,2' })).json.code).toBe('file-kind-unknown')
  const made = await bring()
  expect([made.status, made.json.kind, made.json.rows]).toEqual([201, 'promotions', 2])
  const { id } = made.json
  await settledFile(id)
  const read = async () => (await call('GET', `/api/admin/imports/${id}`, { headers: owner })).json
  expect(await read()).toMatchObject({ state: 'ready', preview: { created: 1, refused: 1 } })
  expect((await read()).report).toContainEqual(
    expect.objectContaining({ outcome: 'refused', notes: [expect.objectContaining({ code: 'discount-code' })] }),
  )
  expect(await found(code)).toBeUndefined()
  expect((await at(`/${id}/apply`)).json).toEqual({ id, state: 'applying' })
  await settledFile(id)
  const there = await found(code)
  expect(there).toMatchObject({ state: 'draft', method: 'code' })

  // What the shop has named since keeps its name when the code comes again with another rate.
  const { id: _, state: _s, class: _c, version: _v, used: _u, createdAt: _m, updatedAt: _d, ...draft } = there
  const named = { ...draft, name: `Named ${code}`, title: { en: 'Ten', zh: '九折' } }
  await call('PUT', `/api/admin/promotions/${there.id}`, { headers: manager, body: named })
  const other = await at('', { name: 'b.csv', file: [HEAD, row(code, '-20.0,percentage,Amount Off,order')].join('\n') })
  await settledFile(other.json.id)
  await at(`/${other.json.id}/apply`)
  await settledFile(other.json.id)
  expect(await found(`Named ${code}`)).toMatchObject({
    title: { en: 'Ten', zh: '九折' },
    effect: { value: { rate: 2_000 } },
  })
  expect((await at(`/${other.json.id}/undo`)).status).toBe(200)
  await settledFile(other.json.id)
  expect(await found(`Named ${code}`)).toMatchObject({ effect: { value: { rate: 1_000 } } })
  expect((await at('/imp_nobody/undo')).status).toBe(404)
  expect(await file(`${FILES}/${other.json.id}?lang=en`)).not.toContain('units')
  await end(there.id)
})
