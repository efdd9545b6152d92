/** What the pages of imports and exports say, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  title: 'Imports and exports',
  bring: {
    title: 'Bring in a file',
    file: 'File',
    hint:
      'Products of Shopify or WooCommerce, inventory, redirects, a price list, reviews of Judge.me or Shopify, customers, ' +
      'discounts or orders of Shopify; ' +
      'CSV, 8 MB and 50,000 rows at most. ' +
      'What it is, it says itself. Nothing is changed before you have seen what would change.',
    counts:
      'Your role brings in inventory files: CSV, 8 MB and 50,000 rows at most. ' +
      'Nothing is changed before you have seen what would change.',
    look: 'Look at it',
    choices: 'Choices',
    wishes: {
      status: {
        label: 'New products, where the file does not say',
        of: { draft: 'are drafts', active: 'are for sale' },
      },
      overwrite: {
        label: 'What is there already',
        of: { true: 'is changed as the file says', false: 'stays as it is' },
      },
      unmentioned: {
        label: 'Variants that the file has not',
        of: { keep: 'are kept', remove: 'are no longer for sale' },
      },
      places: {
        label: 'Places of an inventory file that the shop has not',
        of: { refuse: 'are refused', create: 'are opened' },
      },
    },
    missing: 'Choose a file.',
  },
  out: {
    title: 'Take out a file',
    products: 'Products',
    inventory: 'Inventory',
    redirects: 'Redirects',
    prices: 'Price list',
    customers: 'Customers',
    reviews: 'Reviews',
    promotions: 'Discounts',
    orders: 'Orders',
    hint: 'As Shopify writes them: brought in again, they change nothing.',
  },
  past: 'Imports of before',
  none: 'No file has been brought in yet',
  noneWhy: 'What a file changed is kept here, with a report of each row, and can be taken back as a whole.',
  columns: { file: 'File', kind: 'Kind', state: 'State', rows: 'Rows', when: 'When', who: 'Who' },
  kinds: {
    products: 'Products',
    inventory: 'Inventory',
    redirects: 'Redirects',
    prices: 'Price list',
    reviews: 'Reviews',
    customers: 'Customers',
    promotions: 'Discounts',
    orders: 'Orders',
  },
  layouts: { shopify: 'Shopify', woocommerce: 'WooCommerce', 'judge.me': 'Judge.me', prices: 'Price list' },
  states: {
    previewing: 'Being looked at',
    ready: 'Ready',
    applying: 'Going in',
    done: 'Done',
    cancelled: 'Stopped',
    undoing: 'Being taken back',
    undone: 'Taken back',
  },
  about: {
    previewing: 'What it would change is being worked out. You may leave this page.',
    ready: 'This is what it would change. Nothing has been changed yet.',
    applying: 'It is going in, whether you watch or not.',
    done: 'It has gone in.',
    cancelled: 'It was stopped. What had gone in stays, until you take it back.',
    undoing: 'It is being taken back, whether you watch or not.',
    undone: 'It was taken back. What somebody has changed since is left as it is, and named below.',
  },
  progress: (done: number, of: number) => `${done} of ${of} parts`,
  fault: (fault: string) => `It stands still and tries again: ${fault}`,
  givenUp: (fault: string) => `It failed each time it was tried, and was stopped: ${fault}`,
  read: (rows: number, encoding: string) => `${rows} rows, read as ${encoding}`,
  outcomes: {
    created: 'new',
    changed: 'changed',
    unchanged: 'unchanged',
    refused: 'refused',
    restored: 'put back',
    deleted: 'taken out',
    left: 'left',
  },
  notes: plural({ one: '# note', other: '# notes' }),
  apply: 'Import it',
  cancel: 'Stop',
  discard: 'Do not import it',
  again: 'Look at it again',
  undo: 'Take it all back',
  undoHint:
    'Products are as they were before, those that it made are deleted. What somebody has changed since stays. ' +
    'As many units as the file has added are taken away again; what was sold stays sold.',
  undoPromotions:
    'Promotions say again what they said before; those that it made end, and their codes are revoked. ' +
    'What somebody has changed since stays, and orders stay as they were priced.',
  undoOrders:
    'Orders that it brought go again, those that it changed say what they said before. What another file has written since stays.',
  report: 'Report of each row (CSV)',
  rows: {
    field: 'Field',
    before: 'Before',
    after: 'After',
    row: 'Row',
    what: 'What',
    outcome: 'Outcome',
    changes: 'Before → after',
    notes: 'Notes',
  },
  nothing: 'No row would change anything.',
  more: 'Here are the first rows that say something; all of them are in the report.',
  blank: 'nothing',
  back: 'All imports',
  fields: {
    title: 'Title',
    description: 'Description',
    seoTitle: 'Title for search engines',
    seoDescription: 'Description for search engines',
    handle: 'Address',
    status: 'Status',
    vendor: 'Vendor',
    type: 'Type',
    category: 'Category',
    taxClass: 'Tax class',
    tags: 'Tag',
    options: 'Options',
    pictures: 'Pictures',
    picture: 'Picture',
    safety: 'Safety',
    metafields: 'Field',
    translations: 'Translation',
    words: 'Word',
    price: 'Price',
    compareAt: 'Compare-at price',
    cost: 'Cost',
    sku: 'SKU',
    barcode: 'Barcode',
    grams: 'Weight in grams',
    hsCode: 'HS code',
    origin: 'Origin',
    lowStock: 'Low-stock line',
    requiresShipping: 'Is delivered',
    taxable: 'Is taxed',
    tracked: 'Stock is counted',
    oversell: 'Sold on without stock',
    units: 'Units',
    to: 'Leads to',
    publishedFrom: 'For sale from',
    publishedUntil: 'For sale until',
  },
}

export type FileMessages = typeof en
