/** A promotion read aloud, in English. Words are joined by sentence.ts. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const saidEn = {
  everything: 'every product',
  /** What is left out. */
  except: (set: string, without: string) => `${set} but ${without}`,
  or: ' or ',
  comma: ', ',
  and: ' and ',
  tag: (tag: string) => `“${tag}”`,
  gone: 'something that is gone',
  more: plural({ one: '# other', other: '# others' }),
  /** Off what. */
  cut: {
    free: (of: string) => `${of} for nothing`,
    off: (off: string, of: string) => `${off} off ${of}`,
    price: (price: string, of: string) => `${of} for ${price} each`,
  },
  across: (head: string) => `${head}, together`,
  unitsMax: (head: string, units: string) => `${head}, at most ${units} of them`,
  from: (from: string, off: string) => `${off} from ${from}`,
  tierOff: { free: 'for nothing', off: (off: string) => `${off} off`, price: (price: string) => `${price} each` },
  tiers: (set: string, tiers: string) => `${set}: ${tiers}`,
  buy: (units: string, set: string) => `Buy ${units} of ${set}`,
  spend: (sum: string, set: string) => `Spend ${sum} on ${set}`,
  get: {
    free: (buy: string, units: string, set: string) => `${buy}, get ${units} of ${set} for nothing`,
    off: (buy: string, units: string, set: string, off: string) => `${buy}, get ${units} of ${set} for ${off} less`,
    price: (buy: string, units: string, set: string, price: string) =>
      `${buy}, get ${units} of ${set} for ${price} each`,
  },
  same: {
    free: (buy: string, units: string) => `${buy}, get ${units} more for nothing`,
    off: (buy: string, units: string, off: string) => `${buy}, get ${units} more for ${off} less`,
    price: (buy: string, units: string, price: string) => `${buy}, get ${units} more for ${price} each`,
  },
  times: (head: string, times: string) => `${head}, at most ${times} times in an order`,
  gift: (units: number, of: string) => (units === 1 ? `${of} as a present` : `${units} × ${of} as a present`),
  part: (units: string, set: string) => `${units} of ${set}`,
  bundle: {
    free: (parts: string) => `${parts} together for nothing`,
    off: (parts: string, off: string) => `${parts} together for ${off} less`,
    price: (parts: string, price: string) => `${parts} together for ${price}`,
  },
  order: 'the order',
  delivery: 'delivery',
  free: { delivery: 'Delivery is free' },
  deliveryFor: (price: string) => `Delivery for ${price}`,
  methods: (head: string, methods: string) => `${head} by ${methods}`,
  upTo: (head: string, sum: string) => `${head}, where it costs ${sum} at most`,
  minimumSum: (head: string, sum: string) => `${head} from ${sum}`,
  minimumUnits: (head: string, units: string) => `${head} from ${units}`,
  items: (units: string) => `${units} items`,
  ofSet: (least: string, set: string) => `${least} of ${set}`,
  buyers: {
    everybody: '',
    'first-order': 'for a first order',
    'signed-in': 'for whoever is signed in',
    some: (names: string) => `for ${names}`,
  },
  customers: plural({ one: '# customer', other: '# customers' }),
  companies: plural({ one: '# company', other: '# companies' }),
  segments: plural({ one: '# segment', other: '# segments' }),
  tagged: (tags: string) => `customers tagged ${tags}`,
  code: 'with a code',
  byItself: 'by itself',
  everybody: 'for everybody',
  always: 'always',
  skipsMarkedDown: 'not on what is already lowered',
  marginFloor: (rate: string) => `never below cost and ${rate}`,
  zone: (zone: string) => `by the clock of ${zone}`,
  sentenceEnd: '.',
  countries: (names: string) => `to ${names}`,
  currencies: (codes: string) => `in ${codes}`,
  uses: plural({ one: 'the first order alone', other: 'the first # orders' }),
  perBuyer: plural({ one: 'once each', other: '# times each' }),
  budget: (sum: string) => `until ${sum} is given`,
  fromDay: (day: string) => `from ${day}`,
  untilDay: (day: string) => `until ${day}`,
  days: (days: string) => `on ${days}`,
  hours: (from: string, until: string) => `${from} to ${until}`,
}

export type Said = typeof saidEn
