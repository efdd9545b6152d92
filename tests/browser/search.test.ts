/** Somebody searches in a real browser: suggestions by keyboard, by touch and in Chinese; what was searched is told. */
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { violationsOn } from '../../scripts/evaluate/pages/axe.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

type Reported = { readonly type: string; readonly term: string; readonly [about: string]: unknown }

const visitor = async ({ width = 1280, scripts = true } = {}) => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    hasTouch: width < 500,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const told: Reported[] = []
  const questions: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && complaints.push(said.text()))
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/events') told.push(...(JSON.parse(request.postData() ?? '{}') as { events: Reported[] }).events)
    if (pathname.endsWith('/search/suggest')) questions.push(searchParams.get('q') ?? '')
  })
  return { page, complaints, told, questions, leave: () => context.close() }
}

/** As a reader of screens is told of the field and its list: every role, state and name. */
const combobox = (page: Page, form: string) =>
  page.evaluate<{
    readonly field: Readonly<Record<string, string | null>>
    readonly amiss: readonly string[]
    readonly options: readonly string[]
    readonly active: string | null
  }>(`(() => {
    const form = document.querySelector(${JSON.stringify(form)})
    const field = form.querySelector('input[name=q]')
    const list = document.getElementById(field.getAttribute('aria-controls'))
    const options = [...list.querySelectorAll('[role=option]')]
    const active = document.getElementById(field.getAttribute('aria-activedescendant'))
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const amiss = [
      list.getAttribute('role') === 'listbox' || 'what is controlled is no list',
      list.getAttribute('aria-label') !== '' || 'the list has no name',
      new Set(ids).size === ids.length || 'an id is there twice',
      options.every((one) => one.closest('[role=group]').getAttribute('aria-label')) || 'a group has no name',
      options.every((one) => one.textContent.trim() !== '') || 'an option has no name',
      options.every((one) => !one.querySelector('a, button, input')) || 'an option holds a control',
      options.every((one) => (one.getAttribute('aria-selected') === 'true') === (one === active)) || 'selected is another',
      !list.querySelector(':scope :is(h1, h2, h3, p, ul, li, button)') || 'the list holds what is no option',
      list.contains(active) || active === null || 'the active one is elsewhere',
    ].filter((one) => one !== true)
    const say = (name) => field.getAttribute(name)
    return {
      field: { role: say('role'), expanded: say('aria-expanded'), autocomplete: say('aria-autocomplete') },
      amiss,
      options: options.map((one) => one.getAttribute('href')),
      active: active?.getAttribute('href') ?? null,
    }
  })()`)

const said = async (page: Page, form: string) => (await page.textContent(`${form} [role=status]`)) ?? ''

