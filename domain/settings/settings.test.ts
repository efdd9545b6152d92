/** What a merchant may write into the settings, and what is refused, field by field. */
import { describe, expect, test } from 'vitest'
import type { ShopId } from '../ids.ts'
import { currency, type Currency } from '../money.ts'
import type { World } from './check.ts'
import type { DeliveryMethod } from './delivery.ts'
import { checkFile, SETTINGS_FORMAT } from './file.ts'
import { gapsOf, chargeGaps } from './gaps.ts'
import { checkSettings, emptySettings, SETTINGS_GROUPS, type Settings } from './settings.ts'
import { taxRateOn } from './tax.ts'
import { textIn } from './text.ts'

const JPY = currency('JPY')
const KWD = currency('KWD')
const world: World = {
  isCountry: (code) => ['JP', 'KW', 'CA'].includes(code),
  placeFaults: ({ postcode }) => (postcode === 'nonsense!' ? { postcode: 'postcode-form' } : {}),
  regionIn: (_, text) => text,
  writesPostcodes: () => true,
  isPostcode: () => false,
  isTaxNumber: (country, number) => number.startsWith(country),
  isSafeHtml: (html) => !html.includes('<script'),
  isSafeDrawing: (svg) => !svg.includes('onload'),
}
const nothing = emptySettings(JPY)

const post: DeliveryMethod = {
  id: 'post',
  name: { en: 'By post' },
  note: {},
  days: [1, 3],
  countries: null,
  prices: [
    { currency: JPY, price: 800, freeOver: 10_000 },
    { currency: KWD, price: 1500, freeOver: null },
  ],
}
const { dispatch } = nothing.delivery
const delivery = { methods: [post], dispatch }
const shop = { ...nothing.shop, name: 'Kumo', timeZone: 'Asia/Tokyo' }
const market = { id: 'near', countries: ['JP', 'KW'], pricesIncludeTax: false }
const page = {
  folder: 'pages',
  handle: 'care',
  title: { en: 'Care' },
  lead: {},
  body: { en: '<p>Gently.</p>' },
} as const

test('a shop that has said nothing says nothing wrong, but for its name', () => {
  const wrong = SETTINGS_GROUPS.flatMap((group) => checkSettings(group, nothing[group], world))
  expect(wrong).toEqual([{ path: 'name', code: 'required' }])
})

test('a shop that has said enough is taken as it is', () => {
  expect(checkSettings('shop', shop, world)).toEqual([])
  expect(checkSettings('delivery', delivery, world)).toEqual([])
  const markets = { currencies: [JPY, KWD], languages: ['en'], markets: [market] } as const
  expect(checkSettings('markets', markets, world)).toEqual([])
})

