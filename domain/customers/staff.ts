/**
 * Who works in the shop, and what each role may do, word by word.
 *
 * `see` opens the pages of a word, `change` its buttons. A page that a role cannot see is left out of its navigation.
 */
export const ROLES = ['owner', 'manager', 'clerk'] as const
export type Role = (typeof ROLES)[number]
export const isRole = (text: unknown): text is Role => ROLES.some((one) => one === text)

export type Scope =
  | 'orders'
  | 'customers'
  /** The shop as a customer sees it, signed in as them. */
  | 'impersonation'
  | 'catalog'
  | 'drops'
  | 'promotions'
  /** Gift cards and the credit of accounts: money that the shop owes. */
  | 'stored-value'
  | 'inventory'
  | 'reviews'
  | 'after-sales'
  | 'notifications'
  | 'statistics'
  | 'operations'
  | 'settings'
  | 'shards'
  | 'staff'
export type Permission = `${Scope}:${'see' | 'change'}`

/** Money given back is after-sales: a clerk packs and counts, a manager cancels and refunds. */
const CLERK: ReadonlySet<Permission> = new Set<Permission>([
  'orders:see',
  'orders:change',
  'customers:see',
  'inventory:see',
  'inventory:change',
  'catalog:see',
  'drops:see',
  'promotions:see',
  'stored-value:see',
  'reviews:see',
  'after-sales:see',
])

const permissions: Record<Role, (permission: Permission) => boolean> = {
  owner: () => true,
  manager: (permission) => permission !== 'staff:change',
  clerk: (permission) => CLERK.has(permission),
}

export const may = (role: Role, permission: Permission): boolean => permissions[role](permission)

/** The roles that could have done it: whom to ask. */
export const rolesThatMay = (permission: Permission): Role[] => ROLES.filter((role) => may(role, permission))

/** Why a sign-in failed, in the order they are checked. */
export type SignInRefusal =
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'sign-in-refused' }
  /** The password was right, and what was shown beside it is not. */
  | { readonly code: 'second-factor-refused' }
  /** Nobody has said a password here lately. */
  | { readonly code: 'sign-in-required' }

/** Why somebody may not change how they sign in, in the order they are checked. */
export type OwnAccountRefusal =
  | Extract<SignInRefusal, { readonly code: 'too-many-attempts' }>
  | { readonly code: 'password-wrong' }
  | { readonly code: 'password-length'; readonly charactersMin: number; readonly charactersMax: number }
  /** One of those that are tried first. */
  | { readonly code: 'password-common' }
  /** It was published somewhere. */
  | { readonly code: 'password-leaked' }
  | { readonly code: 'second-factor-refused' }
  | { readonly code: 'second-factor-on' }
  /** A passkey stands beside a second factor, so that no way in asks for less. */
  | { readonly code: 'second-factor-required' }

/** Why somebody may not, in the order they are checked. */
export type PermissionRefusal =
  | { readonly code: 'sign-in-required' }
  | { readonly code: 'permission-denied'; readonly role: Role; readonly permission: Permission }

/** A mail address as it is compared and kept. */
export const emailKey = (text: string): string => text.trim().toLowerCase()

/** Long enough that guessing it against scrypt is hopeless; better-auth refuses more than 128 before hashing. */
export const PASSWORD_LENGTH_MIN = 12
export const PASSWORD_LENGTH_MAX = 128
