/** What is said from the cart onwards: cart, checkout, bank, order, by language. */
import type { Language } from '#domain/languages'
import { en, type OrdersMessages } from './en.ts'
import { zh } from './zh.ts'

export const ordersMessages: Readonly<Record<Language, OrdersMessages>> = { en, zh }
