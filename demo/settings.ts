/** The settings of the demo shop, as the file that `npm run settings -- import` takes from any merchant. */
import { HOUSE } from '#domain/settings/theme'
import type { ShopId } from '#domain/ids'
import { currency } from '#domain/money'
import type { DeliveryMethod } from '#domain/settings/delivery'
import { SETTINGS_FORMAT, type SettingsFile } from '#domain/settings/file'
import type { SettingsDocuments } from '#domain/settings/settings'
import { announcement, home, menus, product } from './content.ts'
import { logo } from './logo.ts'
import { pages } from './prose/prose.ts'

const [EUR, USD, GBP, CNY] = [currency('EUR'), currency('USD'), currency('GBP'), currency('CNY')]

/** Value added tax in the Union and in Great Britain. @see https://taxation-customs.ec.europa.eu/taxation/vat/vat-directive/vat-rates_en read 2026 */
const UNION_RATES =
  'AT 2000 BE 2100 BG 2000 CY 1900 CZ 2100 DE 1900 DK 2500 EE 2400 ES 2100 FI 2550 FR 2000 GR 2400 HR 2500 HU 2700 ' +
  'IE 2300 IT 2200 LT 2100 LU 1700 LV 2100 MT 1800 NL 2100 PL 2300 PT 2300 RO 2100 SE 2500 SI 2200 SK 2300'
/** Sold to without tax. */
const ELSEWHERE = ['CH', 'CN', 'HK', 'NO', 'SG', 'TW', 'US']

const rates = Array.from(
  `${UNION_RATES} GB 2000 ${ELSEWHERE.map((country) => `${country} 0`).join(' ')}`.matchAll(/([A-Z]{2}) (\d+)/g),
  ([, country = '', rate]) => ({ country, rate: Number(rate), from: null, until: null }),
)
const UNION = Array.from(UNION_RATES.matchAll(/[A-Z]{2}/g), ([country]) => country)

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
    currencies: [EUR, USD, GBP, CNY],
    languages: ['en', 'zh'],
    markets: [
      { id: 'union', countries: UNION, pricesIncludeTax: true },
      { id: 'elsewhere', countries: [...ELSEWHERE, 'GB'], pricesIncludeTax: true },
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
  tax: { rates },
  returns: { days: 30, paidBy: 'shop', countries: UNION },
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
