/** Staff write the words of a mail anew, see it, send it to themselves, and go back; shoppers read what counts. */
import { beforeAll, expect, test } from 'vitest'
import { saveTemplate, templateVersions } from '#schema/transactions/notifications/templates'
import { openBrowser } from './browser.ts'
import { anotherHouse, mailbox, nextMail, signIn } from './customers.ts'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn as asProgram } from './staff.ts'

const PATH = '/admin/sent-mail/templates'
let manager: Awaited<ReturnType<typeof signedIn>>
let clerk: string
beforeAll(async () => {
  await stockGoods()
  manager = await signedIn('manager')
  clerk = (await signedIn('clerk')).cookie
}, 60_000)

const words = {
  subject: 'Welcome to {{ shop }}',
  greeting: 'Hello{% if name != "" %} {{ name }}{% endif %}',
  paragraphs: 'One <b>.\r\n\r\nTwo.',
  action: 'Go on',
}
const send = (template: string, fields: Readonly<Record<string, string>>, cookie = manager.cookie) =>
  visit(`${PATH}/${template}`, {
    cookie,
    form: Object.entries({ key: crypto.randomUUID(), language: 'en', ...fields }),
  })
const page = async (path: string) => (await visit(path, { cookie: manager.cookie })).text()
const versionsOf = (template: 'welcome') => templateVersions(shop.TRANSACTIONS_DB, { template, language: 'en' })

test('the words that are saved are those of the next mail; one press brings the shop’s own back', async () => {
  expect(await page(PATH)).toContain('welcome')
  expect(await page(`${PATH}/welcome?language=en`)).toContain('{{ name }}')
  const saved = await send('welcome', { ...words, version: '0' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${PATH}/welcome?language=en&done=saved`])
  await signIn('worded@example.com')
  const mail = await nextMail('worded@example.com', 0, 'welcome')
  expect(mail.subject).toMatch(/^Welcome to /)
  expect(mail.text).toContain('One <b>.\n\nTwo.')
  const preview = await visit(`${PATH}/welcome/preview?language=en`, { cookie: manager.cookie })
  expect(await preview.text()).toContain('One &lt;b&gt;.')
  expect(preview.headers.get('content-security-policy')).toContain("default-src 'none'")
  // Two tabs: the second is told, and keeps what was typed.
  const late = await send('welcome', { ...words, subject: 'Typed in the other tab', version: '0' })
  expect([late.status, (await late.text()).includes('Typed in the other tab')]).toEqual([409, true])
  expect((await send('welcome/reset', { version: '1' })).status).toBe(303)
  await signIn('unworded@example.com')
  expect((await nextMail('unworded@example.com', 0, 'welcome')).subject).not.toMatch(/^Welcome to /)
  expect((await versionsOf('welcome')).map(({ version, words: said }) => [version, said?.subject])).toEqual([
    [2, undefined],
    [1, words.subject],
  ])
  expect(await page(`${PATH}/welcome?language=en&version=1`)).toContain('value="Welcome to {{ shop }}"')
})

test('programs read, write, see and go back as the pages do', async () => {
  const headers = await asProgram('manager')
  const path = '/api/admin/message-templates/new-device/en'
  const before = (await call('GET', path, { headers })).json
  expect(before).toMatchObject({ isOwn: true, version: 0, variables: ['shop', 'name', 'device', 'place', 'time'] })
  const body = { ...words, greeting: 'Seen on {{ device }}', subject: 'A new device', version: 0 }
  expect((await call('PUT', path, { headers, body })).json).toEqual({ version: 1 })
  expect((await call('PUT', path, { headers, body })).json).toMatchObject({ code: 'template-changed' })
  const loop = { ...body, version: 1, paragraphs: '{% for i in (1..1000000) %}x{% endfor %}' }
  expect((await call('PUT', path, { headers, body: loop })).json).toMatchObject({ code: 'template-invalid' })
  expect((await call('GET', `${path}/preview`, { headers })).json).toMatchObject({ subject: 'A new device' })
  expect((await call('GET', '/api/admin/message-templates', { headers })).json.templates).toContainEqual(
    expect.objectContaining({ template: 'new-device', language: 'en', version: 1 }),
  )
  expect((await call('POST', `${path}/reset`, { headers, body: { version: 1 } })).json).toEqual({ version: 2 })
  expect((await call('GET', path, { headers })).json).toMatchObject({ isOwn: true, version: 2 })
  expect((await call('POST', `${path}/test`, { headers })).status).toBe(200)
  expect((await call('GET', '/api/admin/message-templates/low-stock/en', { headers })).status).toBe(422)
})

test.each([
  ['a loop of a million', { paragraphs: '{% for i in (1..1000000) %}x{% endfor %}' }, 'paragraphs'],
  ['nothing', { subject: '' }, 'subject'],
  ['too much', { greeting: 'a'.repeat(400) }, 'greeting'],
  ['what it does not know', { action: '{{ password }}' }, 'action'],
  ['what is within a variable', { paragraphs: '{{ shop.foo }}' }, 'paragraphs'],
  ['what says nothing to a reader without a name', { subject: '{{ name }}' }, 'subject'],
  ['a button without a word', { action: '{{ "" }}' }, 'action'],
])('%s is told at its field and above, kept as typed, and nothing is saved', async (_, changed, field) => {
  const before = await versionsOf('welcome')
  const answer = await send('welcome', { ...words, ...changed, version: String(before[0]?.version ?? 0) })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain(`id="${field}-wrong"`)
  expect(html).toContain(`href="#${field}"`)
  expect(html).toContain(Object.values(changed)[0]?.replaceAll('&', '&amp;').replaceAll('"', '&quot;') ?? 'none')
  expect(await versionsOf('welcome')).toEqual(before)
})

test('one is sent to whoever presses, once for each press; who may only pack may not', async () => {
  const key = crypto.randomUUID()
  expect((await send('order-placed/test', { key })).status).toBe(303)
  expect((await send('order-placed/test', { key })).status).toBe(303)
  const mails = await mailbox(manager.email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Your order 7K3-M9Q-XD0 is confirmed'])
  expect((await send('welcome', { ...words, version: '9' }, clerk)).status).toBe(403)
  expect((await send('order-placed/test', {}, clerk)).status).toBe(403)
  expect((await send('nothing-such', { ...words, version: '0' })).status).toBe(404)
  expect((await openBrowser().post(`${PATH}/welcome`, words, anotherHouse())).status).not.toBe(200)
})

test('words that were kept before a rule was there, and are not used, are told at their page and to programs', async () => {
  const id = { template: 'email-changed', language: 'en' } as const
  const kept = { ...words, paragraphs: '{{ name.first }}' }
  expect(await saveTemplate(shop.TRANSACTIONS_DB, { ...id, version: 1, words: kept, who: 'x', at: 1 })).toBe(true)
  const html = await page(`${PATH}/email-changed?language=en`)
  expect(html).toContain('These words are not used')
  expect(html).toContain('This mail knows no “name.first”.')
  const headers = await asProgram('manager')
  const read = async () => (await call('GET', '/api/admin/message-templates/email-changed/en', { headers })).json.unused
  expect(await read()).toEqual([{ field: 'paragraphs', fault: 'unknown-variable', about: 'name.first' }])
  expect((await send('email-changed', { ...words, version: '1' })).status).toBe(303)
  expect(await page(`${PATH}/email-changed?language=en`)).not.toContain('These words are not used')
  expect(await read()).toEqual([])
})
