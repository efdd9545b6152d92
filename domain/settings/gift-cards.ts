/** How long gift cards pay. Nothing is said by default: then they pay for ever. */
import { EXPIRY_MONTHS } from '../stored-value/expiry.ts'
import { checkWhole, type SettingsIssue } from './check.ts'

export type GiftCardsSettings = {
  /** From the day it is dealt; null: never. Where the law of the shop's country wants more, it is that. */
  readonly expireAfterMonths: number | null
  /** Days before it expires; null: nobody is told. */
  readonly remindBeforeDays: number | null
}

const DAYS = [1, 365] as const

export const checkGiftCards = ({ expireAfterMonths, remindBeforeDays }: GiftCardsSettings): SettingsIssue[] => [
  ...(expireAfterMonths === null ? [] : checkWhole(expireAfterMonths, 'expireAfterMonths', EXPIRY_MONTHS)),
  ...(remindBeforeDays === null ? [] : checkWhole(remindBeforeDays, 'remindBeforeDays', DAYS)),
]
