/** What a browser remembers for the shopper; one that keeps nothing forgets at the next page. Nobody else is told. */

export const THEME = 'stoa.theme'
/** Whether the key that opens the search is switched off. */
export const KEYS_OFF = 'stoa.keys'
export const RECENTLY_VIEWED = 'stoa.seen'
export const RECENTLY_SEARCHED = 'stoa.searched'

export const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** @param text empty: forget it */
export const store = (name: string, text: string): void => {
  try {
    if (text) localStorage.setItem(name, text)
    else localStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing is no fault.
  }
}

/** A list of texts, whatever somebody has written there. */
export const storedList = (name: string, most: number): string[] => {
  try {
    const read: unknown = JSON.parse(stored(name) ?? '[]')
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string' && one !== '').slice(0, most) : []
  } catch {
    return []
  }
}

export const storeList = (name: string, list: readonly string[], most: number): void =>
  store(name, list.length > 0 ? JSON.stringify(list.slice(0, most)) : '')

/** Nothing is remembered of whoever asks not to be followed. */
export const wantsNone = (): boolean =>
  ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true) || navigator.doNotTrack === '1'
