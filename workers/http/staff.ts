/** Who of the staff is asking, and may they? Asked anew with every request: a session is revocable at once. */
import type { Context, MiddlewareHandler } from 'hono'
import { isEntitled } from '#domain/customers/api-keys'
import type { Permission, PermissionRefusal } from '#domain/customers/staff'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { roleOf, whoIs, type Staff } from '#schema/users/customers/staff'
import { authAt, sessionCookie, type AuthEnv } from './auth.ts'

/** However busy, a session ends after a week. */
const SESSION_MS_MAX = 7 * 24 * 60 * 60_000

/** Of what somebody tried: an address can be long. */
const SUBJECT_LENGTH_MAX = 200

export type StaffApp = { Bindings: AuthEnv; Variables: { staff: Staff } }

/** The member of staff whose session the request carries; null when there is none, or they no longer work here. */
export const staffAsking = async (env: AuthEnv, request: Request, now: number): Promise<Staff | null> => {
  const { origin } = new URL(request.url)
  if (!request.headers.get('cookie')?.includes(sessionCookie(origin))) return null
  const auth = await authAt(env, origin)
  const found = await auth.api.getSession({ headers: request.headers })
  if (!found || now - found.session.createdAt.getTime() > SESSION_MS_MAX) return null
  const role = await roleOf(env.USERS_DB, found.user.id)
  return role && { userId: found.user.id, email: found.user.email, name: found.user.name, role }
}

/** Why they may not, and an entry in the audit log; null when they may. @param subject what they tried */
export const deniedTo = async (
  env: Pick<AuthEnv, 'USERS_DB'>,
  staff: Staff,
  permission: Permission,
  subject: string,
  now: number,
): Promise<Extract<PermissionRefusal, { readonly code: 'permission-denied' }> | null> => {
  if (isEntitled(staff, permission)) return null
  const { role } = staff
  const entry = {
    who: whoIs(staff),
    action: 'staff:refused',
    subject: subject.slice(0, SUBJECT_LENGTH_MAX),
    details: { permission },
  }
  await saveAuditEntry(env.USERS_DB, entry, now)
  return { code: 'permission-denied', role, permission }
}

/**
 * Lets a request pass when its sender may do this.
 *
 * @param answer how the door says no: pages send to the sign-in, the API writes a problem
 * @param asking who asks: pages know sessions alone, the API keys as well
 */
export const staffOnly =
  <E extends StaffApp>(
    permission: Permission,
    answer: (c: Context<E>, refusal: PermissionRefusal) => Response | Promise<Response>,
    asking: typeof staffAsking = staffAsking,
  ): MiddlewareHandler<E> =>
  async (c, next) => {
    const staff = await asking(c.env, c.req.raw, Date.now())
    if (!staff) return answer(c, { code: 'sign-in-required' })
    c.set('staff', staff)
    const denied = await deniedTo(c.env, staff, permission, c.req.path, Date.now())
    return denied ? answer(c, denied) : next()
  }
