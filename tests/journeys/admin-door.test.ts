/** The gate of the admin: what every answer carries, and what a link cannot do. */
import { expect, test } from 'vitest'
import { signedIn, visit } from './desk.ts'

test('every answer of the admin says what a browser may not do with it', async () => {
  const { cookie } = await signedIn('clerk')
  for (const path of ['/admin/sign-in', '/admin/orders', '/admin/nothing', '/admin/settings']) {
    const { headers } = await visit(path, { cookie })
    for (const name of [
      'content-security-policy',
      'cross-origin-opener-policy',
      'permissions-policy',
      'referrer-policy',
      'strict-transport-security',
      'x-content-type-options',
    ])
      expect([path, name, headers.has(name)]).toEqual([path, name, true])
  }
})

test('a language is chosen by a press, and stays; a link that names one changes nothing', async () => {
  const { cookie } = await signedIn('clerk')
  const linked = await visit('/admin/orders?lang=zh', { cookie })
  expect(linked.headers.getSetCookie()).toEqual([])
  const chosen = await visit('/admin/language', { cookie, form: [['lang', 'zh']] })
  const [stored = ''] = chosen.headers.getSetCookie()
  expect(
    await visit('/admin/orders', { cookie: `${cookie}; ${stored.split(';')[0]}` }).then((one) => one.text()),
  ).toContain('lang="zh')
})
