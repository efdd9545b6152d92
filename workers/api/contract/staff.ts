/** The door of the staff: who carries neither session nor key, or may not do this, is told so as a problem. */
import type { MiddlewareHandler } from 'hono'
import type { Permission } from '#domain/customers/staff'
import type { App } from '../../env.ts'
import { staffOrKeyAsking } from '../../http/api-key.ts'
import { refused } from '../../http/refusal.ts'
import { staffOnly, type StaffApp } from '../../http/staff.ts'

export type Door = App & StaffApp

/** For whoever may give this command, or ask this question. */
export const only = ({ permission }: { readonly permission: Permission }): MiddlewareHandler<Door> =>
  staffOnly<Door>(permission, (c, refusal) => refused(c, refusal), staffOrKeyAsking)

/** For people alone: ways in, one's own account, and keys. */
export const SESSION_SECURITY = [{ staffSession: [] }]
export const STAFF_SECURITY = [{ staffSession: [] }, { staffKey: [] }]

/** Refusals of every route of the staff, and of those that change something. */
export const STAFF_REFUSALS = ['sign-in-required', 'permission-denied'] as const
export const CHANGING_REFUSALS = [...STAFF_REFUSALS, 'foreign-origin'] as const
