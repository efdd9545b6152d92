/** The frame of every page of an account: who is here, where one can go, and the way out. */
import type { Child } from 'hono/jsx'
import type { Customer } from '../../http/customer.ts'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'

/** Parts of an account, in the order of its menu. */
export const PARTS = [
  'overview',
  'orders',
  'invoices',
  'quick-order',
  'company',
  'addresses',
  'cards',
  'wishes',
  'credit',
  'preferences',
  'security',
  'privacy',
] as const
export type Part = (typeof PARTS)[number]

export const PATHS: Readonly<Record<Part, string>> = {
  overview: '/account',
  orders: '/account/orders',
  invoices: '/account/invoices',
  addresses: '/account/addresses',
  cards: '/account/payment-methods',
  wishes: '/wish-list',
  'quick-order': '/account/quick-order',
  company: '/account/company',
  credit: '/account/credit',
  preferences: '/account/preferences',
  security: '/account/security',
  privacy: '/account/privacy',
}

type Shown = {
  readonly request: RequestContext
  readonly customer: Customer
  readonly here: Part
  readonly title: string
  readonly lead?: string
  /** What was done a moment ago. */
  readonly done?: string | undefined
  readonly children?: Child
}

export const House = ({ request, customer, here, title, lead, done, children }: Shown) => {
  const texts = customersMessages[request.language].account
  return (
    <Layout request={request} title={title} extra="account">
      <div class="wrap">
        <div class="page-head">
          <p class="soft">{texts.signedInAs(customer.email)}</p>
          <h1>{title}</h1>
          {lead !== undefined && <p class="lead soft text">{lead}</p>}
        </div>
        <div class="house">
          <nav class="side" aria-label={texts.menu}>
            <ul>
              {PARTS.map((part) => (
                <li>
                  <a href={to(request, PATHS[part])} {...(part === here && { 'aria-current': 'page' })}>
                    {texts.parts[part]}
                  </a>
                </li>
              ))}
              <li>
                <form method="post" action={to(request, '/account/sign-out')}>
                  <button class="textlink">{texts.signOut}</button>
                </form>
              </li>
            </ul>
          </nav>
          <div>
            {done !== undefined && (
              <p class="note fine" role="status">
                {done}
              </p>
            )}
            {children}
            {customer.timeZone === null && (
              <form method="post" action={to(request, `${PATHS.preferences}/zone`)} hidden data-zone>
                <input type="hidden" name="timeZone" value="" />
              </form>
            )}
          </div>
        </div>
      </div>
    </Layout>
  )
}
