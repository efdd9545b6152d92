/** Keys of programs: each opens its own and nothing else, is told once, kept as a hash, and over the moment it is revoked. */
import { beforeAll, describe, expect, test } from 'vitest'
import { KEY_PERMISSIONS, newApiKeySecret } from '#domain/customers/api-keys'
import { may, type Permission, type Role } from '#domain/customers/staff'
import { removingStaff, run, savingStaff } from '#schema/users/customers/staff'
import { hashPassword } from '../../workers/http/password.ts'
import { call } from './caller.ts'
import { employ, PASSWORD, signedIn, visit } from './desk.ts'
import { addressOf, operationsOfApi } from './every-route.ts'
import { shop, stockGoods } from './goods.ts'

const STAFF_ONLY = (await operationsOfApi()).filter(({ path }) => path.startsWith('/api/admin/'))
const KEYS = '/api/admin/api-keys'

let owner = { cookie: '', email: '' }
beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
})

type Wanted = { readonly permissions?: readonly Permission[]; readonly days?: number; readonly cookie?: string }

const make = async ({ permissions = ['orders:see'], days, cookie = owner.cookie }: Wanted = {}, key?: string) => {
  const body = { name: 'Warehouse', permissions, ...(days && { days }) }
  const { status, json } = await call('POST', KEYS, { body, headers: { cookie }, ...(key && { key }) })
  expect(status).toBe(200)
  return json as { key: { id: string; start: string; end: string }; secret: string }
}

const opens = async (bearer: string, path = '/api/admin/orders') => {
  const { status, json } = await call('GET', path, { bearer })
  return [status, json.code]
}

const roleTo = async (email: string, role: Role) => {
  const ids = { userId: `user-${email}`, accountId: `account-${email}` }
  const passwordHash = await hashPassword(PASSWORD)
  await run(shop.USERS_DB, savingStaff({ ...ids, email, name: 'Eleni Kouris', role, passwordHash }, Date.now()))
}

