/** Whoever an account belongs to is written when what opens it changes, by whatever door, and nobody is when an account goes. */
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { anotherHouse, askForMail, digitsIn, mailbox, nextMail, signIn } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'
import { secondStep } from './second-step.ts'

const TEMPLATE = 'security-changed'
const PASSWORD = 'a long walk by the sea'

const told = async (email: string, before: number) => (await nextMail(email, before, TEMPLATE)).subject

const idOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')

test('a password that is set, changed and removed is told, by page and API', async () => {
  const email = 'told-of-passwords@example.com'
  const browser = await signIn(email)
  await browser.post('/account/security/password', { password: PASSWORD })
  expect(await told(email, 0)).toMatch(/^A password was set: your account with /)
  await browser.post('/account/security/password', { password: 'another walk by the sea' })
  expect(await told(email, 1)).toMatch(/^The password was changed/)
  const bearer = browser.cookies.get('__Host-stoa_customer') ?? ''
  const removed = await call('DELETE', '/api/account/password', { bearer: decodeURIComponent(bearer) })
  expect(removed.status).toBe(204)
  expect(await told(email, 2)).toMatch(/^The password was removed/)
  // What was refused is told to nobody.
  await browser.post('/account/security/password', { password: 'short' })
  await browser.post('/account/security/password', { password: PASSWORD })
  expect(await told(email, 3)).toMatch(/^A password was set/)
})

test('the second step on and off, a recovery code that was used, and new ones', async () => {
  const email = 'told-of-steps@example.com'
  const browser = await signIn(email)
  const { recovery } = await secondStep(browser)
  expect(await told(email, 0)).toMatch(/^The second step was turned on/)
  const elsewhere = openBrowser()
  await askForMail(elsewhere, email)
  const code = digitsIn(await nextMail(email, 1))
  await elsewhere.post('/account/sign-in/digits', { code, to: '/account' }, anotherHouse())
  await elsewhere.post('/account/sign-in/factor', { code: recovery[0] ?? '', to: '/account' }, anotherHouse())
  expect(await told(email, 1)).toMatch(/^A recovery code was used/)
  await browser.post('/account/security/second-step/recovery-codes', {})
  expect(await told(email, 2)).toMatch(/^New recovery codes were made/)
  await browser.post('/account/security/second-step/off', {})
  expect(await told(email, 3)).toMatch(/^The second step was turned off/)
})

test('a passkey that is added and removed, in the language of whose it is; and nobody of what goes with an account', async () => {
  const email = 'told-of-passkeys@example.com'
  const browser = await signIn(email)
  const id = await idOf(email)
  await browser.post('/account/preferences', { name: 'Maya', language: 'zh' })
  const add = (key: string) =>
    shop.USERS_DB.prepare(
      `INSERT INTO customer_passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, created_at)
       VALUES (?1, 'laptop', 'x', ?2, ?1, 0, 'singleDevice', 0, 1)`,
    )
      .bind(key, id)
      .run()
  await add('passkey-told-one')
  await browser.post('/account/passkeys/passkey-told-one/remove', {})
  expect(await told(email, 1)).toMatch(/通行密钥：您在/)
  const subjects = (await mailbox(email)).filter(({ template }) => template === TEMPLATE).map(({ subject }) => subject)
  expect(subjects.map((subject) => subject.split('：')[0]).toSorted()).toEqual(['已删除通行密钥', '已添加通行密钥'])
  await add('passkey-told-two')
  await shop.USERS_DB.batch([
    shop.USERS_DB.prepare('DELETE FROM user_facts WHERE about = ?1').bind(id),
    shop.USERS_DB.prepare('DELETE FROM customers WHERE id = ?1').bind(id),
  ])
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS n FROM user_facts WHERE about = ?1').bind(id).first('n')).toBe(
    0,
  )
})

test('staff see the mail with a sample, in both languages', async () => {
  const { cookie } = await signedIn('manager')
  const preview = async (language: string) =>
    (await visit(`/admin/sent-mail/templates/${TEMPLATE}/preview?language=${language}`, { cookie })).text()
  expect(await preview('en')).toContain('A passkey was added')
  expect(await preview('zh')).toContain('已添加通行密钥')
})
