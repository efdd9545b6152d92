/** Staff announce a drop in the admin, mend what was wrong, steer it, and end it; in both languages. */
import { beforeAll, expect, test, vi } from 'vitest'
import { dropsBefore } from '#schema/products/admission/drops'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
let manager: string
let clerk: string
beforeAll(async () => {
  goods = await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
}, 60_000)

const time = (inMs: number) => new Date(Date.now() + inMs).toISOString().slice(0, 16)
const HOUR = 3_600_000
const form = (change: Readonly<Record<string, string>> = {}) =>
  Object.entries({
    key: crypto.randomUUID(),
    name: 'Second firing',
    nameZh: '第二窑',
    handle: 'second-firing',
    items: 'MUG-C\nMUG-A',
    opensAt: time(HOUR),
    startsAt: time(2 * HOUR),
    endsAt: time(3 * HOUR),
    unitsEach: '2',
    ratePerMinute: '',
    expectedBuyers: '100000',
    ...change,
  })
const announce = (change: Readonly<Record<string, string>> = {}, cookie = manager) =>
  visit('/admin/drops', { cookie, form: form(change) })
const all = () => dropsBefore(shop.PRODUCTS_DB, { startsAt: Number.MAX_SAFE_INTEGER, id: '' }, 50)

test('everything that is wrong is said at its field and on top, what was typed stays, and nothing is announced', async () => {
  const answer = await announce({
    handle: 'Second firing',
    items: 'MUG-C\nnope',
    startsAt: time(-HOUR),
    unitsEach: 'two',
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const field of ['handle', 'items', 'startsAt', 'unitsEach']) {
    expect(html, field).toContain(`href="#${field}"`)
    expect(html, field).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-wrong"`))
  }
  expect(html).toContain('value="Second firing"')
  expect(html).toContain('nope</textarea>')
  expect(html).toMatch(/id="items-wrong"[\s\S]*?“nope”/)
  expect(html).not.toContain('“MUG-C”')
  const twice = await (await announce({ startsAt: '2027-10-31T02:30', endsAt: '2027-03-28T02:30' })).text()
  expect(twice).toMatch(/id="startsAt-wrong"[\s\S]*?put back there, so this time comes twice/)
  expect(twice).toMatch(/id="endsAt-wrong"[\s\S]*?put forward over this time/)
  expect(await all()).toEqual([])
})

test('a drop is announced once however often the form is sent, steered, changed and cancelled', async () => {
  const key = crypto.randomUUID()
  const [first, second] = [await announce({ key }), await announce({ key })]
  expect([first.status, second.status]).toEqual([303, 303])
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const [drop] = await all()
  expect(drop).toMatchObject({ items: [goods.chalk, goods.aegean], expectedBuyers: 100_000, ratePerMinute: null })
  const path = `/admin/drops/${drop?.id}`
  const page = await (await visit(`${path}?lang=zh`, { cookie: manager })).text()
  expect(page).toContain('第二窑')
  expect(page).toContain('取消发售')
  expect(page).toContain('MUG-C\nMUG-A</textarea>')
  expect(await (await visit('/admin/drops', { cookie: clerk })).text()).toContain(path)

  const move = (to: string, cookie = manager) =>
    visit(`${path}/state`, { cookie, form: Object.entries({ key: crypto.randomUUID(), move: to }) })
  expect((await move('pause', clerk)).status).toBe(403)
  expect((await move('pause')).headers.get('location')).toBe(`${path}?done=pause`)
  expect((await all())[0]).toMatchObject({ state: 'paused', version: 2 })
  expect((await move('resume')).status).toBe(303)
  expect((await move('end')).status).toBe(409)
  expect((await move('explode')).status).toBe(422)

  const change = (version: string) => visit(path, { cookie: manager, form: form({ version, unitsEach: '5' }) })
  expect((await change('1')).status).toBe(409)
  expect((await change('3')).status).toBe(303)
  expect((await all())[0]).toMatchObject({ unitsEach: 5, version: 4 })
  expect((await announce({ handle: 'another' })).status).toBe(422)
  expect((await move('cancel')).status).toBe(303)
  expect((await change('5')).status).toBe(409)
  expect((await announce({ handle: 'another' })).status).toBe(303)
})

test('a name in Chinese is asked for where the shop speaks it, and kept where there is one', async () => {
  const headers = await signedIn('owner')
  const page = async (path: string) => (await visit(path, { cookie: manager })).text()
  const { json: before } = await call('GET', '/api/admin/settings/markets', { headers })
  const speak = (languages: readonly string[], version: number) =>
    call('PUT', '/api/admin/settings/markets', { headers, body: { version, value: { ...before.value, languages } } })
  const open = (await all()).find(({ state }) => state === 'announced')
  expect(await page('/admin/drops/new')).toContain('name="nameZh"')
  expect((await speak(['en'], before.version)).status).toBe(200)
  expect(await page('/admin/drops/new')).not.toContain('nameZh')
  expect(await page(`/admin/drops/${open?.id}`)).toContain('value="第二窑"')
  expect((await speak(before.value.languages, before.version + 1)).status).toBe(200)
})

test('a drop that is not there is not there, and a stranger sees none', async () => {
  expect((await visit('/admin/drops/drop_0000000000000000', { cookie: manager })).status).toBe(404)
  expect((await visit('/admin/drops')).status).toBe(303)
  expect((await visit('/admin/drops/new', { cookie: clerk })).status).toBe(403)
})

test('an address is made of the name, and what was announced is seen before it opens', async () => {
  const answer = await announce({
    handle: '',
    name: 'Third firing',
    items: 'JUG',
    opensAt: time(30 * HOUR),
    startsAt: time(31 * HOUR),
    endsAt: time(32 * HOUR),
  })
  expect(answer.status).toBe(303)
  expect((await all()).map(({ handle }) => handle)).toContain('third-firing')
  for (const path of ['/', '/products/naoussa-jug']) {
    await vi.waitFor(async () => expect(await (await visit(path)).text()).toContain('href="/queue/third-firing"'), {
      timeout: 20_000,
      interval: 500,
    })
  }
  // The day is said once, with the clock that people know by its name.
  expect(await (await visit('/')).text()).toMatch(
    /Third firing<[\s\S]{0,60}starts on [^;]* at \d\d:\d\d (?!GMT\+)[A-Z]+; the line opens (?:at \d\d:\d\d|on [^.]*)\./,
  )
  const shelf = await (await visit('/collections/all?page=1')).text()
  expect(shelf).toMatch(/Drop on \w+day/)
  // A name without such letters still has an address: of its day.
  const han = await announce({
    handle: '',
    name: '冬窑',
    items: 'JUG',
    opensAt: time(70 * HOUR),
    startsAt: time(71 * HOUR),
    endsAt: time(72 * HOUR),
  })
  expect(han.status).toBe(303)
  expect((await all()).map(({ handle }) => handle)).toContain(`drop-${time(71 * HOUR).slice(0, 10)}`)
  // A later one of the same product stands beside it.
  const times = { opensAt: time(50 * HOUR), startsAt: time(51 * HOUR), endsAt: time(52 * HOUR) }
  expect((await announce({ handle: 'fourth-firing', name: 'Fourth firing', items: 'JUG', ...times })).status).toBe(303)
  await vi.waitFor(
    async () => {
      const home = await (await visit('/')).text()
      for (const handle of ['third-firing', 'fourth-firing']) expect(home).toContain(`href="/queue/${handle}"`)
    },
    { timeout: 20_000, interval: 500 },
  )
})
