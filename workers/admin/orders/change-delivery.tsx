/** /admin/orders/:id/delivery: another way of delivery before anything of an order is sent, with what it costs more or less. */
import { Hono } from 'hono'
import type { Language } from '#domain/languages'
import { money } from '#domain/money'
import { deliveryName, type Order } from '#domain/orders/order'
import { textIn } from '#domain/settings/text'
import type { DeliveryWay } from '../../flows/orders/delivery-change.ts'
import { changingDelivery } from '../../flows/orders/delivery-commands.ts'
import { readingDeliveryWays } from '../../flows/orders/delivery-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { deliveryMessages } from './messages/delivery.ts'
import { ordersMessages } from './messages/index.ts'
import { amountIn } from './order-panels.tsx'

export const changeDeliveryPage = new Hono<AdminApp>()

const show = async (c: AdminContext, refusal: ShownRefusal | null): Promise<Response> => {
  const found = await ask(c, readingDeliveryWays, { id: c.req.param('id') ?? '' })
  if (!found.ok) return showMissing(c)
  const { language } = c.var
  const status = refusal ? statusOf[refusal.code] : 200
  const page = { title: deliveryMessages[language].heading, here: 'orders', status } as const
  return showPage(c, page, <Page {...found.value} language={language} refusal={refusal} />)
}

changeDeliveryPage.get('/:id/delivery', only(changingDelivery), (c) => show(c, null))
changeDeliveryPage.post('/:id/delivery', only(changingDelivery), async (c) => {
  const id = c.req.param('id')
  const { done } = await perform(c, changingDelivery, ({ method, version }) => {
    const [way = '', more = ''] = typeof method === 'string' ? method.split(' ') : []
    return { order: id, version, method: way, ...(more !== '' && { more }) }
  })
  if (!done.ok) return show(c, done.refusal as ShownRefusal)
  return c.redirect(`/admin/orders/${encodeURIComponent(id)}?done=rerouted`, 303)
})

type PageProps = {
  readonly order: Order
  readonly ways: readonly DeliveryWay[]
  readonly language: Language
  readonly refusal: ShownRefusal | null
}

const Page = ({ order, ways, language, refusal }: PageProps) => {
  const messages = deliveryMessages[language]
  const { id, name, version, shipments } = order
  const offered = shipments.length > 0 ? [] : ways
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
          {refusal && <Trouble refusal={refusal} language={language} />}
          <form class="panel" method="post" action={`/admin/orders/${id}/delivery`}>
            <div class="in-p stack">
              <Key />
              <input type="hidden" name="version" value={String(version)} />
              <p>{messages.now(deliveryName(order, language))}</p>
              <p class="hint">{offered.length > 0 ? messages.why : messages.none}</p>
              {offered.length > 0 && (
                <fieldset class="f">
                  <legend>{messages.ways}</legend>
                  {offered.map((way, place) => (
                    <Way way={way} isFirst={place === 0} order={order} language={language} />
                  ))}
                </fieldset>
              )}
              <div class="row">
                {offered.length > 0 && <button class="btn go">{messages.go}</button>}
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

type WayProps = Pick<PageProps, 'order' | 'language'> & { readonly way: DeliveryWay; readonly isFirst: boolean }

/** Its sum is sent along: another one is refused, never slipped in. */
const Way = ({ way: { method, delivery, more }, isFirst, order, language }: WayProps) => {
  const messages = deliveryMessages[language]
  const amount = amountIn(language)(money(Math.abs(more), order.currency))
  return (
    <label class="pick">
      <input type="radio" name="method" value={`${method} ${more}`} checked={isFirst} />{' '}
      {textIn(delivery.name, language)}{' '}
      <span class="soft">
        {more > 0 ? messages.dearer(amount) : more < 0 ? messages.cheaper(amount) : messages.same}
      </span>
    </label>
  )
}
