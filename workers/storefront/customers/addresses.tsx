/** /account/addresses: where things go to, so that a checkout knows it. */
import { Hono, type Context } from 'hono'
import { countryName } from '#domain/formats'
import { SENT_MAX, type Address, type AddressField } from '#domain/orders/address'
import { NO_BILLING } from '#domain/orders/billing'
import type { Amiss, CheckoutForm } from '#domain/orders/checkout-form'
import type { App } from '../../env.ts'
import {
  changeAddress,
  dropAddress,
  keepAddress,
  ownAddresses,
  putAddressFirst,
  type KeptAddress,
} from '../../flows/customers/addresses.ts'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { AddressFields } from '../orders/address-fields.tsx'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const PATH = '/account/addresses'

const ADDRESS_FIELDS = [
  'name',
  'street',
  'extra',
  'postcode',
  'city',
  'region',
  'country',
  'phone',
] as const satisfies readonly AddressField[]

/** The fields of a checkout; who and how are no part of an address. */
const formOf = (address: Partial<Address>): CheckoutForm => ({
  email: '',
  delivery: '',
  company: '',
  vatId: '',
  ...NO_BILLING,
  buyerNote: '',
  name: '',
  street: '',
  extra: '',
  postcode: '',
  city: '',
  region: '',
  country: '',
  phone: '',
  ...address,
})

type Written = { readonly request: RequestContext; readonly address: Address }

/** As it is written on a parcel. */
export const AddressText = ({ request, address }: Written) => {
  const lines = [...addressLines(address), countryName(address.country, request.locale)]
  return (
    <p>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  )
}

const Card = ({
  request,
  of,
  isFirst,
}: {
  readonly request: RequestContext
  readonly of: KeptAddress
  readonly isFirst: boolean
}) => {
  const texts = customersMessages[request.language].addresses
  return (
    <li class={isFirst ? 'first' : undefined}>
      <AddressText request={request} address={of.address} />
      <form class="row small" method="post" action={to(request, `${PATH}/${of.id}`)}>
        <a href={`${to(request, PATH)}?change=${of.id}`}>{texts.change}</a>
        <button class="textlink" name="action" value="remove">
          {texts.remove}
        </button>
        {!isFirst && (
          <button class="textlink" name="action" value="first">
            {texts.makeFirst}
          </button>
        )}
      </form>
    </li>
  )
}

type Editing = {
  readonly id: string | undefined
  readonly form: CheckoutForm
  readonly amiss: Amiss
  readonly isFull: boolean
}

const show = async (c: Context<App>, customer: Customer, editing?: Editing, status: 200 | 422 = 200) => {
  const [request, kept] = await Promise.all([requestContextOf(c), ownAddresses(c.env, customer.id)])
  const texts = customersMessages[request.language].addresses
  const changed = kept.find(({ id }) => id === (editing?.id ?? c.req.query('change')))
  const form = editing?.form ?? formOf(changed?.address ?? { name: customer.name })
  const by = {
    rules: request.settings,
    currency: request.currency,
    sent: true,
    load: null,
    formatOf: addressFormatOf,
  }
  const amiss = editing?.amiss ?? {}
  const done = new Map(Object.entries(texts.done)).get(c.req.query('done') ?? '')
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="addresses" title={texts.title} lead={texts.lead} done={done}>
      {kept.length > 0 && (
        <ul class="addresses part">
          {kept.map((of, index) => (
            <Card request={request} of={of} isFirst={index === 0} />
          ))}
        </ul>
      )}
      {(editing?.isFull || Object.keys(amiss).length > 0) && (
        <p class="note bad" role="alert">
          {editing?.isFull ? texts.full : texts.amiss(Object.keys(amiss).length)}
        </p>
      )}
      <section class="part" aria-labelledby="address-form">
        <h2 id="address-form">{changed ? texts.changeOne : texts.addOne}</h2>
        <form class="stack" method="post" action={to(request, PATH)} novalidate>
          {changed && <input type="hidden" name="id" value={changed.id} />}
          <AddressFields request={request} form={form} amiss={amiss} by={by} methods={[]} />
          <p class="row">
            <button class="button small">{texts.save}</button>
            {changed && <a href={to(request, PATH)}>{texts.leave}</a>}
          </p>
        </form>
      </section>
    </House>,
    status,
  )
}

const back = (c: Context<App>, done: 'saved' | 'removed' | 'first') =>
  c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done=${done}`, 303)

export const addresses = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return refusedPage(c, sent.refusal.code)
    const read = (name: string) => textIn(sent.value, name, SENT_MAX)
    const address = Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, read(name)])) as Address
    const form = formOf(address)
    const id = textIn(sent.value, 'id', 40) || undefined
    // Nothing is kept: only the fields are asked for as the country has them.
    if (textIn(sent.value, 'action') === 'update') return show(c, customer, { id, form, amiss: {}, isFull: false }, 200)
    const now = Date.now()
    const kept = id
      ? await changeAddress(c.env, customer.id, { id, address }, now)
      : await keepAddress(c.env, customer.id, { address }, now)
    if (kept.ok) return back(c, 'saved')
    const { refusal } = kept
    if (refusal.code === 'address-unknown') return refusedPage(c, refusal.code)
    const amiss = refusal.code === 'form-amiss' ? refusal.fields : {}
    return show(c, customer, { id, form, amiss, isFull: refusal.code === 'addresses-full' }, 422)
  })
  .post('/:id', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const sent = await readForm(c.req.raw)
    if (!sent.ok) return refusedPage(c, sent.refusal.code)
    const id = c.req.param('id')
    if (textIn(sent.value, 'action') === 'remove') {
      const isGone = await dropAddress(c.env, customer.id, id)
      return isGone ? back(c, 'removed') : refusedPage(c, 'address-unknown')
    }
    const isFirst = await putAddressFirst(c.env, customer.id, id, Date.now())
    return isFirst ? back(c, 'first') : refusedPage(c, 'address-unknown')
  })
