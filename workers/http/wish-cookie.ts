/** The guest's browser remembers the key of their wish list. It says nothing of who they are. */
import type { Context } from 'hono'
import { GUEST_LIST_MS, wishKey, type WishKey } from '#domain/customers/wish-list'
import { forgetOwnCookie, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

const NAME = 'stoa_wishes'

export const readWishCookie = (c: Context): WishKey | undefined => wishKey(readOwnCookie(c, NAME))

/** As long as the shop keeps a list that nobody changes. */
export const writeWishCookie = (c: Context, key: WishKey): void => writeOwnCookie(c, NAME, key, GUEST_LIST_MS / 1000)

export const forgetWishCookie = (c: Context): void => forgetOwnCookie(c, NAME)
