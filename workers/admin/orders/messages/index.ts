/** What the pages of orders say, by language. */
import type { Language } from '#domain/languages'
import { en, type OrdersMessages } from './en.ts'
import { zh } from './zh.ts'

export const ordersMessages: Readonly<Record<Language, OrdersMessages>> = { en, zh }
