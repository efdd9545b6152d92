/** At the checkout of somebody who is signed in: the addresses that they keep, one press each. */
import type { Context } from 'hono'
import type { Address } from '#domain/orders/address'
import type { CheckoutForm } from '#domain/orders/checkout-form'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { keepOrderedAddress, ownAddresses as addressesOf, type KeptAddress } from '../../flows/customers/addresses.ts'
import { customerAsking, looksSignedIn } from '../../http/customer.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

export type OwnAddresses = { readonly all: readonly KeptAddress[]; readonly chosen: KeptAddress | undefined }

/** @returns none for guests, without asking any store */
export const ownAddresses = async (c: Context<App>): Promise<OwnAddresses> => {
  const customer = await customerAsking(c.env, c.req.raw)
  const all = customer ? await addressesOf(c.env, customer.id) : []
  const asked = c.req.query('address')
  return { all, chosen: all.find(({ id }) => id === asked) }
}

/** What was chosen goes before what stands there; where nothing stands the first does. */
export const filledWith = (form: CheckoutForm, { all, chosen }: OwnAddresses): CheckoutForm => {
  const [first] = all
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
  if (!address || !looksSignedIn(c.req.raw)) return
  const work = async () => {
    const customer = await customerAsking(c.env, c.req.raw)
    if (customer) await keepOrderedAddress(c.env, customer.id, address, Date.now())
  }
  later(c.executionCtx, work())
}
