/** Zones, steps and surcharges as staff set them: refused by name at their fields, and tried before anybody buys. */
import { beforeAll, describe, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { savedSettings } from '#schema/products/settings/settings'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop } from './goods.ts'
import { asOwner, delivery, method, openZonedShop, PATH, read, save, zone } from './zoned-delivery.ts'

let manager = ''
let [cup, stone] = ['', '']
beforeAll(async () => {
  ;({ cup, stone } = await openZonedShop())
  manager = (await atDesk('manager')).cookie
})

describe('what is wrong', () => {
  test.each([
    [
      'a range that runs backwards',
      { zones: [zone('a', ['ES'], { postcodes: ['38999-38000'] })] },
      'zones.0.postcodes.0',
      'postcode-reversed',
    ],
    [
      'a region that is none',
      { zones: [zone('a', ['US'], { regions: ['Atlantis'] })] },
      'zones.0.regions.0',
      'region-unknown',
    ],
    [
      'postcodes where there are none',
      { zones: [zone('a', ['HK'], { postcodes: ['1'] })] },
      'zones.0.postcodes',
      'postcode-none',
    ],
    ['a weight of 0', { methods: [method('a', { weightMax: 0 })] }, 'methods.0.weightMax', 'out-of-range'],
    ['a weight of 10⁹', { methods: [method('a', { weightMax: 1e9 })] }, 'methods.0.weightMax', 'out-of-range'],
    ['a zone that is not there', { methods: [method('a', { zones: ['gone'] })] }, 'methods.0.zones.0', 'unknown-zone'],
  ])('%s is refused at its field, and nothing is saved', async (_, change, path, code) => {
    const before = await read()
    const answer = await save({ ...documents.delivery, ...change })
    expect([answer.status, answer.json.issues]).toEqual([422, [{ path, code }]])
    expect(await read()).toEqual(before)
  })

  test('is told on the page at its field, in the words of what was typed', async () => {
    const before = (await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents
    const sent = await visit(PATH, {
      cookie: manager,
      form: [
        ['key', crypto.randomUUID()],
        ['version', String((await read()).version)],
        ['zones[0].name', 'Islands'],
        ['zones[0].countries', 'Spain'],
        ['zones[0].postcodes', '38999-38000\n35'],
        ['dispatch.timeZone', 'Europe/Amsterdam'],
        ['dispatch.handlingDays', '1'],
        ['dispatch.weekdays', '1'],
      ],
    })
    const html = await sent.text()
    expect(sent.status).toBe(422)
    expect(html).toContain('“38999-38000” ends before it begins')
    expect(html).toContain('38999-38000\n35</textarea>')
    expect((await savedSettings(shop.PRODUCTS_DB, ['delivery'])).documents).toEqual(before)
  })

  test('by the form weights are kilograms, and steps are what the method goes by', async () => {
    const sent = await visit(PATH, {
      cookie: manager,
      form: [
        ['key', crypto.randomUUID()],
        ['version', String((await read()).version)],
        ['methods[0].name.en', 'Parcel'],
        ['methods[0].days', '1'],
        ['methods[0].days', '2'],
        ['methods[0].zones', 'islands'],
        ['methods[0].by', 'weight'],
        ['methods[0].weightMax', '30'],
        ['methods[0].prices[0].currency', 'EUR'],
        ['methods[0].prices[0].from', '2,5'],
        ['methods[0].prices[0].price', '9.00'],
        ['zones[0].name', 'Islands'],
        ['zones[0].countries', 'Spain'],
        ['zones[0].postcodes', '３５'],
        ['dispatch.timeZone', 'Europe/Amsterdam'],
        ['dispatch.handlingDays', '1'],
        ['dispatch.weekdays', '1'],
      ],
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${PATH}?done=saved`])
    expect((await read()).value).toMatchObject({
      methods: [
        { id: 'parcel', zones: ['islands'], by: 'weight', weightMax: 30_000, prices: [{ from: 2_500, price: 900 }] },
      ],
      zones: [{ id: 'islands', countries: ['ES'], postcodes: ['35'] }],
    })
    const html = await (await visit(PATH, { cookie: manager })).text()
    expect(html).toMatch(/name="methods\[0\]\.prices\[0\]\.from"[^>]*value="2.5"/)
    expect(html).toMatch(/name="methods\[0\]\.zones"[^>]*value="islands" checked/)
    expect(html).toContain('/admin/settings/delivery/try')
  })
})

describe('the page that tries', () => {
  beforeAll(async () => {
    expect((await save(delivery)).status).toBe(200)
  })

  const tried = async (fields: Readonly<Record<string, string>>) => {
    const form = Object.entries({ key: crypto.randomUUID(), currency: 'EUR', ...fields })
    const answer = await visit(`${PATH}/try`, { cookie: manager, form })
    return { status: answer.status, html: await answer.text() }
  }

  test('says what is offered, of what each price is made, and why not the others', async () => {
    const { status, html } = await tried({ variant: stone, units: '2', country: 'Spain', postcode: '35001' })
    expect(status).toBe(200)
    expect(html).toContain('2 are offered')
    expect(html).toContain('Zone islands, by its postcode.')
    expect(html).toContain('2 pieces to send, 32 kg')
    expect(html).toContain('Bulky goods: €20.00.')
    expect(html).toContain('It is none of the zone islands.')
    const home = await tried({ variant: stone, units: '2', country: 'nl', postcode: '1012 AB' })
    expect(home.html).toContain('The cart weighs 32 kg; it takes 30 kg at most.')
    expect(home.html).toContain('It is for zones alone, and the place is in none.')
  })

  test('the same by API, and nothing is opened or held', async () => {
    const body = { lines: [{ variant: cup, units: 5 }], country: 'NL', postcode: '1012AB' }
    const { status, json } = await call('POST', '/api/admin/settings/delivery/try', { headers: asOwner(), body })
    expect(status, JSON.stringify(json)).toBe(200)
    expect(json).toMatchObject({
      grams: 2_000,
      zone: null,
      offered: [
        { method: 'parcel', price: { amount: 900 }, from: 2_000, free: false, surcharges: [] },
        { method: 'courier', price: { amount: 2_000 } },
      ],
      refused: [{ method: 'ferry', reason: 'other-zone' }],
    })
  })

  test('what cannot be tried is told at its field, and stays typed', async () => {
    const nowhere = await tried({ variant: cup, units: '1', country: 'Atlantis', postcode: '1' })
    expect(nowhere.status).toBe(422)
    expect(nowhere.html).toContain('There is no such country.')
    expect(nowhere.html).toContain('value="Atlantis"')
    const none = await tried({ variant: cup, units: 'many', country: 'NL' })
    expect(none.html).toContain('Write how many, from 1 to 999.')
    const unserved = await tried({ variant: cup, units: '1', country: 'Canada' })
    expect(unserved.html).toContain('Nothing is offered')
    expect(unserved.html).toContain('The shop sells nothing to Canada.')
  })

  test('speaks Chinese to whoever reads it', async () => {
    const page = await (await visit(`${PATH}/try?lang=zh`, { cookie: manager })).text()
    expect(page).toContain('试算配送')
    expect(page).toContain('送到哪里')
  })
})
