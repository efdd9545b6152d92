/** What the pages of drops say, in English. */
import { clocksEn } from '../../frame/messages/clocks-en.ts'
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  title: 'Drops',
  announce: 'Announce a drop',
  name: 'Name',
  phase: 'Now',
  starts: 'Starts',
  ends: 'Ends',
  items: 'Items',
  expected: 'Expected',
  empty: 'No drops yet',
  emptyWhy:
    'A drop is a sale that is announced: a queue stands in front of it, and people are let in at a rate that the shop bears.',
  phases: { ahead: 'Announced', gathering: 'People gather', on: 'On', ended: 'Ended', cancelled: 'Cancelled' },
  paused: 'Paused',
  seeQueue: 'See the queue as shoppers do',
  fields: {
    handle: 'Address',
    name: 'Name',
    nameZh: 'Name in Chinese',
    items: 'Items',
    opensAt: 'Queue opens',
    startsAt: 'Starts',
    endsAt: 'Ends',
    expectedBuyers: 'Expected buyers',
    unitsEach: 'Units for each cart',
    ratePerMinute: 'People a minute',
  },
  hints: {
    handle: 'Small letters, figures and hyphens: /queue/kea-second-firing. Left empty, it is made of the name.',
    items: 'A SKU or the id of a variant on each line.',
    opensAt: 'From then on its items are sold through the queue alone. Who has come by the start is drawn by lot.',
    expectedBuyers: 'Shards are made ready for so many.',
    ratePerMinute: 'Left empty, as many go in as the shards bear.',
  },
  faults: {
    required: 'Please fill this in.',
    'too-long': 'This is too long.',
    'handle-form': 'Small letters, figures and hyphens only.',
    taken: 'Another drop has this address.',
    'number-form': 'A whole number, and not so large.',
    'time-form': 'A day and a time.',
    ...clocksEn,
    'too-many': 'At most fifty items, each once.',
    unknown: 'There is no such variant, or a SKU stands for more than one.',
    overlaps: 'Another drop sells one of these at the same time.',
    'in-the-past': 'This is in the past.',
    'too-far-ahead': 'At most a year ahead.',
    'after-the-start': 'The queue opens before the start.',
    'before-the-start': 'It ends after it has started.',
    'too-early': 'At most a day before the start.',
    'too-late': 'At most seven days after the start.',
    started: 'It has started: this stays as it is.',
  },
  amiss: plural({ one: 'One field needs another look.', other: '# fields need another look.' }),
  save: 'Save',
  moves: { pause: 'Pause', resume: 'Go on', end: 'End now', cancel: 'Cancel the drop' },
  done: {
    announced: 'The drop is announced.',
    changed: 'The drop was changed.',
    pause: 'The queue stands still. Turns and passes that were given stay.',
    resume: 'The queue goes on.',
    end: 'The drop has ended. What is left is in stock for everybody.',
    cancel: 'The drop was cancelled.',
  },
  queue: 'The queue',
  joined: 'In the queue',
  turns: 'Turns given',
  entered: 'Gone in',
  rate: 'Let in a minute',
  unchecked: plural({
    one: '# person joined while nobody could be asked whether they are people.',
    other: '# people joined while nobody could be asked whether they are people.',
  }),
  soldOut: 'All of its items are sold out: nobody is let in.',
  unreachable: 'The queue cannot be reached just now. Passes that were given go on working.',
}

export type AdmissionMessages = typeof en