describe('is refused with its field and the reason', () => {
  const method = (change: Partial<DeliveryMethod>) =>
    checkSettings('delivery', { methods: [{ ...post, ...change }], dispatch }, world)
  const rate = (change: object) =>
    checkSettings('tax', { rates: [{ country: 'JP', rate: 1000, from: null, until: null, ...change }] }, world)
  const dispatched = (change: object) =>
    checkSettings('delivery', { methods: [], dispatch: { ...dispatch, ...change } }, world)
  const pages = (...of: object[]) =>
    checkSettings('pages', { pages: of.map((change) => ({ ...page, ...change })) }, world)
  const price = (change: object) => ({ currency: JPY, price: 1, freeOver: null, ...change })

  test.each([
    ['no name', checkSettings('shop', { ...shop, name: ' ' }, world), 'name', 'required'],
    [
      'a zone that is none',
      checkSettings('shop', { ...shop, timeZone: 'Asia/Atlantis' }, world),
      'timeZone',
      'unknown-time-zone',
    ],
    [
      'an offset for a zone',
      checkSettings('shop', { ...shop, timeZone: '+09:00' }, world),
      'timeZone',
      'unknown-time-zone',
    ],
    [
      'a logo that acts',
      checkSettings('shop', { ...shop, logo: '<svg onload="x()"/>' }, world),
      'logo',
      'drawing-unsafe',
    ],
    [
      'a logo that is a script',
      checkSettings('shop', { ...shop, logo: 'javascript:x()' }, world),
      'logo',
      'address-form',
    ],
    [
      'a name with a line of its own',
      checkSettings('shop', { ...shop, name: 'Kumo\r\nBcc: a@b.c' }, world),
      'name',
      'unwritable',
    ],
    ['a telephone with a NUL', checkSettings('shop', { ...shop, phone: '1\u00002' }, world), 'phone', 'unwritable'],
    [
      'a sentence that steers a terminal',
      checkSettings('announcement', { sentences: [{ en: 'Free\u001b[2J' }] }, world),
      'sentences.0.en',
      'unwritable',
    ],
    ['a mail that is none', checkSettings('shop', { ...shop, email: 'kumo' }, world), 'email', 'email-form'],
    [
      'a currency that is none',
      checkSettings('markets', { ...nothing.markets, currencies: [JPY, 'XXZ' as Currency] }, world),
      'currencies.1',
      'unknown-currency',
    ],
    [
      'a country in two markets',
      checkSettings(
        'markets',
        { ...nothing.markets, markets: [market, { ...market, id: 'far', countries: ['KW'] }] },
        world,
      ),
      'markets.1.countries.0',
      'duplicate',
    ],
    [
      'a country that is none',
      checkSettings('markets', { ...nothing.markets, markets: [{ ...market, countries: ['XX'] }] }, world),
      'markets.0.countries.0',
      'unknown-country',
    ],
    ['a negative rate', rate({ rate: -1 }), 'rates.0.rate', 'out-of-range'],
    ['a rate above 100 %', rate({ rate: 10_001 }), 'rates.0.rate', 'out-of-range'],
    ['a rate finer than tables have it', rate({ rate: 0.005 }), 'rates.0.rate', 'out-of-range'],
    ['a day that is none', rate({ from: '2026-02-30' }), 'rates.0.from', 'date-form'],
    [
      'a rate that ends before it begins',
      rate({ from: '2026-02-02', until: '2026-02-01' }),
      'rates.0.until',
      'dates-reversed',
    ],
    ['a method without a price', method({ prices: [] }), 'methods.0.prices', 'price-missing'],
    ['a method without a name', method({ name: {} }), 'methods.0.name', 'required'],
    ['a method priced twice', method({ prices: [price({}), price({})] }), 'methods.0.prices.1.currency', 'duplicate'],
    ['a price below nothing', method({ prices: [price({ price: -1 })] }), 'methods.0.prices.0.price', 'out-of-range'],
    [
      'a price in no currency',
      method({ prices: [price({ currency: 'EURO' })] }),
      'methods.0.prices.0.currency',
      'unknown-currency',
    ],
    ['days that run backwards', method({ days: [3, 1] }), 'methods.0.days', 'days-reversed'],
    [
      'two methods of one name',
      checkSettings('delivery', { methods: [post, post], dispatch }, world),
      'methods.1.id',
      'duplicate',
    ],
    ['a week without working days', dispatched({ weekdays: [] }), 'dispatch.weekdays', 'required'],
    ['a day of the week that is none', dispatched({ weekdays: [0] }), 'dispatch.weekdays.0', 'out-of-range'],
    ['an hour that is none', dispatched({ until: '24:00' }), 'dispatch.until', 'time-form'],
    ['a holiday that is none', dispatched({ holidays: ['02-29', '13-01'] }), 'dispatch.holidays.1', 'date-form'],
    ['a page with a script', pages({ body: { zh: '<script>x()</script>' } }), 'pages.0.body.zh', 'html-unsafe'],
    ['two pages at one address', pages({}, {}), 'pages.1.handle', 'duplicate'],
    ['a handle with a slash', pages({ handle: 'a/b' }), 'pages.0.handle', 'handle-form'],
    [
      'a link that acts',
      checkSettings('menus', { ...nothing.menus, main: [{ title: { en: 'x' }, path: 'javascript:x()' }] }, world),
      'main.0.path',
      'address-form',
    ],
    [
      'a link to whoever',
      checkSettings('menus', { ...nothing.menus, main: [{ title: { en: 'x' }, path: '//evil.example' }] }, world),
      'main.0.path',
      'address-form',
    ],
    [
      'a window that never ends',
      checkSettings('returns', { ...nothing.returns, days: 1e9 }, world),
      'days',
      'out-of-range',
    ],
    [
      'two places of one id',
      checkSettings(
        'locations',
        { locations: [0, 1].map((priority) => ({ id: 'main', name: 'Main', address: null, priority })) },
        world,
      ),
      'locations.1.id',
      'duplicate',
    ],
  ])('%s', (_, issues, path, code) => {
    expect(issues).toEqual([{ path, code }])
  })
})

