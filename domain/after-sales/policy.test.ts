/** Which units of an order may come back, until when, and why others may not. */
import { describe, expect, test } from 'vitest'
import { money } from '../money.ts'
import { PLAIN, type ReturnsSettings } from '../settings/returns.ts'
import { EUR, HAT, MUG, at, hat, heard, mug, placedIn, sent, type Said } from './example.ts'
import { judged, type Judging } from './policy.ts'

const policy: ReturnsSettings = { ...PLAIN, days: 30, paidBy: 'shopper', countries: null }
const window = { days: 60, tag: '', collection: '', country: '', customerTag: '' }
const final = PLAIN.finalSale
const placed = (said: Said = {}) => placedIn('DE', said)
const goods = new Map([
  [MUG, { tags: ['Kitchen'], collections: ['table'], metafields: {} }],
  [
    HAT,
    {
      tags: ['Final-Sale'],
      collections: ['winter'],
      metafields: { 'custom.final_sale': { type: 'boolean', value: 'true' } as const },
    },
  ],
])
const asking = (more: Partial<Judging> = {}): Judging => ({
  policy,
  timeZone: 'Europe/Berlin',
  goods,
  customerTags: [],
  returned: () => 0,
  now: at('2026-12-20'),
  ...more,
})

const both = [
  { variantId: mug, units: 2 },
  { variantId: hat, units: 1 },
]
const delivered = (on = '2026-12-05') => sent(placed(), both, { on: '2026-12-02', events: [heard('delivered', on)] })
const until = (day: string) => Date.parse(`${day}T22:59:59.999Z`)
const of = (order: ReturnType<typeof placed>, more: Partial<Judging> = {}) => judged(order, asking(more))

test('what arrived comes back until the end of the last day, by the clocks of the shop', () => {
  const last = until('2027-01-04')
  expect(of(delivered(), { now: last })).toEqual([
    { variantId: mug, units: 2, until: last, why: null },
    { variantId: hat, units: 1, until: last, why: null },
  ])
  expect(of(delivered(), { now: last + 1 })).toMatchObject([{ why: 'window-over' }, { why: 'window-over' }])
})

test('a window that ends when clocks are put forward ends at midnight all the same', () => {
  const [line] = of(delivered('2027-02-26'), { now: at('2027-03-01') })
  expect(line?.until).toBe(Date.parse('2027-03-28T21:59:59.999Z'))
})

test('nothing of an order that was not sent, or that never came, may come back', () => {
  expect(of(placed()).map(({ why }) => why)).toEqual(['nothing-sent', 'nothing-sent'])
  const lost = sent(placed(), both, { on: '2026-12-02', events: [heard('lost', '2026-12-09')] })
  expect(of(lost).map(({ why }) => why)).toEqual(['nothing-sent', 'nothing-sent'])
})

test('of a parcel of which nothing was heard the last day that was said counts, and later when it left later', () => {
  const quiet = (on: string) => sent(placed({ last: '2026-12-05' }), both, { on })
  expect(of(quiet('2026-12-01'))[0]?.until).toBe(until('2027-01-04'))
  expect(of(quiet('2026-12-11'))[0]?.until).toBe(until('2027-01-14'))
  expect(of(sent(placed(), both, { on: '2026-12-01' }))[0]?.until).toBe(until('2027-01-14'))
})

test('a parcel that is still being scanned has not come', () => {
  const late = sent(placed({ last: '2026-12-05' }), both, {
    on: '2026-12-02',
    events: [heard('in-transit', '2026-12-18')],
  })
  expect(of(late)[0]?.until).toBe(until('2027-01-17'))
})

test('each parcel has its own window, and units that are in one already do not count twice', () => {
  const first = sent(placed(), [{ variantId: mug, units: 1 }], {
    on: '2026-11-01',
    events: [heard('delivered', '2026-11-03')],
  })
  const second = sent(first, [{ variantId: mug, units: 1 }], {
    on: '2026-12-02',
    events: [heard('delivered', '2026-12-05')],
  })
  expect(of(second)[0]).toMatchObject({ units: 1, until: until('2027-01-04') })
  expect(of(second, { returned: () => 1 })[0]).toMatchObject({ units: 1 })
  expect(of(second, { returned: () => 2 })[0]).toMatchObject({ units: 0, why: 'all-returned' })
})

describe('the policy', () => {
  test.each<[string, Partial<ReturnsSettings>, readonly (string | null)[], Partial<Judging>?]>([
    ['that promises nothing', { days: null }, ['no-returns', 'no-returns']],
    ['that holds elsewhere', { countries: ['FR'] }, ['no-returns', 'no-returns']],
    ['that holds here', { countries: ['DE'] }, [null, null]],
    ['of goods by their tag', { windows: [{ ...window, days: null, tag: 'kitchen' }] }, ['no-returns', null]],
    ['of a collection', { windows: [{ ...window, days: 1, collection: 'winter' }] }, [null, 'window-over']],
    ['of a country', { days: 1, windows: [{ ...window, country: 'DE' }] }, [null, null]],
    ['of another country', { days: 1, windows: [{ ...window, country: 'AT' }] }, ['window-over', 'window-over']],
    [
      'of some customers',
      { days: 1, windows: [{ ...window, customerTag: 'regular' }] },
      [null, null],
      { customerTags: ['Regular'] },
    ],
    [
      'of customers that this one is none of',
      { days: 1, windows: [{ ...window, customerTag: 'regular' }] },
      ['window-over', 'window-over'],
    ],
    [
      'of which the first row that fits holds',
      {
        windows: [
          { ...window, days: 1, tag: 'kitchen', country: 'AT' },
          { ...window, tag: 'kitchen' },
          { ...window, days: 0, country: 'DE' },
        ],
      },
      [null, 'window-over'],
    ],
    ['that sells some for good, by tag', { finalSale: { ...final, tags: ['final-sale'] } }, [null, 'final-sale']],
    ['by collection', { finalSale: { ...final, collections: ['table'] } }, ['final-sale', null]],
    ['by a field of theirs', { finalSale: { ...final, metafield: 'custom.final_sale' } }, [null, 'final-sale']],
    ['by a field that nobody has filled', { finalSale: { ...final, metafield: 'constructor.name' } }, [null, null]],
  ])('%s', (_, more, why, judging = {}) => {
    expect(of(delivered(), { policy: { ...policy, ...more }, ...judging }).map((line) => line.why)).toEqual(why)
  })

  test.each([
    [9_800, 'final-sale'],
    [9_799, null],
  ])('that sells for good what was reduced by half: from %i', (regular, why) => {
    const order = sent(placed({ hat: { regular: money(regular, EUR) } }), both, {
      on: '2026-12-02',
      events: [heard('delivered', '2026-12-05')],
    })
    const half = { ...policy, finalSale: { ...final, discountFrom: 5_000 } }
    expect(of(order, { policy: half })[1]).toMatchObject({ why })
  })
})

test('files, services and gift cards do not come back, nor what another shop has sold', () => {
  const events = [heard('delivered', '2026-12-05')]
  const order = sent(placed({ hat: { requiresShipping: false } }), both, { on: '2026-12-02', events })
  expect(of(order)[1]).toMatchObject({ why: 'no-goods' })
  expect(of({ ...delivered(), imported: {} as never })[0]).toMatchObject({ why: 'nothing-sent' })
})
