/**
 * The rules of a shop as data: a document for each group, each with its own version.
 *
 * What a merchant has not said is not made up: a shop without settings names no country, no price and no promise.
 */
import type { ShopId } from '../ids.ts'
import { LANGUAGES } from '../languages.ts'
import type { Currency } from '../money.ts'
import type { SettingsIssue, World } from './check.ts'
import {
  checkAnnouncement,
  checkHome,
  checkMenus,
  checkProduct,
  type AnnouncementSettings,
  type HomeSettings,
  type MenusSettings,
  type ProductSettings,
} from './content.ts'
import { checkDelivery, type DeliverySettings } from './delivery.ts'
import { ALWAYS, checkDownloads, type DownloadsSettings } from './downloads.ts'
import { checkInvoices, type InvoicesSettings } from './invoices.ts'
import { checkLocations, type LocationsSettings } from './locations.ts'
import { checkMarkets, type MarketsSettings } from './markets.ts'
import { checkMetafields, type MetafieldsSettings } from './metafields.ts'
import { checkNotifications, type NotificationsSettings } from './notifications.ts'
import { checkPages, type PagesSettings } from './pages.ts'
import { checkPayments, BY_THE_CLOCK, type PaymentsSettings } from './payments.ts'
import { checkReturns, PLAIN, type ReturnsSettings } from './returns.ts'
import { checkShop, type ShopSettings } from './shop.ts'
import { checkTheme, HOUSE, type ThemeSettings } from './theme.ts'
import type { TaxSettings } from '../tax/table.ts'
import { checkTax } from './tax.ts'

export type SettingsDocuments = {
  readonly shop: ShopSettings
  readonly markets: MarketsSettings
  readonly locations: LocationsSettings
  readonly delivery: DeliverySettings
  readonly tax: TaxSettings
  readonly invoices: InvoicesSettings
  readonly payments: PaymentsSettings
  readonly returns: ReturnsSettings
  readonly downloads: DownloadsSettings
  readonly notifications: NotificationsSettings
  readonly announcement: AnnouncementSettings
  readonly menus: MenusSettings
  readonly product: ProductSettings
  readonly metafields: MetafieldsSettings
  readonly theme: ThemeSettings
  readonly home: HomeSettings
  readonly pages: PagesSettings
}
export type SettingsGroup = keyof SettingsDocuments

/** In the order in which staff see them, and in which they are checked. */
export const SETTINGS_GROUPS = [
  'shop',
  'markets',
  'locations',
  'delivery',
  'tax',
  'invoices',
  'payments',
  'returns',
  'downloads',
  'notifications',
  'announcement',
  'menus',
  'product',
  'metafields',
  'theme',
  'home',
  'pages',
] as const satisfies readonly SettingsGroup[]

export const isSettingsGroup = (text: string): text is SettingsGroup => SETTINGS_GROUPS.some((group) => group === text)

/** All but the pages at length, which are read by whoever shows one. */
export type Settings = Omit<SettingsDocuments, 'pages'> & {
  /** Counts the changes of all groups: what an order was priced by is kept under it. 0: nothing was ever saved. */
  readonly version: number
}

const NO_SHOP = '' as ShopId

/** @param own the currency that goods were priced in before anybody said so in the settings */
export const emptySettings = (own: Currency): SettingsDocuments => ({
  shop: { id: NO_SHOP, name: '', logo: '', email: '', phone: '', address: null, timeZone: 'UTC' },
  markets: { currencies: [own], languages: LANGUAGES, markets: [] },
  locations: { locations: [] },
  delivery: {
    methods: [],
    dispatch: { timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5], until: null, holidays: [], handlingDays: 0 },
  },
  tax: {
    rates: [],
    classes: [],
    rounding: 'document',
    deliveryBy: 'class',
    deliveryClass: '',
    distanceSales: 'destination',
    registrations: [],
  },
  invoices: {
    issued: false,
    mailed: false,
    invoiceForm: 'INV-{year}-{number}',
    creditForm: 'CN-{year}-{number}',
    digits: 5,
    legalName: '',
    register: '',
    note: {},
  },
  payments: { online: true, capture: 'order', manual: [], ...BY_THE_CLOCK },
  returns: { days: null, paidBy: 'shopper', countries: null, ...PLAIN },
  downloads: ALWAYS,
  notifications: { reviewAfterDays: null, toldPerUnit: 2, cartReminderHours: [] },
  announcement: { sentences: [] },
  menus: { main: [], footer: { about: {}, columns: [], note: {} } },
  product: { facts: [], folds: [] },
  metafields: { definitions: [] },
  theme: HOUSE,
  home: {
    title: {},
    description: {},
    hero: null,
    heading: [],
    lead: {},
    rows: { newest: {}, favourites: {}, markdowns: {} },
    closing: {},
    shared: '',
  },
  pages: { pages: [] },
})

type Checks = {
  readonly [G in SettingsGroup]: (document: SettingsDocuments[G], world: World) => readonly SettingsIssue[]
}

const checks: Checks = {
  shop: checkShop,
  markets: checkMarkets,
  locations: checkLocations,
  delivery: checkDelivery,
  tax: checkTax,
  invoices: checkInvoices,
  payments: checkPayments,
  returns: checkReturns,
  downloads: checkDownloads,
  notifications: checkNotifications,
  announcement: checkAnnouncement,
  menus: checkMenus,
  product: checkProduct,
  metafields: checkMetafields,
  theme: checkTheme,
  home: checkHome,
  pages: checkPages,
}

/** All that is wrong with one document; empty when it may be saved. */
export const checkSettings = <G extends SettingsGroup>(
  group: G,
  document: SettingsDocuments[G],
  world: World,
): readonly SettingsIssue[] => checks[group](document, world)