describe('a key', () => {
  test('opens every route of the permissions that it has, and of no other', async () => {
    for (const permission of KEY_PERMISSIONS) {
      const { secret } = await make({ permissions: [permission] })
      for (const operation of STAFF_ONLY) {
        const { method, hasBody, permission: wanted } = operation
        const address = addressOf(operation, {})
        const { status, json } = await call(method, address, { bearer: secret, ...(hasBody && { body: {} }) })
        const answered = [method, address, permission, status === 403 ? json.code : status]
        if (wanted === permission) {
          expect(status, answered.join(' ')).not.toBe(403)
          expect([401, 500], answered.join(' ')).not.toContain(status)
        } else expect(answered).toEqual([method, address, permission, 'permission-denied'])
      }
    }
  }, 120_000)

  test('needs no word of where it comes from, and changes what it may', async () => {
    const { secret } = await make({ permissions: ['catalog:see', 'catalog:change'] })
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const body = { redirects: [{ from: '/products/by-key', to: '/collections/all' }] }
    const laid = await call('POST', '/api/admin/redirects', { bearer: secret, headers, body })
    expect(laid.status).toBe(200)
    // A session from elsewhere is refused as before.
    const foreign = { ...headers, cookie: owner.cookie }
    expect((await call('POST', '/api/admin/redirects', { headers: foreign, body })).json.code).toBe('foreign-origin')
  })

  test('is audited by its name and that of its maker', async () => {
    const { key, secret } = await make({ permissions: ['catalog:change'] })
    const body = { redirects: [{ from: '/products/audited-by-key', to: '/collections/all' }] }
    await call('POST', '/api/admin/redirects', { bearer: secret, body })
    await call('GET', '/api/admin/orders', { bearer: secret })
    const { results } = await shop.USERS_DB.prepare(`SELECT who, deed FROM audit WHERE who LIKE ?1 ORDER BY sequence`)
      .bind(`%${key.id})`)
      .all()
    const who = `${owner.email} (key Warehouse, ${key.id})`
    expect(results).toEqual([
      { who, deed: 'catalog:redirects-save' },
      { who, deed: 'staff:refused' },
    ])
  })

  test('opens no page, no session and no key, and no cookie helps it', async () => {
    const { secret } = await make({ permissions: KEY_PERMISSIONS })
    const bearer = { authorization: `Bearer ${secret}` }
    const page = await call('GET', '/admin/orders', { bearer: secret })
    expect(`${page.headers.get('location')} ${page.json}`).toMatch(/sign-in/)
    expect(page.json).not.toContain('data-rows')
    expect((await call('GET', '/api/auth/list-sessions', { bearer: secret })).status).toBe(401)
    for (const [method, path] of [
      ['GET', KEYS],
      ['POST', KEYS],
      ['DELETE', `${KEYS}/ak_nothing`],
    ] as const) {
      const body = method === 'POST' ? { name: 'Another', permissions: ['orders:see'] } : undefined
      // Not even beside the session of an owner: who sends a key is judged by it.
      const headers = { ...bearer, cookie: owner.cookie }
      const { json } = await call(method, path, { headers, ...(body && { body }) })
      expect([method, json.code]).toEqual([method, 'permission-denied'])
    }
    const wrong = { authorization: `Bearer ${newApiKeySecret(new Uint8Array(40))}`, cookie: owner.cookie }
    expect((await call('GET', '/api/admin/orders', { headers: wrong })).json.code).toBe('sign-in-required')
  })

  test('is over when it is revoked, when its time is, and when its maker is gone; it shrinks with its maker', async () => {
    const revoked = await make()
    expect(await opens(revoked.secret)).toEqual([200, undefined])
    const { json } = await call('DELETE', `${KEYS}/${revoked.key.id}`, { headers: { cookie: owner.cookie } })
    expect(json.revokedAt).toBeGreaterThan(0)
    expect(await opens(revoked.secret)).toEqual([401, 'sign-in-required'])

    const ended = await make({ days: 1 })
    expect(await opens(ended.secret)).toEqual([200, undefined])
    await shop.USERS_DB.prepare(`UPDATE api_keys SET expires_at = ?2 WHERE id = ?1`)
      .bind(ended.key.id, Date.now())
      .run()
    expect(await opens(ended.secret)).toEqual([401, 'sign-in-required'])

    const maker = await signedIn('owner')
    const theirs = await make({ permissions: ['orders:see', 'settings:see'], cookie: maker.cookie })
    expect(await opens(theirs.secret, '/api/admin/settings')).toEqual([200, undefined])
    await roleTo(maker.email, 'clerk')
    expect(may('clerk', 'settings:see')).toBe(false)
    expect(await opens(theirs.secret, '/api/admin/settings')).toEqual([403, 'permission-denied'])
    expect(await opens(theirs.secret)).toEqual([200, undefined])
    await run(shop.USERS_DB, removingStaff(maker.email))
    expect(await opens(theirs.secret)).toEqual([401, 'sign-in-required'])
    await employ(maker.email, 'owner')
  })

  test('is told once, and kept as a hash that does not tell it', async () => {
    const once = crypto.randomUUID()
    const first = await make({}, once)
    const again = await make({}, once)
    expect([again.key.id, again.secret]).toEqual([first.key.id, null])
    const other = await call('POST', KEYS, {
      key: once,
      body: { name: 'Other', permissions: ['orders:see'] },
      headers: { cookie: owner.cookie },
    })
    expect(other.json.code).toBe('idempotency-key-reused')
    const { results } = await shop.USERS_DB.prepare(`SELECT * FROM api_keys`).all()
    const secretPart = first.secret.slice(10, 30)
    expect(JSON.stringify(results)).not.toContain(secretPart)
    expect(JSON.stringify(results)).toContain(first.key.id)
    const { json } = await call('GET', KEYS, { headers: { cookie: owner.cookie } })
    expect(JSON.stringify(json)).not.toContain(secretPart)
    const audit = await shop.USERS_DB.prepare(`SELECT * FROM audit WHERE subject = ?1`).bind(first.key.id).all()
    expect(audit.results).toHaveLength(1)
    expect(JSON.stringify(audit.results)).not.toContain(secretPart)
  })

  test('notes its last use, once in an hour', async () => {
    const { key, secret } = await make()
    const usedAt = () =>
      shop.USERS_DB.prepare(`SELECT last_used_at FROM api_keys WHERE id = ?1`).bind(key.id).first('last_used_at')
    expect(await usedAt()).toBeNull()
    await opens(secret)
    const first = await usedAt()
    expect(first).toBeGreaterThan(Date.now() - 60_000)
    await opens(secret)
    expect(await usedAt()).toBe(first)
  })

  test('is refused with its reason when it would open nothing, something unknown or the staff', async () => {
    const headers = { cookie: owner.cookie }
    for (const [body, pointer] of [
      [{ name: '', permissions: ['orders:see'] }, '/name'],
      [{ name: 'x'.repeat(61), permissions: ['orders:see'] }, '/name'],
      [{ name: 'x', permissions: [] }, '/permissions'],
      [{ name: 'x', permissions: ['staff:change'] }, '/permissions/0'],
      [{ name: 'x', permissions: ['orders:see'], days: 0 }, '/days'],
      [{ name: 'x', permissions: ['orders:see'], days: 1e9 }, '/days'],
    ] as const) {
      const { status, json } = await call('POST', KEYS, { body, headers })
      expect([status, json.errors[0].pointer]).toEqual([422, pointer])
    }
  })
})

