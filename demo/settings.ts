/** The settings of the demo shop, as the file that `npm run settings -- import` takes from any merchant. */
import { HOUSE } from '#domain/settings/theme'
import type { ShopId } from '#domain/ids'
import { currency, type Currency } from '#domain/money'
import type { DeliveryMethod } from '#domain/settings/delivery'
import type { Market } from '#domain/settings/markets'
import type { Text } from '#domain/settings/text'
import { SETTINGS_FORMAT, type SettingsFile } from '#domain/settings/file'
import { BY_THE_CLOCK } from '#domain/settings/payments'
import type { SettingsDocuments } from '#domain/settings/settings'
import { UNION } from '#domain/tax/union'
import { unionRows } from '#domain/tax/union-rates'
import { announcement, home, menus, product } from './content.ts'
import { logo } from './logo.ts'
import { pages } from './prose/prose.ts'
import { returns } from './returns.ts'

const [EUR, USD, GBP, CNY, JPY] = [currency('EUR'), currency('USD'), currency('GBP'), currency('CNY'), currency('JPY')]

/** Sold to without tax. */
const ELSEWHERE = ['CH', 'CN', 'HK', 'JP', 'NO', 'SG', 'TW', 'US']

/** Not in markets of their own. */
const REST = ELSEWHERE.filter((country) => !['CN', 'JP', 'US'].includes(country))

/** Shown in the first of its currencies; without any in the shop's own, and all of them are taken. */
const market = (id: string, name: Text, countries: readonly string[], currencies: readonly Currency[]): Market => ({
  id,
  name,
  countries,
  currencies,
  languages: [],
  without: [],
  pricesIncludeTax: true,
  priorPrices: 'by-law',
  closed: false,
})

/** What the shop sells is taxed as everything is, wherever it goes. */
const standard = unionRows.filter(({ taxClass }) => !taxClass)
const elsewhere = [['GB', 2000] as const, ...ELSEWHERE.map((country) => [country, 0] as const)].map(
  ([country, rate]) => ({
    country,
    rate,
    from: null,
    until: null,
    region: '',
    postcodes: '',
    taxClass: '',
    source: '',
  }),
)

type Price = readonly [price: number, freeOver: number | null]
const prices = (eur: Price, usd: Price, gbp: Price, cny: Price): DeliveryMethod['prices'] =>
  (
    [
      [EUR, eur],
      [USD, usd],
      [GBP, gbp],
      [CNY, cny],
    ] as const
  ).map(([of, [price, freeOver]]) => ({
    currency: of,
    price,
    freeOver,
  }))

const methods: readonly DeliveryMethod[] = [
  {
    id: 'post',
    name: { en: 'By post, to the door', zh: '邮寄到家' },
    note: {},
    days: [2, 4],
    countries: null,
    prices: prices([490, 6000], [590, 7000], [420, 5000], [1500, 29900]),
  },
  {
    id: 'parcel-shop',
    name: { en: 'To a parcel shop', zh: '送到自提点' },
    note: { en: 'held for 7 days', zh: '保留 7 天' },
    days: [2, 3],
    countries: null,
    prices: prices([390, 6000], [490, 7000], [340, 5000], [1200, 29900]),
  },
  {
    id: 'express',
    name: { en: 'Express', zh: '特快' },
    note: {},
    days: [1, 1],
    countries: null,
    prices: prices([1400, null], [1600, null], [1200, null], [4500, null]),
  },
]

export const documents: SettingsDocuments = {
  shop: {
    id: 'shop_st0ademst0ademst' as ShopId,
    name: 'Stoa',
    logo,
    email: 'shop@stoa.example',
    phone: '',
    address: { street: 'Kade 7', postcode: '3011 AA', city: 'Rotterdam', region: '', country: 'NL' },
    timeZone: 'Europe/Amsterdam',
  },
  markets: {
    currencies: [EUR, USD, GBP, CNY, JPY],
    languages: ['en', 'zh'],
    markets: [
      market('union', { en: 'European Union', zh: '欧盟' }, [...UNION], []),
      market('united-kingdom', { en: 'United Kingdom', zh: '英国' }, ['GB'], [GBP, EUR]),
      market('united-states', { en: 'United States', zh: '美国' }, ['US'], [USD, EUR]),
      market('china', { en: 'China', zh: '中国' }, ['CN'], [CNY, EUR]),
      market('japan', { en: 'Japan', zh: '日本' }, ['JP'], [JPY]),
      market('elsewhere', { en: 'Elsewhere', zh: '其他地区' }, REST, []),
    ],
    elsewhere: 'nowhere',
    // Nobody has typed a price in yen: goods and delivery are priced by it, in tens.
    rates: [
      {
        currency: JPY,
        rate: '162.35',
        adjustment: 0,
        step: '10',
        less: '',
        mode: 'nearest',
        source: '',
        day: null,
      },
    ],
  },
  locations: { locations: [{ id: 'main', name: 'Rotterdam', address: null, priority: 0 }] },
  delivery: {
    methods,
    dispatch: {
      timeZone: 'Europe/Amsterdam',
      weekdays: [1, 2, 3, 4, 5],
      until: null,
      holidays: [],
      handlingDays: 1,
    },
  },
  tax: {
    rates: [...standard, ...elsewhere],
    classes: [{ id: 'books', name: { en: 'Books', zh: '图书' } }],
    rounding: 'document',
    deliveryBy: 'class',
    deliveryClass: '',
    distanceSales: 'destination',
    registrations: [{ country: 'NL', number: 'NL123456782B90' }],
  },
  // Each is written down beside its order, and that is not free: docs/limits.md.
  invoices: {
    issued: false,
    mailed: false,
    invoiceForm: 'INV-{year}-{number}',
    creditForm: 'CN-{year}-{number}',
    digits: 5,
    legalName: 'Stoa Handel B.V.',
    register: 'KvK 00000000',
    note: {},
  },
  payments: { online: true, capture: 'order', manual: [], ...BY_THE_CLOCK },
  returns,
  downloads: { days: null, times: null },
  notifications: { reviewAfterDays: 14, toldPerUnit: 2, cartReminderHours: [1, 24, 72] },
  announcement,
  theme: HOUSE,
  metafields: {
    definitions: [
      {
        field: 'custom.care',
        name: { en: 'Care', zh: '保养' },
        type: 'single_line_text',
        shown: true,
        filterable: true,
      },
      {
        field: 'custom.size_guide',
        name: { en: 'Size guide', zh: '尺寸说明' },
        type: 'multi_line_text',
        shown: true,
        filterable: false,
      },
    ],
  },
  menus,
  product,
  home,
  pages: { pages },
}

export const settingsFile: SettingsFile = {
  format: SETTINGS_FORMAT,
  shop: documents.shop.id,
  version: 1,
  settings: documents,
}
