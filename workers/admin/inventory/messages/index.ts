/** What the pages of stock say, by language. */
import type { Language } from '#domain/languages'
import { en, type InventoryMessages } from './en.ts'
import { zh } from './zh.ts'

export const inventoryMessages: Readonly<Record<Language, InventoryMessages>> = { en, zh }
