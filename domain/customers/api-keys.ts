/**
 * Keys of programs that work for the staff: `stoa_` and forty letters, told once. What a key opens was chosen when it was made, and is
 * never more than whoever made it may do at the moment when it is used.
 */
import { BASE32, base32, type Id } from '../ids.ts'
import { may, type Permission, type Role, type Scope } from './staff.ts'

export type ApiKeyId = Id<'ApiKey'>
/** What the program sends: 200 random bits. */
export type ApiKeySecret = Id<'ApiKeySecret'>

const SECRET_LETTERS = 40
/** Of the secret, these many letters are shown at its beginning and at its end: 160 bits stay unsaid. */
const SHOWN_LETTERS = 4

export const newApiKeyId = (random: Uint8Array): ApiKeyId => `ak_${base32(random.subarray(0, 16))}` as ApiKeyId

/** @param random 40 random bytes */
export const newApiKeySecret = (random: Uint8Array): ApiKeySecret =>
  `stoa_${base32(random.subarray(0, SECRET_LETTERS))}` as ApiKeySecret

const FORM = new RegExp(`^stoa_[${BASE32}]{${SECRET_LETTERS}}$`)

/** @returns undefined when it cannot be one */
export const apiKeySecret = (text: string): ApiKeySecret | undefined =>
  FORM.test(text) ? (text as ApiKeySecret) : undefined

/** By what people know a key again that nobody can read any more. */
export const shownOf = (secret: ApiKeySecret): { readonly start: string; readonly end: string } => ({
  start: secret.slice(0, 'stoa_'.length + SHOWN_LETTERS),
  end: secret.slice(-SHOWN_LETTERS),
})

/**
 * Who works here and which keys there are is for people: no key opens it, so none can make another. Nor is a program ever somebody
 * in the shop.
 */
export type KeyScope = Exclude<Scope, 'staff' | 'impersonation'>

const OPENED: Readonly<Record<KeyScope, true>> = {
  orders: true,
  customers: true,
  'after-sales': true,
  catalog: true,
  inventory: true,
  reviews: true,
  drops: true,
  promotions: true,
  'stored-value': true,
  notifications: true,
  statistics: true,
  settings: true,
  operations: true,
  shards: true,
}

export const KEY_SCOPES = Object.keys(OPENED) as readonly KeyScope[]

/** Everything that a key may be given. */
export const KEY_PERMISSIONS: readonly Permission[] = KEY_SCOPES.flatMap((scope): Permission[] => [
  `${scope}:see`,
  `${scope}:change`,
])

/** What whoever has no more than this may do: somebody by their role, a key by that of its maker and by what it was given. */
export type Entitled = {
  readonly role: Role
  readonly key?: { readonly permissions: readonly Permission[] } | undefined
}

export const isEntitled = ({ role, key }: Entitled, permission: Permission): boolean =>
  may(role, permission) && (key === undefined || key.permissions.includes(permission))

/** Of one shop, that still open something. */
export const KEYS_MAX = 100
export const KEY_NAME_LENGTH_MAX = 60
export const KEY_DAYS_MAX = 3650

/** The last use is written at most this often: reading by a program must not become writing. */
export const KEY_USE_WRITTEN_MS = 60 * 60_000
