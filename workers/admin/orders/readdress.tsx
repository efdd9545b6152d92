/** /admin/orders/:id/address: to whom an order is written and where it goes, put right before it is sent. */
import { Hono } from 'hono'
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import type { Order } from '#domain/orders/order'
import { readdressingOrder, type OrderDetailsInvalid } from '../../flows/orders/edit-commands.ts'
import { readingOrder } from '../../flows/orders/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import { AddressFields, control } from '../customers/entry-fields.tsx'
import { typedOf, type EntryTried } from '../customers/entry-props.ts'
import { entryMessages } from '../customers/messages/index.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { editsMessages } from './messages/edits.ts'
import { ordersMessages } from './messages/index.ts'

export const readdress = new Hono<AdminApp>()

const FORM = 'order'

type Tried = Pick<EntryTried, 'typed' | 'amiss'> & { readonly refusal: ShownRefusal }

const triedWith = (refusal: object, form: URLSearchParams): Tried => {
  const shown = refusal as ShownRefusal
  const { fields = {} } = shown.code === 'order-details-invalid' ? (refusal as OrderDetailsInvalid) : {}
  const { name: recipient, phone: addressPhone, delivery: _way, company: _firm, vatId: _id, email, ...places } = fields
  const amiss = {
    ...places,
    ...(recipient && { recipient }),
    ...(addressPhone && { addressPhone }),
    ...(email && { email }),
  } as EntryTried['amiss']
  return { refusal: shown, typed: Object.fromEntries(form), amiss }
}

const show = async (c: AdminContext, tried?: Tried): Promise<Response> => {
  const found = await ask(c, readingOrder, { id: c.req.param('id') ?? '' })
  if (!found.ok) return showMissing(c)
  const { order } = found.value
  const { language } = c.var
  const status = tried ? statusOf[tried.refusal.code] : 200
  const title = editsMessages[language].title(order.name)
  return showPage(c, { title, here: 'orders', status }, <Page {...{ order, language, tried: tried ?? null }} />)
}

readdress.get('/:id/address', only(readdressingOrder), (c) => show(c))
readdress.post('/:id/address', only(readdressingOrder), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, readdressingOrder, (typed, sent) => {
    const { version, email = '' } = typed
    const text = (name: string) => (sent.get(name) ?? '').toWellFormed()
    const address = {
      name: text('recipient'),
      street: text('street'),
      extra: text('extra'),
      postcode: text('postcode'),
      city: text('city'),
      region: text('region'),
      country: text('country'),
      phone: text('addressPhone'),
    }
    return { order: id, version, email, ...(sent.has('country') && { address }) }
  })
  if (!done.ok) return show(c, triedWith(done.refusal, form))
  return c.redirect(`/admin/orders/${encodeURIComponent(id)}?done=readdressed`, 303)
})

type PageProps = { readonly order: Order; readonly language: Language; readonly tried: Tried | null }

const Page = ({ order, language, tried }: PageProps) => {
  const messages = editsMessages[language]
  const { address, email, id, name, version } = order
  const amiss = tried?.amiss ?? {}
  const typed = tried?.typed ?? { email, ...(address && typedOf(address)) }
  const { faults } = entryMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={`/admin/orders/${id}`}>
          <Icon name="back" />
          <span class="hide-s">{ordersMessages[language].order.title(name)}</span>
        </a>
        <h1>{messages.heading}</h1>
      </header>
      <div class="body">
        <div class="wrap narrow stack">
          {tried && (
            <Trouble refusal={tried.refusal} language={language}>
              {Object.entries(amiss).length > 0 && (
                <ul>
                  {Object.entries(amiss).map(([field, fault]) => (
                    <li>
                      <a href={`#${control(FORM, field)}`}>{faults[fault]}</a>
                    </li>
                  ))}
                </ul>
              )}
            </Trouble>
          )}
          <form class="panel" method="post" action={`/admin/orders/${id}/address`} novalidate>
            <div class="in-p stack">
              <Key />
              {/* Whoever was refused because it was changed looks at it as it is now. */}
              <input type="hidden" name="version" value={String(version)} />
              <p class="hint">{address ? messages.why : messages.nothingTravels}</p>
              <Email {...{ language, amiss }} value={typed['email'] ?? ''} />
              {address && (
                <>
                  <AddressFields
                    form={FORM}
                    {...{ typed, amiss, language }}
                    countries={[address.country]}
                    fetched={order.pricedBy?.delivery?.pickup !== undefined}
                  />
                  <p class="hint">{messages.country(countryName(address.country, localeOf(language)))}</p>
                </>
              )}
              <div class="row">
                <button class="btn go">{messages.save}</button>
                <a class="btn bare" href={`/admin/orders/${id}`}>
                  {messages.leave}
                </a>
              </div>
            </div>
          </form>
        </div>
      </div>
    </>
  )
}

type EmailProps = Pick<PageProps, 'language'> & Pick<Tried, 'amiss'> & { readonly value: string }

const Email = ({ language, amiss, value }: EmailProps) => {
  const messages = editsMessages[language]
  const id = control(FORM, 'email')
  return (
    <div class="f">
      <label for={id}>{messages.email}</label>
      <input
        class="in"
        id={id}
        name="email"
        type="email"
        value={value}
        autocomplete="off"
        maxlength={2 * EMAIL_LENGTH_MAX}
        aria-describedby={amiss.email ? `${id}-help ${id}-wrong` : `${id}-help`}
        {...(amiss.email && { 'aria-invalid': 'true' as const })}
      />
      <p class="hint" id={`${id}-help`}>
        {messages.emailHelp}
      </p>
      {amiss.email && (
        <p class="err" id={`${id}-wrong`}>
          <Icon name="alert" />
          {entryMessages[language].faults[amiss.email]}
        </p>
      )}
    </div>
  )
}
