/** Files of digital goods: as long and as often as the merchant says, and as staff give them anew or take them away. */
import { expect, test } from 'vitest'
import type { DownloadId } from '../catalog/downloads.ts'
import { ALWAYS, checkDownloads } from '../settings/downloads.ts'
import { accessOf, changedUse, fetching, unused, type FileUse } from './file-access.ts'
import type { Order } from './order.ts'

const DAY = 24 * 60 * 60_000
const PLACED = 100 * DAY
const order = { placedAt: PLACED } as Order
const file = 'dl_0123456789abcdefghjkmnpq' as DownloadId
const use = (said: Partial<FileUse> = {}): FileUse => ({ ...unused(file), ...said })
const rules = (days: number | null, times: number | null) => ({ days, times })

test.each([
  ['nothing is said', use({ times: 99 }), ALWAYS, PLACED + 9_999 * DAY, { code: 'open', left: null, until: null }],
  [
    'days are left',
    use(),
    rules(30, null),
    PLACED + 30 * DAY - 1,
    { code: 'open', left: null, until: PLACED + 30 * DAY },
  ],
  ['its days are over', use(), rules(30, null), PLACED + 30 * DAY, { code: 'download-ended' }],
  [
    'it was given anew',
    use({ renewedAt: PLACED + 40 * DAY }),
    rules(30, null),
    PLACED + 41 * DAY,
    { code: 'open', left: null, until: PLACED + 70 * DAY },
  ],
  ['times are left', use({ times: 2 }), rules(null, 3), PLACED, { code: 'open', left: 1, until: null }],
  ['it was fetched often enough', use({ times: 3 }), rules(null, 3), PLACED, { code: 'download-used-up' }],
  ['fewer times are allowed since', use({ times: 9 }), rules(null, 3), PLACED, { code: 'download-used-up' }],
  ['it was taken away', use({ revokedAt: 1 }), ALWAYS, PLACED, { code: 'download-revoked' }],
])('%s', (_, used, by, now, access) => expect(accessOf(order, used, by, now)).toEqual(access))

test('days begin when the last of the money has come', () => {
  const received = [{ receivedAt: PLACED + 5 * DAY }] as unknown as Order['received']
  expect(accessOf({ ...order, received } as Order, use(), rules(1, null), PLACED + 6 * DAY - 1)).toMatchObject({
    code: 'open',
  })
})

test('a whole file counts, a part of what was begun does not, also of the last time, for a day', () => {
  const by = { rules: rules(null, 1), now: PLACED }
  const first = fetching(order, use(), { ...by, isPart: false })
  expect(first).toMatchObject({ access: { code: 'open' }, use: { times: 1, lastAt: PLACED } })
  const on = fetching(order, first.use, { ...by, isPart: true, now: PLACED + DAY - 1 })
  expect(on).toMatchObject({ access: { code: 'open' }, use: { times: 1, lastAt: PLACED } })
  expect(fetching(order, first.use, { ...by, isPart: true, now: PLACED + DAY }).access).toEqual({
    code: 'download-used-up',
  })
  expect(fetching(order, first.use, { ...by, isPart: false }).access).toEqual({ code: 'download-used-up' })
  // Whoever begins in the middle begins.
  expect(fetching(order, use(), { ...by, isPart: true }).use).toMatchObject({ times: 1 })
})

test('what staff take away and give anew', () => {
  const taken = changedUse(use({ times: 3 }), 'revoke', 7)
  expect([taken.revokedAt, changedUse(taken, 'revoke', 9).revokedAt]).toEqual([7, 7])
  expect(fetching(order, taken, { rules: ALWAYS, isPart: false, now: 8 }).use).toBe(taken)
  expect(changedUse(taken, 'renew', 11)).toEqual(use({ times: 0, renewedAt: 11 }))
})

test.each([
  [rules(null, null), 0],
  [rules(30, 5), 0],
  [rules(0, 5), 1],
  [rules(3_651, 1_001), 2],
  [rules(1.5, -1), 2],
])('rules %j have so many faults', (of, faults) => expect(checkDownloads(of)).toHaveLength(faults))
