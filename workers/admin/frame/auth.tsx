/** The gate of the admin: who asks, in which language they read, and how the admin says no. */
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { rolesThatMay, type Permission, type PermissionRefusal } from '#domain/customers/staff'
import { isLanguage } from '#domain/languages'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { readForm, textIn } from '../../http/form.ts'
import { isFromHere } from '../../http/guard.ts'
import { PRIVATE, SECURITY_HEADERS } from '../../http/headers.ts'
import { staffOnly } from '../../http/staff.ts'
import { Notice, showPage } from './page.tsx'
import { showSessionOver } from './session-over.tsx'
import type { AdminApp, AdminContext } from './app.ts'
import { entriesFor } from '../menu.ts'
import { frameMessages } from './messages/index.ts'

const LANGUAGE_COOKIE = 'stoa_admin_language'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/**
 * Nobody frames a page of the admin. In its own frames stand a mail, which may style itself but neither run nor load
 * anything, and pages of the shop.
 */
const OF_ALL = SECURITY_HEADERS['content-security-policy'] ?? ''
const POLICY = `${OF_ALL.replace("frame-ancestors 'self'", "frame-ancestors 'none'")}; frame-src 'self'`

/**
 * The rules of the shop are at hand in every page. The language is a cookie here: pages of the admin are nobody else's
 * and never kept by a cache.
 */
export const inTheirLanguage: MiddlewareHandler<AdminApp> = async (c, next) => {
  const chosen = c.req.query('lang')
  const stored = getCookie(c, LANGUAGE_COOKIE)
  const spoken = c.req.header('accept-language')?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  const language = isLanguage(chosen) ? chosen : isLanguage(stored) ? stored : spoken
  c.set('language', language)
  c.set('settings', await settingsFresh(c.env, Date.now()))
  await next()
  c.header('cache-control', PRIVATE)
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', POLICY)
}

/** Chosen on any page of the admin, for all of them: back to where it was chosen. */
export const chooseLanguage = async (c: AdminContext): Promise<Response> => {
  const form = await readForm(c.req.raw)
  const chosen = form.ok ? textIn(form.value, 'lang') : ''
  if (isLanguage(chosen)) {
    setCookie(c, LANGUAGE_COOKIE, chosen, { path: '/admin', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true })
  }
  const from = URL.parse(c.req.header('referer') ?? '')
  return c.redirect(from ? pathInside(from.pathname + from.search, true) : '/admin', 303)
}

/** A form of the admin counts only when it was sent from a page of the admin. */
export const sentFromHere: MiddlewareHandler<AdminApp> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || isFromHere(c.req.raw)) return next()
  const { refusals } = frameMessages[c.var.language]
  return showPage(
    c,
    { title: refusals.heading, status: 403, here: null },
    <Notice heading={refusals.heading} why={refusals['foreign-origin']} />,
  )
}

/**
 * A path within the admin, whatever was asked for: a sign-in never leads out of the shop. It is read as a browser would
 * read it, so that what a header may not hold is left out or written in escapes.
 *
 * @param mayBeSignIn where somebody only goes back to the page they were on
 */
export const pathInside = (path: string | undefined, mayBeSignIn = false): string => {
  const shop = 'https://shop.invalid'
  const asked = path?.startsWith('/') ? URL.parse(path, shop) : null
  const isInside = asked?.origin === shop && /^\/admin(?:\/|$)/.test(asked.pathname)
  return isInside && (mayBeSignIn || !asked.pathname.startsWith('/admin/sign-in'))
    ? asked.pathname + asked.search
    : '/admin'
}

const sayNo = async (c: AdminContext, refusal: PermissionRefusal): Promise<Response> => {
  if (refusal.code === 'permission-denied') {
    const { denied, roles } = frameMessages[c.var.language]
    const [first] = entriesFor(refusal)
    const open = rolesThatMay(refusal.permission)
    return showPage(
      c,
      { title: denied.title, status: 403, here: null },
      <Notice
        icon="lock"
        heading={denied.heading(roles[refusal.role])}
        why={denied.why(open.map((role) => roles[role]).join(', '))}
        more={denied.logged}
        action={first && { href: `/admin/${first.place}`, label: first.label[c.var.language] }}
      />,
    )
  }
  const { pathname, search } = new URL(c.req.url)
  // Where the form stands; most stand where they are sent to.
  const from = URL.parse(c.req.header('referer') ?? '')
  const page = pathInside(from ? from.pathname + from.search : pathname)
  const kept = c.req.method === 'POST' ? await showSessionOver(c, page) : undefined
  if (kept) return kept
  const back = c.req.method === 'GET' ? pathname + search : '/admin'
  return c.redirect(`/admin/sign-in?to=${encodeURIComponent(back)}`, 303)
}

/** For whoever may give this command, or ask this question. */
export const only = ({ permission }: { readonly permission: Permission }): MiddlewareHandler<AdminApp> =>
  staffOnly<AdminApp>(permission, sayNo)
