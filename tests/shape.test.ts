/** The shape of the tree: in every room the first level is the word, nothing goes in circles, and the demo is nobody's part. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const WORDS =
  'catalog customers promotions orders inventory logistics after-sales notifications statistics recommendations'.split(
    ' ',
  )
/**
 * Nobody's word, and the same in every room: where things are kept, who is let in, what a shop says of itself, shortly and at length,
 * what others say of its goods: that is the catalogue's by what it is about, and the customers' by who says it; and what goods cost:
 * the catalogue's on a page, the customers' by whom it is for, the orders' by who pays.
 * Money that is owed is the promotions' by who is given it, the orders' by who pays with it, and the customers' by whose it is.
 */
const EVERYWHERE = ['sharding', 'admission', 'settings', 'content', 'reviews', 'tax', 'pricing', 'stored-value']

/** What else a room has, and why. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  'durable-objects': [],
  'schema/products': ['migrations'],
  'schema/users': ['migrations'],
  'schema/transactions': ['migrations'],
  'schema/statistics': ['migrations'],
  // One folder for each kind of object: each has a SQLite of its own.
  'schema/shards': ['directory', 'waiting-room', 'attempts'],
  // What every page stands in.
  'workers/storefront': ['frame'],
  'workers/admin': ['frame'],
  // What every route is declared with; the page that shows the document.
  'workers/api': ['contract', 'reference'],
  'workers/flows': [],
}

for (const [room, others] of Object.entries(OTHERS)) {
  test(`a folder of ${room} is a word`, () => {
    // Git keeps no empty folder, a work tree may.
    const inFolders = globSync(`${room}/*/**/*.{ts,tsx,sql}`)
    const folders = new Set(inFolders.map((path) => path.slice(room.length + 1).split('/', 1)[0] ?? ''))
    expect(folders.size).toBeGreaterThan(0)
    const known = new Set([...WORDS, ...EVERYWHERE, ...others])
    expect([...folders].filter((folder) => !known.has(folder))).toEqual([])
  })
}

const ROOMS = '{domain,schema,durable-objects,workers,demo,scripts,tests}'
const files = globSync(`${ROOMS}/**/*.{ts,tsx}`)
const known = new Set(files)

/** Imports of types count too: whoever reads one file has to read the other. */
const importsOf = (path: string): string[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/from '([.#][^']+)'/g), ([, name = '']) =>
    name.startsWith('#') ? `${name.slice(1)}.ts` : join(dirname(path), name),
  ).filter((target) => known.has(target))

const imports = new Map(files.map((path) => [path, importsOf(path)]))

/** The way from a file back to itself, if there is one. */
const circleFrom = (start: string): string[] | undefined => {
  const from = new Map<string, string>()
  const waiting = [start]
  for (const path of waiting) {
    for (const next of imports.get(path) ?? []) {
      if (next === start) {
        const way = [path]
        for (let at = path; at !== start; at = from.get(at) ?? start) way.unshift(from.get(at) ?? start)
        return [...way, start]
      }
      if (from.has(next)) continue
      from.set(next, path)
      waiting.push(next)
    }
  }
  return undefined
}

test('nothing goes in circles, not even types', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(files.map(circleFrom).filter(Boolean)).toEqual([])
})

/** Beneath every word of their room: they know of none. */
const BENEATH = new Set(['frame', 'contract'])

/** Which word of a room leans on which other word of it. A new line wants a reason as good as these have. */
const LEANS: Readonly<Record<string, readonly string[]>> = {
  domain: [
    'admission → orders', // the units of one order
    'admission → sharding', // how many shards bear a drop
    'after-sales → catalog', // fields of goods that are sold for good
    'after-sales → logistics', // when a parcel has arrived
    'after-sales → orders', // what comes back is of one
    'after-sales → settings', // the policy of the shop
    'after-sales → tax', // who is of the union
    'content → catalog', // what a video is
    'content → settings', // texts in languages, and how they are looked over
    'customers → catalog', // cells of files, and what is said of them
    'customers → orders', // addresses
    'customers → tax', // what a register said of a VAT id
    'inventory → catalog', // the word for what is left
    'inventory → sharding', // lanes of an item
    'logistics → orders', // what a parcel is of
    'logistics → settings',
    'logistics → tax', // which places customs stand between
    'notifications → catalog', // the word of a good
    'notifications → customers', // what happened to people
    'notifications → logistics', // where a parcel stands
    'notifications → orders', // carts that were left
    'notifications → settings', // when the shop writes
    'notifications → sharding', // of which good a part is
    'orders → catalog',
    'orders → customers',
    'orders → inventory',
    'orders → logistics',
    'orders → pricing', // what a line costs this buyer
    'orders → promotions', // what is taken off
    'orders → settings',
    'orders → stored-value', // what pays for one
    'orders → tax',
    'pricing → catalog', // goods as everyone sees them
    'pricing → customers', // companies
    'pricing → logistics', // the clock of a place
    'pricing → settings', // whose law says what may be struck
    'pricing → tax', // who is of the union
    'promotions → catalog', // cells of a file, and how a reader says what is amiss
    'promotions → logistics', // the clock of a place
    'promotions → settings', // texts in languages
    'reviews → catalog', // cells of files
    'reviews → orders', // what an order proves
    'settings → catalog', // what fields of products may hold
    'settings → customers', // what a mail address is
    'settings → pricing', // what a price is by a rate
    'settings → stored-value', // what months a card may have
    'settings → tax', // rates of a place
    'statistics → catalog', // what a handle is
    'statistics → orders', // which promotions an order had
    'statistics → promotions',
    'stored-value → customers', // what a mail address is
    'stored-value → inventory', // movements of a shard are its ledger
    'stored-value → logistics', // the clock of a place
    'tax → settings', // texts in languages
  ],
  'durable-objects': [
    'admission → sharding', // alarms, group commit
    'inventory → sharding',
    'orders → sharding',
    'sharding → inventory', // the directory calls the shards
    'sharding → orders',
  ],
  // For readings that travel together, and pages of lists.
  'schema/products': [
    'admission → catalog',
    'catalog → pricing', // goods as everyone sees them, and lists of them by what everyone pays
    'content → catalog',
    'inventory → catalog',
    'pricing → catalog',
    'promotions → catalog',
    'reviews → catalog',
    'settings → catalog',
  ],
  'schema/transactions': [
    'orders → logistics', // the copy of parcels is made with that of their orders
  ],
  'workers/flows': [
    'admission → catalog',
    'after-sales → settings', // how long a gift card may be spent
    'after-sales → stored-value', // what goes back as credit
    'catalog → customers', // files of customers come as other files do
    'catalog → inventory', // an import says what stands where
    'catalog → orders', // files of orders come as other files do
    'catalog → promotions', // files of discounts come as others do
    'catalog → reviews', // files of reviews come as other files do
    'catalog → settings',
    'content → catalog', // safe HTML, pictures
    'content → settings', // pages at length
    'customers → catalog', // what is said of a line of a file
    'customers → logistics', // how addresses are written
    'customers → notifications', // the last mail to somebody, and whom nobody may write to
    'customers → orders', // what they bought before they had an account
    'customers → reviews', // what somebody wrote, given to them and forgotten
    'customers → settings', // which countries there are
    'customers → tax', // VAT ids
    'logistics → catalog', // the goods of a cart that is tried
    'logistics → orders', // what is heard of a parcel changes its order
    'logistics → promotions', // what such a cart is worth
    'logistics → settings', // what delivery the shop has
    'notifications → customers', // what is told by facts of people
    'notifications → inventory', // the word of an item whose stock is divided
    'notifications → logistics', // how addresses are written
    'notifications → orders', // orders as programs are shown them
    'notifications → reviews', // what was reviewed is not asked about
    'notifications → settings', // who writes
    'notifications → stored-value', // what a gift card is called
    'orders → admission', // whether what a drop sells may be bought
    'orders → catalog',
    'orders → inventory',
    'orders → logistics', // how addresses are written
    'orders → pricing', // who buys
    'orders → promotions', // which of them may count for a cart
    'orders → settings',
    'orders → stored-value', // what is on the cards of a cart
    'orders → tax', // rates of a place, who owes none
    'pricing → settings',
    'promotions → catalog', // what goods of a cart that is tried cost
    'promotions → inventory', // uses of a code are stock
    'promotions → pricing', // who buys
    'promotions → settings', // by which such a cart is priced
    'promotions → stored-value', // one field takes codes of both
    'promotions → tax', // who owes none
    'reviews → catalog', // pictures, the product that is asked about
    'reviews → orders', // proof of purchase
    'settings → catalog', // safe HTML
    'settings → inventory', // locations
    'settings → logistics', // which countries there are
    'settings → pricing', // all goods are priced anew by other rates
    'settings → tax', // VAT ids of the shop
    'stored-value → customers', // who is credited
    'stored-value → inventory', // movements of the shard are its ledger
    'stored-value → notifications', // a card is mailed
    'stored-value → settings', // in which currencies, until when
  ],
  'workers/storefront': [
    'catalog → admission', // what waits for its drop is in no feed
    'catalog → content', // the first page, and what a search finds beside goods
    'catalog → promotions', // what counts for a good, on its page
    'catalog → reviews', // on the page of a product
    'catalog → statistics', // what was searched
    'catalog → stored-value', // whom a gift card is for, beside its button
    'content → admission', // a section that announces a drop
    'content → catalog', // goods in sections
    'content → reviews', // what was said of them
    'customers → admission', // who knocks too often
    'customers → catalog', // what is wished for
    'customers → notifications', // devices that are told of an account
    'customers → orders', // what somebody has bought
    'customers → stored-value', // credit of an account
    'orders → admission', // at checkout
    'orders → logistics', // parcels of an order
    'orders → notifications', // devices that are told of an order
    'orders → promotions', // what was taken off a line, and codes
    'orders → stored-value', // whom the cards of a cart are for
    'promotions → admission', // who knocks too often
    'promotions → orders', // a code opens a cart where there is none
    'reviews → admission', // who knocks too often
    'stored-value → customers', // the frame of an account
  ],
  'workers/admin': [
    'catalog → inventory', // stock of a product, counted where it stands
    'catalog → pricing', // what a variant has cost
    'content → settings', // words for what is amiss
    'customers → notifications', // what somebody was written
    'customers → orders', // what somebody has bought
    'customers → settings', // keys stand among the pages of the settings
    'logistics → orders', // lines of an order
    'notifications → settings', // webhooks stand among them
    'orders → customers', // the fields of an address
    'orders → logistics', // parcels of an order
    'orders → notifications', // mails of an order
    'pricing → settings', // zones
    'promotions → settings', // countries as people name them
    'settings → promotions', // the goods of an example cart
    'stored-value → notifications', // languages as people name them
  ],
  'workers/api': [
    'customers → admission', // what is ordered again may wait for its drop
    'customers → orders', // orders and the cart of an account
    'logistics → orders', // the order now
    'notifications → logistics', // what webhooks tell of a parcel
    'notifications → orders', // what webhooks tell of an order
    'orders → admission', // a cart shows the pass of its drop
    'orders → logistics', // parcels of an order
    'orders → stored-value', // whom the cards of a cart are for
    'promotions → orders', // totals of a cart that is tried
  ],
}

test.each(Object.keys(OTHERS))('in %s a word leans on few others, and all are listed', (room) => {
  const wordOf = (path: string) => (path.startsWith(`${room}/`) ? path.slice(room.length + 1).split('/')[0] : undefined)
  const leans = files
    .filter((path) => path.startsWith(`${room}/`) && !path.includes('.test.'))
    .flatMap((path) => (imports.get(path) ?? []).map((target) => [wordOf(path), wordOf(target)]))
    .filter(([from, to]) => from !== to && to !== undefined && ![from, to].some((word) => word?.includes('.')))
    .filter(([, to = '']) => !BENEATH.has(to))
    .map(([from, to]) => `${from} → ${to}`)
  expect([...new Set(leans)].toSorted()).toEqual(LEANS[room] ?? [])
})

test('the demo shop is no part of what a merchant deploys', () => {
  const rooms = /^(?:domain|schema|durable-objects|workers)\//
  const demo = files.filter(
    (path) => rooms.test(path) && !path.includes('.test.') && imports.get(path)?.some((one) => one.startsWith('demo/')),
  )
  expect(demo).toEqual([])
})
