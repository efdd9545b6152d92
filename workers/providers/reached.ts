/** Where the shop is reached: whatever leaves it leads back by links, and a link in somebody's mailbox is relative to nothing. */
import type { Settings } from '../env.ts'

export type Reached = { readonly SHOP_URL?: Settings['SHOP_URL'] | undefined }

/** @returns whether it is `https://shop.example`: nothing but the origin, as paths are written behind it */
export const isReached = ({ SHOP_URL: url = '' }: Reached): boolean =>
  url.startsWith('https://') && URL.parse(url)?.origin === url
