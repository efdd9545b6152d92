/** What shoppers with an account wait for: measured when it is asked for by name. */
import {
  haveOrders,
  measureOwnOrders,
  measureRegister,
  measureSignInByCode,
  measureSignInByPassword,
} from './accounts.ts'
import { summary } from './measure.ts'
import { openObjects, type Objects } from './objects.ts'
import { opened, rounds, type Bench } from './part.ts'
import { fillSlot } from './slot-move.ts'

const WAYS_IN = [
  ['register', measureRegister],
  ['sign-in-code', measureSignInByCode],
  ['sign-in-password', measureSignInByPassword],
] as const
const OWN_ORDERS = 'account-orders'

export const ACCOUNT_MEASURES = [...WAYS_IN.map(([name]) => name), OWN_ORDERS]

export const accounts = (bench: Bench): Promise<void> =>
  opened(openObjects, async (shop) => {
    const { load, floor, wanted, say, add } = bench
    const all: Objects = { load, shop, floor }
    for (const [name, measure] of WAYS_IN)
      if (wanted(name)) add(summary(name, 'ms (p50)', await rounds(bench, name, () => measure(all))))
    if (!wanted(OWN_ORDERS)) return
    say(`${OWN_ORDERS}, filling a slot with orders`)
    const visitor = await haveOrders(all, await fillSlot(all))
    add(summary(OWN_ORDERS, 'ms (p50)', await rounds(bench, OWN_ORDERS, () => measureOwnOrders(all, visitor))))
  })
