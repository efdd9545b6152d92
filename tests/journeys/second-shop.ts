/** Another shop than the demo: two currencies without cents and with a thousand parts, tax added, one language, two places. */
import type { ShopId } from '#domain/ids'
import { currency } from '#domain/money'
import { SETTINGS_FORMAT, type SettingsFile } from '#domain/settings/file'
import { emptySettings } from '#domain/settings/settings'

const JPY = currency('JPY')
const KWD = currency('KWD')
const nothing = emptySettings(JPY)

const address = { street: '1-2-3 Jingumae', postcode: '150-0001', city: 'Shibuya', region: 'Tokyo', country: 'JP' }
const always = { from: null, until: null } as const
const whole = { region: '', postcodes: '', taxClass: '', source: '' } as const

export const secondShop: SettingsFile = {
  format: SETTINGS_FORMAT,
  shop: 'shop_kam0kam0kam0kam0' as ShopId,
  version: 4,
  settings: {
    shop: { ...nothing.shop, id: 'shop_kam0kam0kam0kam0' as ShopId, name: 'Kumo', address, timeZone: 'Asia/Tokyo' },
    markets: {
      currencies: [JPY, KWD],
      languages: ['en'],
      markets: [
        {
          id: 'all',
          name: {},
          countries: ['JP', 'KW', 'CA'],
          currencies: [],
          languages: [],
          without: [],
          pricesIncludeTax: false,
          priorPrices: 'by-law',
          closed: false,
        },
      ],
      elsewhere: 'nowhere',
      rates: [],
    },
    locations: {
      locations: [
        { id: 'main', name: 'Shibuya', address, priority: 1 },
        { id: 'osaka', name: 'Osaka', address: null, priority: 0 },
      ],
    },
    delivery: {
      methods: [
        {
          id: 'yamato',
          name: { en: 'Courier' },
          note: {},
          days: [1, 2],
          countries: ['JP', 'KW'],
          prices: [
            { currency: JPY, price: 800, freeOver: 10_000 },
            { currency: KWD, price: 1_500, freeOver: null },
          ],
        },
      ],
      dispatch: {
        timeZone: 'Asia/Tokyo',
        weekdays: [1, 2, 3, 4, 5, 6],
        until: '15:00',
        holidays: ['01-01'],
        handlingDays: 0,
      },
    },
    tax: { ...nothing.tax, rates: [{ country: 'JP', rate: 1000, ...always, ...whole }] },
    returns: nothing.returns,
    announcement: { sentences: [] },
    menus: nothing.menus,
    product: nothing.product,
    home: { ...nothing.home, heading: [{ en: 'Cloud paper' }] },
    pages: { pages: [] },
  },
}
