/** What the pages of stock say, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  title: 'Inventory',
  views: { all: 'All', 'sold-out': 'Sold out', low: 'A few left', incoming: 'Incoming' },
  viewsLabel: 'Saved views',
  documents: 'Documents of stock',
  more: 'More',
  importCounts: 'Import counts from a file',
  find: 'Item, SKU, barcode',
  item: 'Item',
  sku: 'SKU',
  location: 'Location',
  available: 'Available',
  availableOf: (name: string, place: string) => `Available: ${name}, ${place}`,
  onHand: 'On hand',
  incoming: 'Incoming',
  vendor: 'Vendor',
  anyLocation: 'All locations',
  columns: 'Columns',
  columnNames: { sku: 'SKU', held: 'Held', onHand: 'On hand', received: 'Of received', incoming: 'Incoming' },
  saveCounts: 'Save counts',
  countNote: 'Why, for colleagues',
  howToCount: 'Type what you found; what is sold meanwhile stays sold.',
  changedCells: plural({ one: '# cell changed', other: '# cells changed' }),
  countsSaved: (count: number) =>
    count === 0 ? 'No cell was changed.' : `${plural({ one: '# count', other: '# counts' })(count)} saved.`,
  meanwhile: (expected: number, now: number) =>
    expected > now
      ? `expected ${expected}, sold ${expected - now} meanwhile: ${now} now.`
      : `expected ${expected}, ${now - expected} came back meanwhile: ${now} now.`,
  notCounted: plural({ one: '# count was not saved', other: '# counts were not saved' }),
  notCountedWhy: {
    'stock-differs': (available: number) =>
      `a colleague has changed it since; ${available} are there now. Save once more if your count holds.`,
    'stock-below-zero': (available: number) => `${available} are there now, too few to take that many off.`,
    'units-invalid': () => 'say a whole number of units.',
    'location-unknown': () => 'there is no such location.',
  },
  wrongCell: (name: string, typed: string, why: string) => `${name}, “${typed}”: ${why}`,
  undo: 'Undo',
  undoNote: 'Count taken back',
  held: 'Held',
  taken: 'Taken',
  received: 'Received',
  ofReceived: 'Of received',
  meter: (available: number, held: number, taken: number, received: number) =>
    `${available} available, ${held} held, ${taken} taken of ${received} received`,
  adjust: 'Adjust',
  adjustItem: (name: string) => `Adjust ${name}`,
  count: plural({ one: '# item', other: '# items' }),
  never: 'never stocked',
  empty: 'No items yet',
  emptyWhy: 'Every variant of a product is an item of the inventory.',
  nothing: (search: string) => (search === '' ? 'No item fits this view' : `No item fits “${search}”`),
  nothingWhy: 'The search looks into titles, SKUs and barcodes.',
  direct: 'Asked of the shards just now',
  law: 'Available + held + taken = received',
  changes: { receive: 'Receive', count: 'Count', correct: 'Correct' },
  how: {
    receive: 'Units that came in.',
    count:
      'Units that are in stock and may be sold. Held ones are not among them. What is sold while you count stays sold.',
    correct: 'Units more or fewer than thought: broken, found, given away.',
  },
  units: 'Units',
  unitsOf: {
    receive: 'Units received',
    count: 'Units counted',
    correct: 'Units more, or fewer with a minus',
  },
  note: 'Note',
  noteHint: 'What colleagues should know: delivery note, who counted.',
  go: { receive: 'Receive', count: 'Set to what was counted', correct: 'Correct' },
  movements: 'Movements',
  noOrder: 'not paid',
  noMovements: 'Nothing has moved yet.',
  causes: {
    receive: 'Received',
    count: 'Counted',
    correct: 'Corrected',
    hold: 'Held for a payment',
    release: 'Payment failed, back in stock',
    lapse: 'Hold lapsed, back in stock',
    send: 'Sent to another lane',
    arrive: 'Arrived from another lane',
    take: 'Sold',
    return: 'Order cancelled, back in stock',
  },
  accounts: { outside: 'outside', available: 'available', held: 'held', taken: 'taken' },
  between: (from: string, to: string) => `${from} → ${to}`,
  done: {
    receive: plural({ one: '# unit received.', other: '# units received.' }),
    count: plural({ one: 'Counted: # unit may be sold.', other: 'Counted: # units may be sold.' }),
    correct: (count: number) => `Corrected by ${count > 0 ? '+' : ''}${count}.`,
  },
  untracked: 'This item is not counted: it can be sold without stock.',
  olderMovements: 'Older movements',
}

export type InventoryMessages = typeof en