test.each([
  { prefix: '', typed: 'mug', says: /suggestion/ },
  { prefix: '/zh', typed: '马克杯', says: /条建议/ },
])('on any page: typing suggests, an arrow and Enter go there, at $prefix/', async ({ prefix, typed, says }) => {
  const { page, complaints, told, leave } = await visitor()
  await page.goto(`${shop.url}${prefix}/collections/table`)
  await page.keyboard.press('/')
  await page.waitForSelector('#seek[open]')
  await page.keyboard.type(typed)
  await page.waitForSelector('#seek [role=option][data-product="delos-mug"]')
  const open = await combobox(page, '#seek [data-seek]')
  expect(open).toMatchObject({ amiss: [], active: null })
  expect(open.field).toEqual({ role: 'combobox', expanded: 'true', autocomplete: 'list' })
  expect(await said(page, '#seek')).toMatch(says)
  expect(await violationsOn(page)).toEqual([])

  const at = open.options.findIndex((href) => href.endsWith('/products/delos-mug'))
  for (let press = 0; press <= at; press++) await page.keyboard.press('ArrowDown')
  expect(await combobox(page, '#seek [data-seek]')).toMatchObject({ amiss: [], active: `${prefix}/products/delos-mug` })
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${prefix}/products/delos-mug`)
  expect(told.map(({ type, product, from }) => [type, product, from])).toEqual([
    ['searched', undefined, undefined],
    ['product-chosen', 'delos-mug', 'suggestions'],
  ])
  expect(complaints).toEqual([])
  await leave()
})

test('arrows go around through the field, Escape closes and gives the focus back', async () => {
  const { page, complaints, leave } = await visitor()
  await page.goto(`${shop.url}/`)
  await page.click('[data-seek-open] >> visible=true')
  await page.keyboard.type('bowl')
  await page.waitForSelector('#seek [role=option]')
  const { options } = await combobox(page, '#seek [data-seek]')
  await page.keyboard.press('ArrowUp')
  expect((await combobox(page, '#seek [data-seek]')).active).toBe(options.at(-1))
  await page.keyboard.press('ArrowDown')
  expect((await combobox(page, '#seek [data-seek]')).active).toBeNull()
  await page.keyboard.press('Escape')
  expect(await page.$('#seek[open]')).toBeNull()
  expect(await page.evaluate('document.activeElement.matches("[data-seek-open]")')).toBe(true)

  await page.goto(`${shop.url}/search?q=bowl`)
  await page.focus('main [name=q]')
  await page.waitForSelector('main [role=option]')
  await page.keyboard.press('ArrowDown')
  // Headings and landmarks are the page's, and are looked at with it.
  const ofPage = new Set(['heading-order', 'region'])
  expect((await violationsOn(page)).filter(({ rule }) => !ofPage.has(rule))).toEqual([])
  await page.keyboard.press('Escape')
  expect((await combobox(page, 'main [data-seek]')).field['expanded']).toBe('false')
  expect(await page.inputValue('main [name=q]')).toBe('bowl')
  await page.keyboard.press('ArrowDown')
  await page.waitForSelector('main [role=option]')
  expect(complaints).toEqual([])
  await leave()
})

test('Chinese is asked for when it has been composed, and not by its Latin letters', async () => {
  const { page, questions, leave } = await visitor()
  await page.goto(`${shop.url}/zh/search`)
  await page.focus('main [name=q]')
  await page.waitForSelector('main [role=combobox]')
  const session = await page.context().newCDPSession(page)
  for (const text of ['b', 'be', 'bei', "bei'zi"])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  // Enter and arrows are the composer's own while it composes.
  await page.dispatchEvent('main [name=q]', 'keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  await page.waitForTimeout(500)
  expect(questions).toEqual([])
  await session.send('Input.insertText', { text: '杯' })
  await page.waitForSelector('main [role=option]')
  expect(questions).toEqual(['杯'])
  await leave()
})

test('what was searched lately is remembered here, shown, and forgotten', async () => {
  const { page, leave } = await visitor({ width: 390 })
  // Whoever types faster than the suggestions come has searched as well.
  await page.route('**/suggestions*.js', (route) => route.abort(), { times: 1 })
  await page.goto(`${shop.url}/`)
  await page.tap('.head .find')
  const covers = `(() => {
    const { x, y, width, height } = document.querySelector('#seek').getBoundingClientRect()
    return [x, y, width, height].join() === '0,0,390,800'
  })()`
  await vi.waitFor(async () => expect(await page.evaluate(covers)).toBe(true))
  await page.keyboard.type('Linen')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=Linen/)
  await page.goto(`${shop.url}/`)
  await page.tap('.head .find')
  await page.waitForSelector('#seek [role=option]')
  expect(await combobox(page, '#seek [data-seek]')).toMatchObject({
    amiss: [],
    options: [`${shop.url}/search?q=Linen`],
  })
  expect(await violationsOn(page)).toEqual([])
  await page.tap('#seek [data-forget]')
  await page.waitForSelector('#seek .idle', { state: 'visible' })
  expect(await page.evaluate(`localStorage.getItem('stoa.searched')`)).toBeNull()
  await leave()
})

test('a search tells its hits and what was chosen; looked at again it tells nothing', async () => {
  const { page, told, leave } = await visitor()
  await page.goto(`${shop.url}/search?q=Bowl`)
  expect(told).toMatchObject([{ type: 'searched', term: 'Bowl', language: 'en' }])
  await page.reload()
  await page.click('.goods .card h3 a >> nth=1')
  await page.waitForURL(/\/products\//)
  const product = new URL(page.url()).pathname.split('/').pop()
  expect(told.slice(1)).toEqual([
    { type: 'product-chosen', term: 'Bowl', language: 'en', product, place: 2, from: 'page' },
  ])
  await page.goto(`${shop.url}/search?q=bowl&sort=title`)
  await page.waitForTimeout(300)
  expect(told).toHaveLength(2)
  await leave()
})

test('without scripts it is a form, and a picture of nothing tells what was searched', async () => {
  const { page, leave } = await visitor({ scripts: false })
  await page.goto(`${shop.url}/collections/table`)
  await page.click('.head .find')
  await page.waitForURL(/\/search$/)
  const asked = page.waitForResponse((answer) => answer.url().includes('/events/searched'))
  await page.fill('main [name=q]', 'bowl')
  await page.click('main [data-seek] > button')
  const answer = await asked
  expect(answer.status()).toBe(204)
  expect(Object.fromEntries(new URL(answer.url()).searchParams)).toMatchObject({ language: 'en', term: 'bowl' })
  await leave()
})

test('the key can be switched off, and does nothing while somebody types', async () => {
  const { page, leave } = await visitor()
  await page.goto(`${shop.url}/`)
  await page.keyboard.press('/')
  await page.keyboard.type('a/b')
  expect(await page.inputValue('#seek [name=q]')).toBe('a/b')
  await page.fill('#seek [name=q]', '')
  await page.waitForSelector('#seek .idle', { state: 'visible' })
  await page.click('[data-keys]')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('/')
  expect(await page.$('#seek[open]')).toBeNull()
  expect(await page.getAttribute('[data-keys]', 'aria-pressed')).toBe('false')
  await leave()
})
