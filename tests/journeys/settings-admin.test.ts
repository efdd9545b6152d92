/** The settings in the admin, by plain forms: what is typed is saved and seen, what is wrong is told at its field, nothing is lost. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { savedSettings } from '#schema/products/settings/settings'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { openBrowser } from './browser.ts'
import { signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'

const PATH = '/admin/settings'
let manager = ''
let other = ''
let clerk = ''
beforeAll(async () => {
  manager = (await signedIn('manager')).cookie
  other = (await signedIn('owner')).cookie
  clerk = (await signedIn('clerk')).cookie
})

type Fields = readonly (readonly [name: string, value: string])[]

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const valueIn = (tag: string, name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What a browser would send of the form. */
const fieldsIn = (html: string): Fields => {
  const form = /<form id="settings"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const fields: [string, string][] = []
  const controls = /<input\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g
  for (const [, own, tag, others = '', inside = ''] of form.matchAll(controls)) {
    const attributes = own ?? others
    const name = valueIn(attributes, 'name')
    if (tag === 'textarea') fields.push([name, unescaped(inside)])
    else if (tag === 'select')
      fields.push([name, valueIn(/<option[^>]*selected[^>]*>/.exec(inside)?.[0] ?? '', 'value')])
    else if (!attributes.includes('type="checkbox"')) fields.push([name, valueIn(attributes, 'value')])
    else if (/\schecked/.test(attributes)) fields.push([name, valueIn(attributes, 'value') || 'on'])
  }
  return fields
}

