/** What the pages about movements, proposals and the value of stock say, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  movements: 'Movements',
  of: { people: 'By people', sales: 'Sold and returned' },
  ofLabel: 'Which movements',
  location: 'Location',
  anyLocation: 'All locations',
  person: 'Person',
  anybody: 'Everybody',
  from: 'From',
  until: 'Until',
  csv: 'CSV',
  when: 'When',
  item: 'Item',
  change: 'Change',
  cause: 'Cause',
  who: 'Who',
  note: 'Note',
  gone: 'no longer in the catalogue',
  nothing: 'Nothing moved here',
  nothingWhy: 'Try other days, another person or all locations.',
  bounded: 'The latest 20,000 movements of each shard are looked through; older sales are with their items and orders.',
  fileEnds:
    'There are older movements, which this file has no room for: choose fewer days, and hand them out one after the other.',
  proposals: 'To reorder',
  proposalsAbout:
    'From what was sold in thirty days, how long the supplier takes, and what is there and coming. An order lasts a month ' +
    'beyond its arrival.',
  newsBegin: 'Mail me what runs low',
  newsEnd: 'No more mails of this',
  newsAbout: 'One mail an hour at most, with what has fallen below its line.',
  nothingToOrder: 'Nothing has to be ordered',
  perDay: 'Sold a day',
  available: 'Available',
  incoming: 'Incoming',
  lasts: 'Lasts',
  days: plural({ one: '# day', other: '# days' }),
  order: 'Order',
  orderOf: (name: string) => `Order of ${name}`,
  to: 'Arrives at',
  create: plural({ one: 'Create order of # item', other: 'Create order of # items' }),
  noSupplier: 'Without a supplier',
  noSupplierWhy: 'Order one of these once, or give a supplier the name of its vendor: then it is proposed at them.',
  value: 'Stock value',
  valueAbout: 'On hand at cost, as each day of the shop began. What says no cost is counted and not valued.',
  noValue: 'No day has been kept yet',
  noValueWhy: 'The value of a day is kept when it begins.',
  day: 'Day',
  currency: 'Currency',
  units: 'Units',
  worth: 'Value',
  costless: 'no cost known',
}

export type OverviewMessages = typeof en
