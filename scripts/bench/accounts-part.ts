/** What shoppers with an account wait for, in the shop of the objects: its slot that is full of orders takes minutes to fill. */
import {
  haveOrders,
  measureOwnOrders,
  measureRegister,
  measureSignInByCode,
  measureSignInByPassword,
} from './accounts.ts'
import { summary } from './measure.ts'
import type { Objects } from './objects.ts'
import { rounds, type Bench } from './part.ts'

const WAYS_IN = [
  ['register', measureRegister],
  ['sign-in-code', measureSignInByCode],
  ['sign-in-password', measureSignInByPassword],
] as const
export const OWN_ORDERS = 'account-orders'

/** In the order in which they are made. */
export const ACCOUNT_MEASURES = [...WAYS_IN.map(([name]) => name), OWN_ORDERS]

export const waysIn = async (bench: Bench, objects: Objects): Promise<void> => {
  for (const [name, measure] of WAYS_IN.filter(([one]) => bench.wanted(one)))
    bench.add(summary(name, 'ms (p50)', await rounds(bench, name, () => measure(objects))))
}

/** @param item of which the orders of others in the slot are */
export const ownOrders = async (bench: Bench, objects: Objects, item: string): Promise<void> => {
  const visitor = await haveOrders(objects, item)
  bench.add(summary(OWN_ORDERS, 'ms (p50)', await rounds(bench, OWN_ORDERS, () => measureOwnOrders(objects, visitor))))
}