const look = async (path: string, cookie = manager) => {
  const answer = await visit(path, { cookie })
  return { status: answer.status, html: await answer.text() }
}
const formOf = async (group: string, cookie = manager) => fieldsIn((await look(`${PATH}/${group}`, cookie)).html)
const typed = (fields: Fields, changes: Readonly<Record<string, string>>): Fields => [
  ...fields.filter(([name]) => !(name in changes)),
  ...Object.entries(changes),
]
const send = async (group: string, form: Fields, cookie = manager) => {
  const answer = await visit(`${PATH}/${group}`, { cookie, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const saved = async () => JSON.stringify((await savedSettings(shop.PRODUCTS_DB, SETTINGS_GROUPS)).documents)

test.each(SETTINGS_GROUPS)('the form of %s, sent as it stands, changes nothing', async (group) => {
  const before = await saved()
  const sent = await send(group, await formOf(group))
  expect([sent.status, sent.to]).toEqual([303, `${PATH}/${group}?done=saved`])
  expect(await saved()).toBe(before)
})

test('what is typed is saved and seen in the shop, and the page says so and where', async () => {
  const browser = openBrowser()
  await browser.get('/')
  const form = await formOf('announcement')
  const sent = await send('announcement', typed(form, { 'sentences[0].en': 'Open on Sundays', 'sentences[0].zh': '' }))
  const { html } = await look(sent.to)
  expect(html).toMatch(/role="status"[\s\S]*Saved\.[\s\S]*href="\/"/)
  expect((await browser.get('/')).html).toContain('Open on Sundays')
})

test('money is in the digits of its currency, rates are per cent, countries have names', async () => {
  const form = await formOf('delivery')
  const prices = { 'methods[0].prices[0].price': '5,25', 'methods[0].countries': 'Netherlands, 德国、fr' }
  expect((await send('delivery', typed(form, prices))).status).toBe(303)
  const { delivery } = (await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents
  expect(delivery?.methods[0]).toMatchObject({ countries: ['NL', 'DE', 'FR'], prices: [{ price: 525 }, {}, {}, {}] })
  const again = Object.fromEntries(await formOf('delivery'))
  expect(again['methods[0].countries']).toBe('Netherlands, Germany, France')
  expect(again['methods[0].prices[0].price']).toBe('5.25')
})

test.each([
  ['an unknown currency', 'markets', { 'currencies[1]': 'EURO' }, 'currencies.1', '“EURO” is no currency'],
  ['an unknown zone', 'shop', { timeZone: 'Europe/Atlantis' }, 'timeZone', 'is no time zone'],
  ['an unknown country', 'tax', { 'rates[0].country': 'Atlantis' }, 'rates.0.country', '“Atlantis” is no country'],
  ['a negative rate', 'tax', { 'rates[0].rate': '-1' }, 'rates.0.rate', 'from 0 to 100'],
  ['a rate above 100 %', 'tax', { 'rates[0].rate': '100.5' }, 'rates.0.rate', 'from 0 to 100'],
  ['no amount', 'delivery', { 'methods[0].prices[0].price': 'free' }, 'methods.0.prices.0.price', 'in the digits'],
  [
    'too many digits',
    'delivery',
    { 'methods[0].prices[0].price': '1.005' },
    'methods.0.prices.0.price',
    'in the digits',
  ],
  ['a script', 'pages', { 'pages[0].body.en': '<script>x()</script>' }, 'pages.0.body.en', 'There is a script'],
  ['5 MB', 'pages', { 'pages[0].body.en': 'x'.repeat(5_000_000) }, 'pages.0.body.en', 'longer than it can be'],
  [
    '5 MB of HTML, half as much again on its way',
    'pages',
    { 'pages[0].body.en': '<p>Four words, and more.</p>\n'.repeat(172_414) },
    'pages.0.body.en',
    'longer than it can be',
  ],
  [
    '2 MB of Chinese',
    'pages',
    { 'pages[0].body.zh': '退'.repeat(700_000) },
    'pages.0.body.zh',
    'longer than it can be',
  ],
  [
    'more than any text of the settings',
    'pages',
    { 'pages[0].body.en': 'x'.repeat(5_000_007) },
    'pages.0.body.en',
    'longer than it can be',
  ],
  ['no name', 'shop', { name: ' ' }, 'name', 'Fill this in'],
])('%s is told on top and at its field, with everything still typed', async (_, group, changes, path, words) => {
  const before = await saved()
  const sent = await send(group, typed(await formOf(group), changes))
  expect(sent.status).toBe(422)
  expect(sent.html).toMatch(/role="alert" tabindex="-1" autofocus/)
  expect(sent.html).toContain(`<a href="#${path}">`)
  expect(sent.html).toMatch(new RegExp(`id="${path}-wrong">[\\s\\S]{0,200}?${words}`))
  const [[name, value] = ['', '']] = Object.entries(changes)
  expect(Object.fromEntries(fieldsIn(sent.html))[name]).toBe(value.trim())
  expect(await saved()).toBe(before)
})

test('a method without a price is refused, and rows come and go without anything being saved', async () => {
  const before = await saved()
  const added = await send('delivery', [...(await formOf('delivery')), ['do', 'add:methods']])
  expect([added.status, /not saved yet/.test(added.html)]).toEqual([200, true])
  const filled = typed(fieldsIn(added.html), { 'methods[3].name.en': 'By bicycle', 'methods[3].days': '1' })
  const refused = await send('delivery', [...filled, ['methods[3].days', '2']])
  expect(refused.html).toMatch(/id="methods\.3\.prices-wrong">[\s\S]{0,200}?at least one currency/)
  // A short name is made from what it is called.
  expect(Object.fromEntries(fieldsIn(refused.html))['methods[3].id']).toBe('by-bicycle')
  const removed = await send('delivery', [...fieldsIn(refused.html), ['do', 'remove:methods.3']])
  expect(fieldsIn(removed.html).filter(([name]) => name.startsWith('methods[3]'))).toEqual([])
  const moved = await send('delivery', [...fieldsIn(removed.html), ['do', 'up:methods.1']])
  expect(Object.fromEntries(fieldsIn(moved.html))['methods[0].id']).toBe(documents.delivery.methods[1]?.id)
  expect(await saved()).toBe(before)
  for (const odd of ['add:nothing', 'remove:methods', 'up:', 'add:name.x', 'explode']) {
    expect((await send('delivery', [...(await formOf('delivery')), ['do', odd]])).status, odd).toBe(422)
  }
})

test('of two who save at once the second sees what the first changed, loses nothing, and saves both', async () => {
  const [mine, theirs] = [await formOf('delivery'), await formOf('delivery', other)]
  const first = typed(theirs, { 'dispatch.until': '15:00', 'dispatch.handlingDays': '3' })
  expect((await send('delivery', first, other)).status).toBe(303)
  const second = typed(mine, { 'methods[1].note.en': 'held for a week', 'dispatch.handlingDays': '2' })
  const told = await send('delivery', second)
  expect(told.status).toBe(409)
  expect(told.html).toContain('Eleni Kouris saved this page while you were typing')
  expect(told.html).toMatch(
    /Both of you changed[\s\S]*Days until a parcel leaves[\s\S]*Saved: <\/span>3<[\s\S]*Yours: <\/span>2</,
  )
  expect(told.html).toMatch(/They changed[\s\S]*Orders until[\s\S]*15:00/)
  // What both changed is listed once: with what the form holds, and not with what it does not.
  expect(told.html.match(/<a href="#dispatch\.handlingDays">/g)).toHaveLength(1)
  expect(told.html.match(/<a href="#dispatch\.until">/g)).toHaveLength(1)
  const together = Object.fromEntries(fieldsIn(told.html))
  expect(together).toMatchObject({
    'methods[1].note.en': 'held for a week',
    'dispatch.until': '15:00',
    'dispatch.handlingDays': '2',
  })
  expect((await send('delivery', fieldsIn(told.html))).status).toBe(303)
  const { delivery } = (await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents
  expect(delivery?.dispatch).toMatchObject({ until: '15:00', handlingDays: 2 })
})

test('of two who write two policies both are saved; of one policy that both write, each text is chosen', async () => {
  const pages = async () => (await savedSettings(shop.PRODUCTS_DB, ['pages'])).documents.pages?.pages ?? []
  const [first, second] = await pages()
  const [mine, theirs] = [await formOf('pages'), await formOf('pages', other)]
  await send('pages', typed(theirs, { 'pages[0].lead.en': 'Theirs <b>' }), other)
  const merged = await send('pages', typed(mine, { 'pages[1].lead.en': 'Mine' }))
  expect(merged.to).toBe(`${PATH}/pages?done=merged`)
  expect((await pages()).slice(0, 2)).toMatchObject([
    { handle: first?.handle, lead: { en: 'Theirs <b>' } },
    { handle: second?.handle, lead: { en: 'Mine' } },
  ])

  const [again, once] = [await formOf('pages'), await formOf('pages', other)]
  await send('pages', typed(once, { 'pages[0].lead.en': 'Theirs "again"', 'pages[1].lead.en': 'Theirs too' }), other)
  const asked = await send('pages', typed(again, { 'pages[0].lead.en': 'Mine again', 'pages[1].lead.en': 'Mine too' }))
  expect(asked.status).toBe(409)
  expect(asked.html).toContain('name="choose.pages.0.lead.en"')
  const chosen: [string, string][] = [
    ['choose.pages.0.lead.en', 'theirs'],
    ['theirs.pages.0.lead.en', JSON.stringify('Theirs "again"')],
    ['choose.pages.1.lead.en', 'yours'],
    ['theirs.pages.1.lead.en', '{'],
  ]
  expect((await send('pages', [...fieldsIn(asked.html), ...chosen])).to).toContain('done=saved')
  expect((await pages()).slice(0, 2)).toMatchObject([{ lead: { en: 'Theirs "again"' } }, { lead: { en: 'Mine too' } }])
})

test('the history says who changed what, and a former version is put back', async () => {
  const before = (await savedSettings(shop.PRODUCTS_DB, ['returns'])).documents.returns
  await send('returns', typed(await formOf('returns', other), { days: '60' }), other)
  const { html } = await look(`${PATH}/returns/history`)
  expect(html).toMatch(
    /Version 2[\s\S]*Eleni Kouris[\s\S]*as it is now[\s\S]*settings\/returns#days[\s\S]*>30<[\s\S]*>60</,
  )
  const answer = await visit(`${PATH}/returns/history`, {
    cookie: manager,
    form: [
      ['key', 'k'],
      ['version', '1'],
    ],
  })
  expect(answer.headers.get('location')).toBe(`${PATH}/returns?done=restored&version=1`)
  expect((await savedSettings(shop.PRODUCTS_DB, ['returns'])).documents.returns).toEqual(before)
  expect((await look(`${PATH}/returns?done=restored&version=1`)).html).toContain('Version 1 holds again')
  const entries = await auditEntriesOf(shop.USERS_DB, 'settings:returns', 5)
  expect(entries.map(({ details }) => details['version'])).toContain(3)
})

test('staff are told what the shop lacks, with the way to where it is said', async () => {
  const form = await formOf('tax')
  const country = form.find(([, value]) => value === 'Finland')?.[0] ?? ''
  const row = /\d+/.exec(country)?.[0] ?? ''
  const without = await send('tax', [...form, ['do', `remove:rates.${row}`]])
  expect((await send('tax', fieldsIn(without.html))).status).toBe(303)
  const { html } = await look(PATH)
  expect(html).toMatch(
    /What the shop still lacks[\s\S]*<a href="\/admin\/settings\/tax">No tax rate for: Finland\.<\/a>/,
  )
  expect((await look(`${PATH}/delivery`)).html).toMatch(/href="\/admin\/settings\/tax">Tax<span class="end-x st due/)
})

test('settings are found by what they are called, and read in Chinese', async () => {
  expect((await look(`${PATH}?q=free%20from`)).html).toContain('Delivery › Free from')
  expect((await look(`${PATH}?q=zzzz`)).html).toContain('No setting has such a name')
  const { html } = await look(`${PATH}/tax?lang=zh`)
  for (const word of ['税率', '荷兰', '保存']) expect(html).toContain(word)
})

test('who may not see or change settings is told so, and odd addresses lead nowhere', async () => {
  expect((await look(PATH, clerk)).status).toBe(403)
  expect((await send('tax', [['key', 'k']], clerk)).status).toBe(403)
  for (const path of ['weather', 'tax/nothing', '%00', 'shop/history/1']) {
    expect((await look(`${PATH}/${path}`)).status, path).toBe(404)
  }
  expect((await send('weather', [['key', 'k']])).status).toBe(404)
  for (const form of [
    [],
    [['key', 'k']],
    [['version', '0']],
    [['a[', '1']],
    [
      ['key', 'k'],
      ['version', 'x'],
    ],
  ] as Fields[]) {
    expect((await send('tax', form)).status).toBe(422)
  }
})

test('a form beyond any sense changes nothing, and the page names the field that made it so large', async () => {
  const before = await saved()
  const sent = await send('pages', typed(await formOf('pages'), { 'pages[0].body.en': 'y'.repeat(10_000_001) }))
  expect(sent.status).toBe(413)
  expect(sent.html).toContain('The form is larger than it can be')
  expect(sent.html).toContain('<a href="#pages.0.body.en">')
  expect(sent.html).toMatch(/id="pages\.0\.body\.en-wrong">[\s\S]{0,200}?what stands here is what was saved/)
  const unknown = await send('tax', [['x', 'y'.repeat(10_000_001)]])
  expect([unknown.status, unknown.html.includes('-wrong"')]).toEqual([413, false])
  expect(await saved()).toBe(before)
})

test('what is no form of the history is refused as it is anywhere', async () => {
  const path = `${PATH}/tax/history`
  const large = await visit(path, { cookie: manager, form: [['version', '1'.repeat(70_000)]] })
  expect([large.status, (await large.text()).includes('larger than it can be')]).toEqual([413, true])
})
