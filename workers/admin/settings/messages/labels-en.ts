/** The fields of the settings in English: what each is called, and what is good to know while it is typed. */
import { countriesHint } from './countries-hint.ts'
import { deliveryHints, deliveryLabels } from './delivery.ts'
import { giftCardHints, giftCardLabels } from './gift-cards.ts'
import { paymentsHints, paymentsLabels } from './labels-payments.ts'
import type { SettingsGroup } from '#domain/settings/settings'
import { marketHints, marketLabels } from './labels-markets-en.ts'
import { returnHints, returnLabels } from './returns.ts'

/** By group, then by where it stands: the same in every row. */
export type Labels = { readonly [G in SettingsGroup]: Readonly<Record<string, string>> }

const address = {
  '': 'Address',
  street: 'Street and number',
  postcode: 'Postcode',
  city: 'City',
  region: 'State or province',
  country: 'Country',
}

export const addressLabels = (
  path: string,
  words: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words).map(([part, label]) => [part === '' ? path : `${path}.${part}`, label]))

const COUNTRIES = countriesHint.en

export const labels: Labels = {
  shop: {
    name: 'Name',
    email: 'Mail',
    phone: 'Telephone',
    timeZone: 'Time zone',
    logo: 'Logo',
    ...addressLabels('address', address),
  },
  markets: marketLabels,
  locations: {
    locations: 'Locations',
    'locations.name': 'Name',
    'locations.id': 'Short name',
    'locations.priority': 'Order',
    'locations.hours': 'Hours',
    'locations.hours.weekdays': 'Days',
    'locations.hours.from': 'From',
    'locations.hours.until': 'Until',
    ...addressLabels('locations.address', address),
  },
  delivery: deliveryLabels.en,
  tax: {
    rates: 'Rates',
    'rates.country': 'Country',
    'rates.rate': 'Rate, %',
    'rates.taxClass': 'Class',
    'rates.region': 'Region',
    'rates.postcodes': 'Postcodes',
    'rates.from': 'From',
    'rates.until': 'Until',
    'rates.source': 'Read where',
    classes: 'Classes of goods',
    'classes.name': 'Name',
    'classes.id': 'Short name',
    rounding: 'Rounding',
    deliveryBy: 'Delivery is taxed',
    deliveryClass: 'Class of delivery',
    distanceSales: 'Consumers in other countries of the EU',
    registrations: 'The shop’s tax numbers',
    'registrations.country': 'Country',
    'registrations.number': 'Number',
  },
  invoices: {
    issued: 'Write an invoice when an order is paid',
    mailed: 'Write to the buyer with it',
    invoiceForm: 'Number of invoices',
    creditForm: 'Number of credit notes',
    digits: 'Digits',
    legalName: 'Who sells',
    register: 'Register',
    note: 'Below everything',
  },
  payments: { ...paymentsLabels.en, ...giftCardLabels.en },
  returns: returnLabels.en,
  downloads: { days: 'Days', times: 'Times' },
  notifications: {
    reviewAfterDays: 'Ask for a review after, days',
    toldPerUnit: 'Told for each unit that is back',
    cartReminderHours: 'Reminders of a cart',
  },
  announcement: { sentences: 'Sentences' },
  menus: {
    main: 'On top of every page',
    'main.title': 'Title',
    'main.path': 'Leads to',
    'main.links': 'Below it',
    'main.links.title': 'Title',
    'main.links.path': 'Leads to',
    'main.links.links': 'Below that',
    'main.links.links.title': 'Title',
    'main.links.links.path': 'Leads to',
    footer: 'At the foot of every page',
    'footer.about': 'About the shop',
    'footer.note': 'Last line',
    'footer.columns': 'Columns',
    'footer.columns.title': 'Title',
    'footer.columns.links': 'Links',
    'footer.columns.links.title': 'Title',
    'footer.columns.links.path': 'Leads to',
  },
  product: {
    facts: 'Beside the price',
    'facts.title': 'Title',
    'facts.text': 'Text',
    folds: 'Below, unfolded by whoever asks',
    'folds.title': 'Title',
    'folds.text': 'Text',
  },
  theme: {
    light: 'By day',
    'light.paper': 'Page',
    'light.panel': 'Quiet surfaces',
    'light.ink': 'Text and buttons',
    'light.soft': 'Second text',
    'light.accent': 'Links and focus',
    dark: 'By night',
    'dark.paper': 'Page',
    'dark.panel': 'Quiet surfaces',
    'dark.ink': 'Text and buttons',
    'dark.soft': 'Second text',
    'dark.accent': 'Links and focus',
    radius: 'Corners',
    typeface: 'Typefaces',
    favicon: 'Icon in the tab of the browser',
  },
  metafields: {
    definitions: 'Fields',
    'definitions.name': 'Name',
    'definitions.field': 'Namespace and key',
    'definitions.type': 'Holds',
    'definitions.shown': 'Shown on the page of a product',
    'definitions.filterable': 'Lists can be narrowed by it',
  },
  home: {
    heading: 'Heading',
    lead: 'Sentence below it',
    closing: 'Closing sentence',
    hero: 'Picture',
    'hero.picture': 'Address',
    'hero.alt': 'What it shows',
    'hero.width': 'Width',
    'hero.height': 'Height',
    rows: 'Above the rows of goods',
    'rows.newest': 'Newest',
    'rows.favourites': 'Favourites',
    'rows.markdowns': 'Reduced',
    title: 'Title for search engines',
    description: 'Description for search engines',
    shared: 'Picture for shared links',
  },
  pages: {
    pages: 'Pages',
    'pages.title': 'Title',
    'pages.folder': 'Kind',
    'pages.handle': 'Address',
    'pages.lead': 'First sentence',
    'pages.body': 'Text',
  },
}