const PAGE = '/admin/settings/keys'
const press = (path: string, fields: readonly (readonly [string, string])[], cookie = owner.cookie) =>
  visit(path, { cookie, form: [['key', crypto.randomUUID()], ...fields] })

describe('the page of keys', () => {
  test('makes one, shows it, and never again', async () => {
    const answer = await press(PAGE, [
      ['name', 'Bookkeeping'],
      ['permission', 'orders:see'],
      ['permission', 'statistics:see'],
      ['days', '30'],
    ])
    const secret = /stoa_[0-9a-z]{40}/.exec(await answer.text())?.[0] ?? ''
    expect([answer.status, await opens(secret)]).toEqual([200, [200, undefined]])
    const later = await (await visit(PAGE, { cookie: owner.cookie })).text()
    expect([later.includes('Bookkeeping'), later.includes(secret)]).toEqual([true, false])
  })

  test('keeps what was typed and says at which field it is wrong', async () => {
    const answer = await press(`${PAGE}?lang=zh`, [
      ['name', 'Nothing to open'],
      ['days', '365'],
    ])
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const shown of ['value="Nothing to open"', '请至少选择一项', 'id="permissions-wrong"', 'aria-invalid="true"'])
      expect(html).toContain(shown)
    expect(html).toMatch(/<option value="365" selected/)
  })

  test('a manager looks, revokes nothing of others and makes none', async () => {
    const { key, secret } = await make()
    const manager = await signedIn('manager')
    const html = await (await visit(PAGE, { cookie: manager.cookie })).text()
    expect([html.includes('Warehouse'), html.includes(`${key.id}/revoke`)]).toEqual([true, false])
    expect(
      (
        await press(
          PAGE,
          [
            ['name', 'x'],
            ['permission', 'orders:see'],
          ],
          manager.cookie,
        )
      ).status,
    ).toBe(403)
    expect((await press(`${PAGE}/${key.id}/revoke`, [], manager.cookie)).status).toBe(403)
    expect(await opens(secret)).toEqual([200, undefined])
    expect((await press(`${PAGE}/${key.id}/revoke`, [])).status).toBe(303)
    expect(await opens(secret)).toEqual([401, 'sign-in-required'])
    expect((await visit(PAGE, { cookie: (await signedIn('clerk')).cookie })).status).toBe(403)
  })
})
