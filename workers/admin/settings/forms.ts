/** The form of each document of the settings: which field stands for what. */
import { METAFIELD_TYPES } from '#domain/catalog/metafields'
import { LANGUAGES } from '#domain/languages'
import { CAPTURES, MANUAL_KINDS } from '#domain/settings/payments'
import { ROUNDING_MODES } from '#domain/pricing/conversion'
import { ELSEWHERE, PRIOR_PRICES } from '#domain/settings/markets'
import { MEASURES } from '#domain/settings/delivery'
import { SURCHARGED } from '#domain/settings/surcharges'
import { COLOURS, RADII, TYPEFACES } from '#domain/settings/theme'
import { DELIVERY_TAXES, DISTANCE_SALES, TAX_ROUNDINGS } from '#domain/tax/table'
import type { SettingsGroup } from '#domain/settings/settings'
import { group, type Field, type Group } from './field.ts'
import { returns } from './return-form.ts'

const line = { kind: 'line' } as const
const code = { kind: 'line', code: true } as const
const text = { kind: 'text' } as const
const sentence = { kind: 'text', lines: 2, optional: true } as const
const short = { kind: 'text', optional: true } as const
const whole = { kind: 'whole' } as const
const optionalLine = { kind: 'line', optional: true } as const
const decimal = { kind: 'line', decimal: true } as const
const everywhere = { kind: 'countries', optional: true } as const

const address: Group = {
  ...group({
    street: optionalLine,
    postcode: optionalLine,
    city: optionalLine,
    region: optionalLine,
    country: { kind: 'country' },
  }),
  optional: true,
}

const goes = { kind: 'line', code: true, goes: true } as const
const links: Field = { kind: 'rows', as: 'table', row: group({ title: text, path: goes }) }
const picture = { kind: 'line', code: true, picture: true } as const

/** A menu of three levels: each link with those below it. */
const below: Field = { kind: 'rows', as: 'parts', row: group({ title: text, path: goes, links }) }
const passages: Field = {
  kind: 'rows',
  as: 'parts',
  row: group({ title: text, text: { kind: 'text', lines: 3 } }),
}

const palette = group(Object.fromEntries(COLOURS.map((colour) => [colour, { kind: 'colour' } as const])))

