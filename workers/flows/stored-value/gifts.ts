/** Whom a gift card in a cart is for, as a page or a program says it. */
import { ok, refuse, type Result } from '#domain/result'
import { checkedGift, type Gift, type GiftDraft, type GiftFaults } from '#domain/stored-value/draft'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'

export type GiftRefusal = { readonly code: 'gift-invalid'; readonly unit: number; readonly fields: GiftFaults }

/** Nothing was said: it is for the buyer. */
const isEmpty = (draft: GiftDraft): boolean => Object.values(draft).every((text) => text.trim() === '')

/** @returns those that are for somebody; by the clock of the shop */
export const checkedGifts = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  drafts: readonly GiftDraft[],
  now: number,
): Promise<Result<readonly Gift[], GiftRefusal>> => {
  const said = drafts.filter((draft) => !isEmpty(draft))
  if (said.length === 0) return ok([])
  const { timeZone } = (await settingsFresh(env, now)).shop
  const gifts: Gift[] = []
  for (const [unit, draft] of said.entries()) {
    const checked = checkedGift(draft, { now, timeZone }, true)
    if (!checked.ok) return refuse({ code: 'gift-invalid', unit, fields: checked.refusal })
    gifts.push(checked.value)
  }
  return ok(gifts)
}
