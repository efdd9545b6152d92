/** The second step of staff: nobody keeps its owner out by it, and nothing of it is lost while it is put on. */
import { expect, test } from 'vitest'
import { CODES_A_DAY } from '#domain/customers/second-step'
import { DAY_MS } from '#domain/customers/sign-in'
import { countAttempts } from '../../workers/http/attempt-counters.ts'
import { staffAccount } from '../../workers/http/attempts.ts'
import { knock, PASSWORD, signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'
import { cookiesOf, withFactor } from './staff-app.ts'

test('who has the password and guesses codes keeps its owner out of nothing', async () => {
  const { cookie, email } = await signedIn('clerk')
  const { codes, code } = await withFactor(cookie)
  const key = `second-step-day:${await staffAccount(email)}:password`
  for (let at = 0; at < CODES_A_DAY; at++) await countAttempts(shop, [key], { now: Date.now(), periodMs: DAY_MS })
  const typed = (cookies: string, text: string) =>
    visit('/admin/sign-in/code', { cookie: cookies, form: [['code', text]] })
  const stranger = cookiesOf(await knock(email, PASSWORD, '2001:db8:0:71::1'))
  const shown = await code()
  const held = await typed(stranger, shown)
  expect([held.status, (await held.text()).includes('A recovery code is looked at all the same')]).toEqual([429, true])
  expect((await typed(stranger, codes[0] ?? '')).status).toBe(303)
  const device = /__Host-stoa_device_\w+=[^;]+/.exec(cookie)?.[0] ?? ''
  const known = cookiesOf(
    await visit('/admin/sign-in', {
      cookie: device,
      form: [
        ['email', email],
        ['password', PASSWORD],
      ],
    }),
  )
  expect((await typed(`${device}; ${known}`, shown)).status).toBe(303)
})

test('a wrong digit while it is put on loses nothing, and a code that nobody awaits is not asked for', async () => {
  const { cookie } = await signedIn('clerk')
  const begun = await visit('/admin/account/second-factor', { cookie, form: [['password', PASSWORD]] })
  const page = await begun.text()
  const [setup = ''] = /(?<=name="setup" value=")[^"]+/.exec(page) ?? []
  const form = [
    ['code', '000000'],
    ['setup', setup],
  ] as const
  const wrong = await visit('/admin/account/second-factor/confirm', { cookie, form })
  const again = await wrong.text()
  const listOf = (html: string) =>
    Array.from(html.matchAll(/<li>((?:[a-z\d]{4}-){3}[a-z\d]{4})<\/li>/g), ([, one]) => one)
  expect([wrong.status, again.includes('<svg class="qr"'), listOf(again).length]).toEqual([401, true, 10])
  expect([listOf(again), /<code[^>]*>([A-Z2-7 ]+)</.exec(again)?.[1]]).toEqual([
    listOf(page),
    /<code[^>]*>([A-Z2-7 ]+)</.exec(page)?.[1],
  ])
  const nobody = await visit('/admin/sign-in/code', {})
  expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/admin/sign-in?to=%2Fadmin&why=code'])
  expect(await (await visit('/admin/sign-in?why=code', {})).text()).toContain('No code is awaited here')
})
