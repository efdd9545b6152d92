/** The way into an account, and what is in it. */
import type { Place } from './place.ts'

export const account: readonly Place[] = [
  { name: 'sign in', path: '/account/sign-in' },
  { name: 'sign in, digits', path: '/account/sign-in/digits', who: 'mailed' },
  { name: 'sign in, link', path: '/account/sign-in/link?token=0' },
  { name: 'sign in, password', path: '/account/sign-in/password' },
  { name: 'sign in, phone', path: '/account/sign-in/phone' },
  { name: 'account', path: '/account', who: 'customer' },
  { name: 'account, orders', path: '/account/orders', who: 'customer' },
  { name: 'account, addresses', path: '/account/addresses', who: 'customer' },
  { name: 'wish list', path: '/wish-list' },
  { name: 'account, wish list', path: '/wish-list', who: 'customer' },
  { name: 'account, preferences', path: '/account/preferences', who: 'customer' },
  { name: 'account, privacy', path: '/account/privacy', who: 'customer' },
  { name: 'forgetting, link ended', path: '/account/privacy/forget?key=0' },
  { name: 'account, security', path: '/account/security', who: 'customer' },
  { name: 'account, number', path: '/account/security/phone', who: 'customer' },
  { name: 'account, another address', path: '/account/security/email', who: 'customer' },
]
