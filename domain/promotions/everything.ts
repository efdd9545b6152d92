/** Whether a promotion leaves nothing to pay, whatever is bought: by what is left, not by how it is put. */
import { takesAll } from '../for-nothing.ts'
import type { Effect, Value } from './promotion.ts'

/** With so many free to each that is paid for, what is paid is nothing. */
const FREE_EACH = 99

/** In one currency is enough: somebody pays in it. */
const isFree = (value: Value): boolean => {
  if (value.type === 'percent') return takesAll('percent', value.rate)
  return value.type === 'amount'
    ? value.amounts.some(({ amount }) => takesAll('amount', amount))
    : value.prices.some(({ amount }) => amount === 0)
}

/** Of some goods, of presents and of delivery it is none of this: goods are paid for beside them. */
export const takesEverything = (effect: Effect): boolean => {
  switch (effect.type) {
    case 'goods':
      return effect.set.all && isFree(effect.value)
    case 'tiers':
      return effect.set.all && effect.tiers.some(({ value }) => isFree(value))
    case 'bundle':
      return effect.parts.every(({ set }) => set.all) && isFree(effect.value)
    case 'buy-get': {
      const { buy, get } = effect
      return get.set.all && isFree(get.value) && get.units >= FREE_EACH * ('units' in buy ? buy.units : 1)
    }
    case 'order':
      return isFree(effect.value)
    case 'order-tiers':
      return effect.tiers.some(({ value }) => isFree(value))
    default:
      return false
  }
}
