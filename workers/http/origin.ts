/**
 * Where the shop stands, for links that leave the page: as it says itself, or else as it was asked for.
 *
 * What a request says of its host in any other header is not looked at.
 */
import type { Settings } from '../env.ts'

export const originOf = ({ SHOP_URL }: Partial<Pick<Settings, 'SHOP_URL'>>, url: string): string =>
  new URL(SHOP_URL || url).origin