export const FORMS: { readonly [G in SettingsGroup]: Group } = {
  shop: group({
    name: line,
    email: { kind: 'line', type: 'email', optional: true },
    phone: { kind: 'line', type: 'tel', optional: true },
    timeZone: { kind: 'zone' },
    logo: { kind: 'source', optional: true },
    address,
  }),
  markets: group({
    languages: { kind: 'rows', as: 'table', row: { kind: 'choice', of: LANGUAGES } },
    currencies: { kind: 'rows', as: 'table', row: { kind: 'currency' } },
    markets: {
      kind: 'rows',
      as: 'folds',
      row: group({
        name: short,
        id: code,
        countries: { kind: 'countries' },
        currencies: { kind: 'rows', as: 'table', row: { kind: 'currency', own: true } },
        languages: { kind: 'rows', as: 'table', row: { kind: 'choice', of: LANGUAGES } },
        without: { kind: 'lines' },
        pricesIncludeTax: { kind: 'flag' },
        priorPrices: { kind: 'choice', of: PRIOR_PRICES },
        closed: { kind: 'flag' },
      }),
    },
    elsewhere: { kind: 'choice', of: ELSEWHERE },
    rates: {
      kind: 'rows',
      as: 'folds',
      row: group({
        currency: { kind: 'currency', own: true },
        rate: decimal,
        adjustment: { kind: 'percent', optional: true },
        step: { ...decimal, optional: true },
        less: { ...decimal, optional: true },
        mode: { kind: 'choice', of: ROUNDING_MODES },
        source: optionalLine,
        day: { kind: 'date', optional: true },
      }),
    },
  }),
  locations: group({
    locations: {
      kind: 'rows',
      as: 'parts',
      row: group({
        name: line,
        id: code,
        priority: whole,
        address,
        hours: {
          kind: 'rows',
          as: 'parts',
          row: group({
            weekdays: { kind: 'several', of: [1, 2, 3, 4, 5, 6, 7] },
            from: { kind: 'clock' },
            until: { kind: 'clock' },
          }),
        },
      }),
    },
  }),
  delivery: group({
    methods: {
      kind: 'rows',
      as: 'folds',
      row: group({
        name: text,
        note: short,
        id: code,
        days: { kind: 'range' },
        pickup: { kind: 'location', optional: true },
        countries: everywhere,
        zones: { kind: 'members', of: 'zones' },
        by: { kind: 'choice', of: MEASURES },
        weightMax: { kind: 'weight', optional: true },
        prices: {
          kind: 'rows',
          as: 'table',
          row: group({
            currency: { kind: 'currency', own: true },
            from: { kind: 'measure', optional: true },
            price: { kind: 'money' },
            freeOver: { kind: 'money', optional: true },
          }),
        },
      }),
    },
    zones: {
      kind: 'rows',
      as: 'folds',
      row: group({
        name: line,
        id: code,
        countries: { kind: 'countries' },
        regions: { kind: 'lines' },
        postcodes: { kind: 'lines' },
      }),
    },
    surcharges: {
      kind: 'rows',
      as: 'folds',
      row: group({
        name: text,
        id: code,
        tag: optionalLine,
        weightFrom: { kind: 'weight', optional: true },
        country: { kind: 'country' },
        postcodes: { kind: 'lines' },
        methods: { kind: 'members', of: 'methods' },
        per: { kind: 'choice', of: SURCHARGED },
        evenIfFree: { kind: 'flag' },
        prices: {
          kind: 'rows',
          as: 'table',
          row: group({ currency: { kind: 'currency', own: true }, price: { kind: 'money' } }),
        },
      }),
    },
    dispatch: group({
      timeZone: { kind: 'zone' },
      until: { kind: 'clock', optional: true },
      handlingDays: whole,
      weekdays: { kind: 'several', of: [1, 2, 3, 4, 5, 6, 7] },
      holidays: { kind: 'lines' },
    }),
  }),
  tax: group({
    rounding: { kind: 'choice', of: TAX_ROUNDINGS },
    deliveryBy: { kind: 'choice', of: DELIVERY_TAXES },
    deliveryClass: { ...code, optional: true },
    distanceSales: { kind: 'choice', of: DISTANCE_SALES },
    registrations: { kind: 'rows', as: 'table', row: group({ country: { kind: 'country' }, number: code }) },
    classes: { kind: 'rows', as: 'table', row: group({ name: text, id: code }) },
    rates: {
      kind: 'rows',
      as: 'folds',
      row: group({
        country: { kind: 'country' },
        rate: { kind: 'percent' },
        taxClass: { ...code, optional: true },
        region: optionalLine,
        postcodes: { ...code, optional: true },
        from: { kind: 'date', optional: true },
        until: { kind: 'date', optional: true },
        source: optionalLine,
      }),
    },
  }),
  invoices: group({
    issued: { kind: 'flag' },
    mailed: { kind: 'flag' },
    invoiceForm: code,
    creditForm: code,
    digits: whole,
    legalName: optionalLine,
    register: optionalLine,
    note: sentence,
  }),
  payments: group({
    online: { kind: 'flag' },
    capture: { kind: 'choice', of: CAPTURES },
    manual: {
      kind: 'rows',
      as: 'folds',
      row: group({
        name: text,
        kind: { kind: 'choice', of: MANUAL_KINDS },
        id: code,
        dueDays: { kind: 'whole', optional: true },
        instructions: { kind: 'text', lines: 4, optional: true },
        countries: everywhere,
      }),
    },
    remindBeforeDays: { kind: 'rows', as: 'table', row: whole },
    remindAfterDays: { kind: 'rows', as: 'table', row: whole },
    cancelAfterDays: { kind: 'whole', optional: true },
    giftCardMonths: { kind: 'whole', optional: true },
    giftCardReminderDays: { kind: 'whole', optional: true },
    refundLimits: {
      kind: 'rows',
      as: 'table',
      row: group({ currency: { kind: 'currency', own: true }, amount: { kind: 'money' } }),
    },
  }),
  returns,
  downloads: group({ days: { kind: 'whole', optional: true }, times: { kind: 'whole', optional: true } }),
  notifications: group({
    reviewAfterDays: { kind: 'whole', optional: true },
    toldPerUnit: whole,
    cartReminderHours: { kind: 'rows', as: 'table', row: whole },
  }),
  announcement: group({ sentences: { kind: 'rows', as: 'parts', row: text } }),
  menus: group({
    main: { kind: 'rows', as: 'folds', row: group({ title: text, path: goes, links: below }) },
    footer: group({
      about: sentence,
      note: sentence,
      columns: { kind: 'rows', as: 'parts', row: group({ title: text, links }) },
    }),
  }),
  product: group({ facts: passages, folds: passages }),
  theme: group({
    light: palette,
    dark: palette,
    radius: { kind: 'choice', of: RADII },
    typeface: { kind: 'choice', of: TYPEFACES },
    favicon: { ...picture, optional: true },
  }),
  metafields: group({
    definitions: {
      kind: 'rows',
      as: 'parts',
      row: group({
        name: text,
        field: code,
        type: { kind: 'choice', of: METAFIELD_TYPES },
        shown: { kind: 'flag' },
        filterable: { kind: 'flag' },
      }),
    },
  }),
  home: group({
    heading: { kind: 'rows', as: 'parts', row: text },
    lead: sentence,
    closing: sentence,
    hero: { ...group({ picture, alt: short, width: whole, height: whole }), optional: true },
    rows: group({ newest: short, favourites: short, markdowns: short }),
    title: short,
    description: sentence,
    shared: { ...picture, optional: true },
  }),
  pages: group({
    pages: {
      kind: 'rows',
      as: 'folds',
      row: group({
        title: text,
        folder: { kind: 'choice', of: ['pages', 'policies'] },
        handle: code,
        lead: sentence,
        body: { kind: 'text', lines: 12, html: true, optional: true },
      }),
    },
  }),
}
