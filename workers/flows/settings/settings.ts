/** The rules of the shop and its menu, from the data tier: at most five seconds old, and one question for both. */
import { isShown, type Collection } from '#domain/catalog/collection'
import type { ContentDocument } from '#domain/content/document'
import { currency, type Currency } from '#domain/money'
import type { Conversion } from '#domain/pricing/conversion'
import { conversionOf } from '#domain/settings/markets'
import { withDeliveryRates } from '#domain/settings/delivery-rates'
import { withElsewhere } from '#domain/settings/elsewhere'
import type { ContentPage } from '#domain/settings/pages'
import { emptySettings, SETTINGS_GROUPS, type Settings, type SettingsGroup } from '#domain/settings/settings'
import { collectionsReading } from '#schema/products/catalog/collections'
import { readAlone, readTogether } from '#schema/products/catalog/reading'
import { homeReading } from '#schema/products/content/documents'
import { savedSettings, settingsReading, type SavedSettings } from '#schema/products/settings/settings'
import { openWhole } from '../../cache/data.ts'
import { CONTENT, MENU, SETTINGS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { allCountries } from '../logistics/address-formats.ts'

type Store = Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>

/** Pages at length are read by whoever shows one: they are a hundred times the size of all the rest. */
const RULES = SETTINGS_GROUPS.filter((group) => group !== 'pages')

const frame = openWhole({
  tags: [MENU, SETTINGS],
  read: async (db: D1Database) => {
    const [collections, saved] = await readTogether<[Collection[], SavedSettings]>(db, [
      collectionsReading(db),
      settingsReading(db, RULES),
    ])
    return { collections, saved }
  },
})

/** Put together once for each reading. */
const together = new WeakMap<SavedSettings, Settings>()
/** For pages that must work when no store answers. */
let known: Settings | undefined

const withNothing = (env: Store): Settings => {
  const { pages: _, ...empty } = emptySettings(currency(env.CURRENCY))
  return { ...empty, version: 0 }
}

const settingsOf = (env: Store, saved: SavedSettings): Settings => {
  let settings = together.get(saved)
  if (!settings) {
    const nothing = withNothing(env)
    const { payments, returns } = saved.documents
    const rules: Settings = withDeliveryRates({
      ...nothing,
      ...saved.documents,
      // One from before says nothing of reminders, or of what a return costs: it begins as a new shop does.
      ...(payments && { payments: { ...nothing.payments, ...payments } }),
      ...(returns && { returns: { ...nothing.returns, ...returns } }),
      version: saved.number,
    })
    settings = withElsewhere(rules, allCountries)
    together.set(saved, settings)
  }
  return (known = settings)
}

export type Frame = {
  readonly settings: Settings
  readonly collections: readonly Collection[]
}

/** What every page shows, in one. */
export const frameFresh = async (env: Store, now: number): Promise<Frame> => {
  const { collections, saved } = await frame.get(env.PRODUCTS_DB, now)
  return { collections: collections.filter((one) => isShown(one, now)), settings: settingsOf(env, saved) }
}

export const settingsFresh = async (env: Store, now: number): Promise<Settings> =>
  settingsOf(env, (await frame.get(env.PRODUCTS_DB, now)).saved)

/** One for each reading, so that it is known again. */
const conversions = new WeakMap<Settings, Conversion | null>()

/** By which goods are priced that have no price in a currency; null: none has. */
export const conversionFresh = async (env: Store, now: number): Promise<Conversion | null> => {
  const settings = await settingsFresh(env, now)
  const known = conversions.get(settings)
  if (known !== undefined) return known
  const conversion = conversionOf(settings.markets)
  conversions.set(settings, conversion)
  return conversion
}

/** What was read last, or nothing: no store is asked. */
export const settingsKnown = (env: Store): Settings => known ?? withNothing(env)

/** What was read last; undefined while nothing was read. */
export const settingsRead = (): Settings | undefined => known

/** The one that lists and pages are in. */
export const ownCurrency = ({ markets }: Pick<Settings, 'markets'>): Currency => {
  const [own] = markets.currencies
  if (!own) throw new RangeError('settings without a currency')
  return own
}

export const ownCurrencyFresh = async (env: Store, now: number): Promise<Currency> =>
  ownCurrency(await settingsFresh(env, now))

/** All collections, in the order of the menu: every page shows it. */
export const collectionsFresh = async (env: Store, now: number): Promise<readonly Collection[]> =>
  (await frameFresh(env, now)).collections

/** One group as it stands in the store now, for whoever changes it; one that was never saved says nothing. */
export const currentSettings = async <G extends SettingsGroup>(env: Store, group: G) => {
  const { documents, versions } = await savedSettings(env.PRODUCTS_DB, [group])
  const empty = emptySettings(currency(env.CURRENCY))[group]
  const saved = documents[group]
  // Of these a version from before says less.
  const isLess = group === 'payments' || group === 'returns'
  const value = saved && isLess ? { ...empty, ...saved } : (saved ?? empty)
  return { group, version: versions[group] ?? 0, value }
}

const home = openWhole({
  tags: [CONTENT],
  read: (db: D1Database) => readAlone(db, homeReading(db)),
})

/** Whether there was one when it was read last: then a page asks for nothing that it would not show. */
let homeWritten = false
export const isHomeWritten = (): boolean => homeWritten

/** The first page as staff have put it together; undefined: as the settings say it. */
export const homeFresh = async (env: Store, now: number): Promise<ContentDocument | undefined> => {
  const document = await home.get(env.PRODUCTS_DB, now)
  homeWritten = document !== undefined
  return document
}

const content = openWhole({
  tags: [SETTINGS],
  read: async (db: D1Database) => (await savedSettings(db, ['pages'])).documents.pages?.pages ?? [],
})

export const contentPagesFresh = (env: Store, now: number): Promise<readonly ContentPage[]> =>
  content.get(env.PRODUCTS_DB, now)
