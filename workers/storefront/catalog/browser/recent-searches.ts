/** What was searched lately, remembered by this browser alone. */
import { RECENTLY_SEARCHED, store, storedList, storeList, wantsNone } from '../../frame/browser/storage.ts'

const RECENT_MAX = 6
export const LENGTH_MAX = 100

export const recent = (): string[] => storedList(RECENTLY_SEARCHED, RECENT_MAX)

export const remember = (typed: string): void => {
  const term = typed.trim().slice(0, LENGTH_MAX)
  if (!term || wantsNone()) return
  storeList(RECENTLY_SEARCHED, [term, ...recent().filter((one) => one !== term)], RECENT_MAX)
}

export const forget = (): void => store(RECENTLY_SEARCHED, '')