test('a page of five megabytes is refused unread', () => {
  const pages = [{ ...page, body: { en: 'x'.repeat(5_000_000) } }]
  const unread = { ...world, isSafeHtml: (html: string) => html.length < 5_000_000 || expect.unreachable() }
  expect(checkSettings('pages', { pages }, unread)).toContainEqual({ path: 'pages.0.body.en', code: 'too-long' })
})

test('all that is wrong is told at once', () => {
  const wrong = checkSettings('shop', { ...shop, name: '', email: 'x', timeZone: 'x' }, world)
  expect(wrong.map(({ path }) => path)).toEqual(['name', 'email', 'timeZone'])
})

test('of two rates for one country on one day the later is refused, one after the other are taken', () => {
  const before = { country: 'JP', rate: 800, from: null, until: '2026-09-30' }
  const after = { country: 'JP', rate: 1000, from: '2026-10-01', until: null }
  expect(checkSettings('tax', { rates: [before, after] }, world)).toEqual([])
  expect(checkSettings('tax', { rates: [before, { ...after, from: '2026-09-30' }] }, world)).toEqual([
    { path: 'rates.1', code: 'duplicate' },
  ])
  const days = ['2026-09-30', '2026-10-01'].map((day) => taxRateOn({ rates: [before, after] }, 'JP', day))
  expect(days).toEqual([800, 1000])
  expect(taxRateOn({ rates: [before, after] }, 'KW', '2026-10-01')).toBeUndefined()
})

test('what a shop lacks is told to its staff, country by country', () => {
  const said: Settings = {
    ...nothing,
    version: 3,
    shop,
    markets: { currencies: [JPY, KWD], languages: ['en'], markets: [market] },
    delivery: { methods: [{ ...post, countries: ['JP'] }], dispatch },
    tax: { rates: [{ country: 'KW', rate: 0, from: null, until: null }] },
  }
  expect(gapsOf(said, '2026-11-28')).toEqual([
    { code: 'no-location' },
    { code: 'no-delivery', country: 'KW', currency: JPY },
    { code: 'no-delivery', country: 'KW', currency: KWD },
    { code: 'no-tax', country: 'JP' },
  ])
  expect(gapsOf({ ...nothing, version: 0 }, '2026-11-28').map(({ code }) => code)).toEqual([
    'shop-unnamed',
    'no-countries',
    'no-location',
  ])
})

test('what the payment provider would decline is told, where it is asked at all', () => {
  const said = { markets: { ...nothing.markets, currencies: [JPY, KWD] }, payments: nothing.payments }
  const online = { ...said, payments: { ...nothing.payments, online: true } }
  expect(chargeGaps(online, (code) => (code === KWD ? null : 1))).toEqual([{ code: 'not-charged', currency: KWD }])
  // What is charged in steps is rounded to them.
  expect(chargeGaps(online, () => 10)).toEqual([])
  expect(chargeGaps({ ...said, payments: { ...nothing.payments, online: false } }, () => null)).toEqual([])
})

test('a file is taken by its own shop and by one that has no settings; another has to be told', () => {
  const [own, other] = ['shop_one', 'shop_two'] as ShopId[] as [ShopId, ShopId]
  const file = { format: SETTINGS_FORMAT, shop: own }
  const taken = (of: ShopId | '', anotherShop = false) => checkFile(file, of, { anotherShop }).ok
  expect([taken(own), taken(''), taken(other), taken(other, true)]).toEqual([true, true, false, true])
  expect(checkFile({ ...file, format: SETTINGS_FORMAT + 1 }, own, { anotherShop: true })).toMatchObject({
    refusal: { code: 'settings-format-newer' },
  })
})

test('a text that is missing in one language is told in another', () => {
  expect([textIn({ zh: '邮寄' }, 'en'), textIn({ en: 'Post', zh: '邮寄' }, 'zh'), textIn({}, 'en')]).toEqual([
    '邮寄',
    '邮寄',
    '',
  ])
})
