/** Who gets into the admin: how often a password may be tried, what is asked beside it, and what the log says of it. */
import { expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { call } from './caller.ts'
import { employ, knock, PASSWORD, signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'
import { cookiesOf, withFactor } from './staff-app.ts'

const seesOrders = async (cookie: string) => (await visit('/admin/orders', { cookie })).status === 200

const logOf = async (who: string) => {
  const entries = await auditEntriesOf(shop.USERS_DB, 'staff', 500)
  return entries
    .filter((entry) => entry.who === who)
    .map(({ action, details }) => [action, details['way'], details['door']])
}

/** Each password that is looked at takes a third of a second of one core. */
const MANY = { timeout: 90_000 }

/** From its own address of a /64: the next connection is another one. */
const place = (n: number) => `2001:db8:0:${n}::1`

test(
  'wrong tries from elsewhere never lock out a device that is known, and are bounded for everybody else',
  MANY,
  async () => {
    const email = 'guessed@shop.example'
    await employ(email, 'owner')
    const known = cookiesOf(await knock(email, PASSWORD))
    // From four places at the same moment, ten from each: thirty are looked at.
    const guesses = [1, 2, 3, 4].flatMap((n) => Array.from({ length: 10 }, () => place(n)))
    const answers = await Promise.all(guesses.map((from) => knock(email, 'guess after guess', from)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(30).fill(401), ...Array(10).fill(429)])
    expect((await knock(email, PASSWORD, place(5))).status).toBe(429)
    const form = [
      ['email', email],
      ['password', PASSWORD],
    ] as const
    expect((await visit('/admin/sign-in', { cookie: known, form })).status).toBe(303)
    const strange = known.replaceAll(/stoa_device_\w+=[^;]+/g, (cookie) => `${cookie.slice(0, -3)}abc`)
    expect((await visit('/admin/sign-in', { cookie: strange, form })).status).toBe(429)
  },
)

test('an address of IPv6 is one of its block: another one of the same /64 is no other place', async () => {
  const email = 'same-house@shop.example'
  await employ(email, 'clerk')
  for (let n = 0; n < 10; n++) await knock(email, 'guess after guess', `2001:db8:9:9::${n}`)
  expect((await knock(email, PASSWORD, '2001:db8:9:9:ffff::1')).status).toBe(429)
  expect((await knock(email, PASSWORD, '2001:db8:9:8::1')).status).toBe(303)
})

test('every sign-in stands in the audit log, refused ones and those by the API too', async () => {
  const email = 'logged@shop.example'
  await employ(email, 'clerk')
  await knock(email, 'not this one, no')
  await knock(email, PASSWORD)
  for (const password of ['not this one, no', PASSWORD])
    await call('POST', '/api/auth/sign-in/email', { body: { email, password } })
  expect(await logOf(email)).toEqual([
    ['staff:signed-in', 'password', 'api'],
    ['staff:sign-in-refused', 'password', 'api'],
    ['staff:signed-in', 'password', 'page'],
    ['staff:sign-in-refused', 'password', 'page'],
  ])
})

test('who signs in again ends the session that this browser had', async () => {
  const { cookie, email } = await signedIn('clerk')
  const form = [
    ['email', email],
    ['password', PASSWORD],
  ] as const
  const again = cookiesOf(await visit('/admin/sign-in', { cookie, form }))
  expect([await seesOrders(cookie), await seesOrders(again)]).toEqual([false, true])
})

const NEW = 'olives gravel kite ninety'

test('a new password ends all other sessions, and is none of those that are tried first', async () => {
  const { cookie, email } = await signedIn('manager')
  const elsewhere = cookiesOf(await knock(email, PASSWORD))
  const change = (next: string, current = PASSWORD) =>
    visit('/admin/account/password', {
      cookie,
      form: [
        ['password', current],
        ['next', next],
      ],
    })
  for (const common of ['password1234', 'qwertyuiop12', 'trustno1trustno1', 'Manager2026!']) {
    const refused = await change(common)
    expect([common, refused.status, (await refused.text()).includes('among the first that are guessed')]).toEqual([
      common,
      422,
      true,
    ])
  }
  expect((await change('short')).status).toBe(422)
  expect((await change(NEW, 'not this one, no')).status).toBe(403)
  const changed = await change(NEW)
  expect(changed.headers.get('location')).toBe('/admin/account?done=password')
  expect([await seesOrders(cookie), await seesOrders(elsewhere), await seesOrders(cookiesOf(changed))]).toEqual([
    false,
    false,
    true,
  ])
  expect([(await knock(email, PASSWORD)).status, (await knock(email, NEW)).status]).toEqual([401, 303])
  const asJson = {
    headers: { cookie: cookiesOf(changed) },
    body: { currentPassword: NEW, newPassword: 'password1234' },
  }
  expect(await call('POST', '/api/auth/change-password', asJson)).toMatchObject({
    status: 422,
    json: { code: 'password-common' },
  })
})

test('whoever has a session and not its password may guess it ten times', async () => {
  const { cookie } = await signedIn('owner')
  const change = (currentPassword: string) =>
    call('POST', '/api/auth/change-password', {
      headers: { cookie, 'cf-connecting-ip': crypto.randomUUID() },
      body: { currentPassword, newPassword: NEW },
    })
  const guesses = await Promise.all(Array.from({ length: 12 }, () => change('not this one, no')))
  expect(guesses.filter(({ json }) => json.code === 'password-wrong')).toHaveLength(10)
  const held = await change(PASSWORD)
  expect([held.status, held.json.code, Number(held.headers.get('retry-after')) > 60]).toEqual([
    429,
    'too-many-attempts',
    true,
  ])
})

test('with a second factor no way in is open to the password alone: not by the page, not by the API', async () => {
  const { cookie, email } = await signedIn('owner')
  const elsewhere = cookiesOf(await knock(email, PASSWORD))
  const { on, codes, code, page, first } = await withFactor(cookie)
  expect(on.headers.get('location')).toBe('/admin/account?done=factor-on')
  expect(page).toContain('<svg class="qr"')
  expect([codes.length, await seesOrders(elsewhere)]).toEqual([10, false])

  const half = await knock(email, PASSWORD)
  expect(half.headers.get('location')).toMatch(/^\/admin\/sign-in\/code/)
  const pending = cookiesOf(half)
  expect([pending.includes('__Host-stoa_staff='), await seesOrders(pending)]).toEqual([false, false])
  const wrong = await visit('/admin/sign-in/code', { cookie: pending, form: [['code', '000000']] })
  expect([wrong.status, (await wrong.text()).includes('That code is not right')]).toEqual([401, true])
  // Nor the one that has put the factor on, as whoever stood behind saw it.
  const behind = await visit('/admin/sign-in/code', { cookie: pending, form: [['code', first]] })
  expect(behind.status).toBe(401)
  const shown = await code()
  const whole = await visit('/admin/sign-in/code', { cookie: pending, form: [['code', shown]] })
  expect([whole.status, await seesOrders(cookiesOf(whole))]).toEqual([303, true])
  const overShoulder = cookiesOf(await knock(email, PASSWORD))
  const again = await visit('/admin/sign-in/code', { cookie: overShoulder, form: [['code', shown]] })
  expect(again.status).toBe(401)

  const asJson = await call('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })
  expect([asJson.json.twoFactorRedirect, await seesOrders(cookiesOf(asJson))]).toEqual([true, false])
  const recovered = await call('POST', '/api/auth/sign-in/second-factor', {
    headers: { cookie: cookiesOf(asJson) },
    body: { code: codes[0]?.toUpperCase().replaceAll('-', ' ') },
  })
  expect([recovered.status, await seesOrders(cookiesOf(recovered))]).toEqual([200, true])
  const next = await call('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })
  const used = await call('POST', '/api/auth/sign-in/second-factor', {
    headers: { cookie: cookiesOf(next) },
    body: { code: codes[0] },
  })
  expect([used.status, used.json.code]).toEqual([401, 'second-factor-refused'])
  expect((await logOf(email)).slice(0, 2)).toEqual([
    ['staff:sign-in-refused', 'recovery-code', 'api'],
    ['staff:second-factor-asked', 'password', 'api'],
  ])
})

test('recovery codes are kept as hashes, and nobody who reads the store finds one', async () => {
  const { cookie } = await signedIn('clerk')
  const { codes } = await withFactor(cookie)
  const stored = await shop.USERS_DB.prepare('SELECT backup_codes, secret FROM second_factors').all()
  const text = JSON.stringify(stored.results)
  expect(codes.filter((code) => text.includes(code) || text.includes(code.replaceAll('-', '')))).toEqual([])
})

test('a code is tried five times for each password, then not even the right one opens', async () => {
  const { cookie, email } = await signedIn('clerk')
  const { code } = await withFactor(cookie)
  const pending = cookiesOf(await knock(email, PASSWORD))
  const tried = async (text: string) => visit('/admin/sign-in/code', { cookie: pending, form: [['code', text]] })
  for (let n = 0; n < 5; n++) expect((await tried('000000')).status).toBe(401)
  expect((await tried(await code())).headers.get('location')).toMatch(/^\/admin\/sign-in\?/)
})

test('a passkey is made only where a second factor is on, and only with the password', async () => {
  const { cookie } = await signedIn('clerk')
  const begin = (password: string) =>
    call('POST', '/api/auth/passkey/generate-register-options', { headers: { cookie }, body: { password } })
  expect((await begin(PASSWORD)).json.code).toBe('second-factor-required')
  const { on } = await withFactor(cookie)
  const options = (password: string) =>
    call('POST', '/api/auth/passkey/generate-register-options', {
      headers: { cookie: cookiesOf(on) },
      body: { password },
    })
  expect((await options('not this one, no')).json.code).toBe('password-wrong')
  expect((await options(PASSWORD)).json.authenticatorSelection).toMatchObject({ userVerification: 'required' })
})

test('on the page of one’s own account a session is ended, and nobody else’s', async () => {
  const { cookie, email } = await signedIn('clerk')
  const other = cookiesOf(await knock(email, PASSWORD))
  const stranger = await signedIn('clerk')
  const idOf = async (of: string) =>
    (await call('GET', '/api/auth/get-session', { headers: { cookie: of } })).json.session.id as string
  const end = (id: string) => visit('/admin/account/sessions/end', { cookie, form: [['id', id]] })
  await end(await idOf(other))
  await end(await idOf(stranger.cookie))
  expect([await seesOrders(other), await seesOrders(stranger.cookie), await seesOrders(cookie)]).toEqual([
    false,
    true,
    true,
  ])
})