export const hints: Labels = {
  shop: {
    timeZone: 'Every time in the admin is told by this clock.',
    logo: 'The address of a picture, such as /media/…, or a drawing: <svg …>. Empty: the name is written.',
    address: 'Where the shop stands in law. Empty: none is shown.',
    'address.country': 'A name or two letters.',
  },
  markets: marketHints,
  locations: {
    locations: 'Where the stock stands.',
    'locations.id': 'As stock names it. Small letters and hyphens; do not change it while stock stands there.',
    'locations.priority': 'Stock is taken from the lowest number first.',
    'locations.hours': 'When goods can be fetched there, told to whoever chooses to.',
  },
  delivery: deliveryHints.en,
  tax: {
    rates:
      'A country without a rate collects none, and staff are told so. Whether prices contain it is said of the market.',
    'rates.taxClass': 'Empty: standard.',
    'rates.region': 'As addresses write it: CA. Empty: everywhere.',
    'rates.postcodes': '35, 38 or 90001-90099. The longer goes before the shorter.',
    'rates.from': 'Empty: ever since.',
    'rates.until': 'Empty: for ever.',
    classes: 'Kinds of goods with rates of their own: books, food. Everything else is standard.',
    rounding: 'All of one rate together is what invoices in the EU want.',
    deliveryClass: 'Where it is taxed by its class. Empty: standard.',
    distanceSales: 'At home’s rates only as long as all of them together buy for less than 10,000 euros a year.',
    registrations:
      'Stands on invoices. With the number of its own country the shop sells to firms elsewhere in the EU without tax.',
  },
  invoices: {
    issued: 'Orders from before stay without one. A credit note follows when money went back.',
    invoiceForm:
      'Numbers count up within what stands around them, without gaps: with {year} they begin anew each year.',
    legalName: 'As registers have it. Empty: the name of the shop.',
    register: 'Where the shop is registered, and under which number.',
  },
  payments: { ...paymentsHints.en, ...giftCardHints.en },
  returns: { ...returnHints.en, countries: COUNTRIES },
  downloads: {
    days: 'From the day on which a file is paid for. Empty: always. Staff can give a file anew on the page of its order.',
    times: 'Each file of an order. What broke off and is fetched on counts once. Empty: as often as one likes.',
  },
  notifications: {
    reviewAfterDays:
      'After all of an order was sent, and only who agreed at the checkout or in their account. Empty: nobody is asked.',
    toldPerUnit: 'Of those who wait for a good, in the order in which they asked. Two: not everybody still wants it.',
    cartReminderHours:
      'Hours after its last change, one mail each, three at most, and only to who agreed. None: nobody is reminded.',
  },
  announcement: {
    sentences:
      'Above every page, one after the other. {freeOver} and {returnDays} stand for what delivery and returns say.',
  },
  menus: {
    main: 'Empty: the collections, in their order.',
    'main.path': 'Choose a page, a collection or a product, or write https://…',
    'footer.columns.links.path': 'Choose a page, or write https://…',
  },
  product: { facts: 'Said of every product that travels. {freeOver} and {returnDays} work here as well.' },
  theme: {
    favicon: 'The address of a square picture, such as one of the files. Empty: the mark of the software.',
  },
  metafields: {
    definitions: 'Files of other shops bring theirs along: what they name is added here.',
    'definitions.field': 'Such as custom.care, as files name it. Do not change it while products say something of it.',
    'definitions.type': 'What products say already keeps its type until it is said anew.',
  },
  home: {
    heading: 'One line each.',
    hero: 'Empty: none.',
    'hero.picture': 'Such as /media/….',
    'hero.width': 'In pixels.',
    'hero.height': 'In pixels.',
    rows: 'An empty one has its usual heading.',
    title: 'Empty: the name of the shop.',
    shared: 'Shown where a link to the shop is shared. Empty: none.',
  },
  pages: {
    'pages.handle': 'The last part of its address. Small letters and hyphens.',
    'pages.lead': 'Search engines show it.',
    'pages.body': 'HTML; scripts are refused.',
  },
}
