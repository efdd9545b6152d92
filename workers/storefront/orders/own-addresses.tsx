/** At the checkout of somebody who is signed in: the addresses that they keep, one press each. */
import type { Context } from 'hono'
import { isPlace, type Address } from '#domain/orders/address'
import type { CheckoutForm, Firm } from '#domain/orders/checkout-form'
import { companyOf } from '#schema/users/customers/company-members'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { keepOrderedAddress, ownAddresses as addressesOf, type KeptAddress } from '../../flows/customers/addresses.ts'
import { customerAsking, looksSignedIn } from '../../http/customer.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

export type OwnAddresses = {
  readonly all: readonly KeptAddress[]
  readonly chosen: KeptAddress | undefined
  /** For which firm they buy. */
  readonly firm: Firm | null
}

/** @returns none for guests, without asking any store */
export const ownAddresses = async (c: Context<App>): Promise<OwnAddresses> => {
  const customer = await customerAsking(c.env, c.req.raw)
  if (!customer) return { all: [], chosen: undefined, firm: null }
  const [all, own] = await Promise.all([addressesOf(c.env, customer.id), companyOf(c.env.USERS_DB, customer.id)])
  const asked = c.req.query('address')
  const firm = own && own.company.closedAt === null ? { company: own.company.name, vatId: own.company.vatId } : null
  return { all, chosen: all.find(({ id }) => id === asked), firm }
}

/** What was chosen goes before what stands there; where nothing stands the first does. */
export const filledWith = (said: CheckoutForm, { all, chosen, firm }: OwnAddresses): CheckoutForm => {
  const [first] = all
  const form = firm && said.company === '' ? { ...said, ...firm } : said
  const address = chosen?.address ?? (form.street === '' && form.name === '' ? first?.address : undefined)
  return address ? { ...form, ...address } : form
}

export const AddressBook = ({
  request,
  of,
}: {
  readonly request: RequestContext
  readonly of: readonly KeptAddress[]
}) =>
  of.length === 0 ? null : (
    <nav class="row small" aria-label={ordersMessages[request.language].checkout.ownAddresses}>
      {of.map(({ id, address: { name, street, city } }) => (
        <a href={`${to(request, '/checkout')}?address=${id}`}>{[name, street, city].filter(Boolean).join(', ')}</a>
      ))}
    </nav>
  )

/** After an order, behind its answer. */
export const keepForNextTime = (c: Context<App>, address: Address | undefined): void => {
  if (!address || !isPlace(address) || !looksSignedIn(c.req.raw)) return
  const work = async () => {
    const customer = await customerAsking(c.env, c.req.raw)
    if (customer) await keepOrderedAddress(c.env, customer.id, address, Date.now())
  }
  later(c.executionCtx, work())
}
