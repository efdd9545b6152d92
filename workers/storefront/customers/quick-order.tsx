/** /account/quick-order: many things at once, by their article numbers. */
import { Hono, type Context } from 'hono'
import { inLanguage } from '#domain/languages'
import { sum } from '#domain/money'
import { LINE_ITEMS_MAX } from '#domain/orders/cart'
import type { OrderLineItem } from '#domain/orders/order-line'
import type { App } from '../../env.ts'
import { quickOrder, type QuickItem, type QuickOrder } from '../../flows/orders/quick-order.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm } from '../../http/form.ts'
import { refusedPage } from '../frame/fault.tsx'
import { TextArea } from '../frame/field.tsx'
import { priceText } from '../frame/price.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { putInCart } from '../orders/put-in-cart.ts'
import { House } from './house.tsx'
import { tradeMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const PATH = '/account/quick-order'

type Looked = { readonly text: string; readonly order: QuickOrder; readonly added?: number }

const found = (items: readonly QuickItem[]): OrderLineItem[] => items.flatMap((item) => item.found ?? [])

const titleOf = ({ language }: RequestContext, { title, choice }: Pick<OrderLineItem, 'title' | 'choice'>) =>
  [inLanguage(title, language), inLanguage(choice, language)].filter((part) => part !== '').join(', ')

const productPath = (request: RequestContext, { handle, variantId }: Pick<OrderLineItem, 'handle' | 'variantId'>) =>
  `${to(request, `/products/${handle}`)}?variant=${variantId}`

const Why = ({ request, item: { refusal, text } }: { readonly request: RequestContext; readonly item: QuickItem }) => {
  if (!refusal) return null
  const { refusals } = tradeMessages[request.language].quick
  const why = refusals[refusal.code]('unitsMax' in refusal ? refusal.unitsMax : 0)
  return (
    <td colspan={4}>
      <span class="num">{text}</span>
      <br />
      <span class="wrong">{why}</span>
      {refusal.code === 'sku-shared' && (
        <ul>
          {refusal.offers.map((offer) => (
            <li>
              <a href={productPath(request, offer)}>{titleOf(request, offer)}</a>
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

const Fine = ({ request, line }: { readonly request: RequestContext; readonly line: OrderLineItem }) => (
  <>
    <td>
      <a href={productPath(request, line)}>{titleOf(request, line)}</a>
      <br />
      <span class="soft small num">{line.sku}</span>
    </td>
    <td class="num">{line.units}</td>
    <td class="num each">{priceText(request, line.price)}</td>
    <td class="num">{priceText(request, line.total)}</td>
  </>
)

const Found = ({ request, text, order }: Looked & { readonly request: RequestContext }) => {
  const texts = tradeMessages[request.language].quick
  const fine = found(order.items)
  const amiss = order.items.length - fine.length
  return (
    <section class="part" aria-labelledby="found">
      <h2 id="found">{texts.found}</h2>
      {amiss > 0 && (
        <p class="note bad" role="alert">
          {texts.amiss(amiss)}
        </p>
      )}
      <div class="listed">
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              <th scope="col">{texts.good}</th>
              <th scope="col" class="num">
                {texts.units}
              </th>
              <th scope="col" class="num each">
                {texts.price}
              </th>
              <th scope="col" class="num">
                {texts.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.items.map((item) => (
              <tr>
                <th scope="row" class="num">
                  {item.at}
                </th>
                {item.found ? <Fine request={request} line={item.found} /> : <Why request={request} item={item} />}
              </tr>
            ))}
          </tbody>
          {fine.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row" colspan={2}>
                  {texts.total}
                </th>
                <td class="num">{fine.reduce((units, line) => units + line.units, 0)}</td>
                <td class="each"></td>
                <td class="num">
                  {priceText(
                    request,
                    sum(
                      fine.map(({ total }) => total),
                      request.currency,
                    ),
                  )}
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {fine.length > 0 && (
        <form method="post" action={to(request, PATH)}>
          <input type="hidden" name="lines" value={text} />
          <input type="hidden" name="key" value={crypto.randomUUID()} />
          <button class="button" name="action" value="add">
            {amiss > 0 ? texts.addFine(fine.length) : texts.add(fine.length)}
          </button>
        </form>
      )}
    </section>
  )
}

const show = async (c: Context<App>, customer: Customer, looked?: Looked) => {
  const request = await requestContextOf(c)
  const texts = tradeMessages[request.language].quick
  const { text = '', order, added } = looked ?? {}
  const isEmpty = order?.items.length === 0 && added === undefined
  const wrong = isEmpty ? texts.empty : order && order.rest.length > 0 ? texts.tooLong(LINE_ITEMS_MAX) : undefined
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="quick-order" title={texts.title} lead={texts.lead}>
      {added !== undefined && (
        <p class="note fine" role="status">
          {texts.done(added)} <a href={to(request, '/cart')}>{texts.cart}</a>
        </p>
      )}
      <form class="part stack" method="post" action={to(request, PATH)}>
        <TextArea
          name="lines"
          label={texts.label}
          value={text}
          help={texts.help(LINE_ITEMS_MAX)}
          wrong={wrong}
          area={{ rows: 8, placeholder: texts.example, spellcheck: false }}
        />
        <p>
          <button
            class={`button small${found(order?.items ?? []).length > 0 ? ' quiet' : ''}`}
            name="action"
            value="look"
          >
            {texts.look}
          </button>
        </p>
      </form>
      {order && order.items.length > 0 && <Found request={request} text={text} order={order} />}
      <p class="part">
        <a href={to(request, '/account/company')}>{texts.company}</a>
      </p>
    </House>,
    isEmpty ? 422 : 200,
  )
}

export const quickOrdering = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const text = (form.value.get('lines') ?? '').toWellFormed()
    const { currency } = await requestContextOf(c)
    const order = await quickOrder(c.env, text, { customer: customer.id, currency }, Date.now())
    const fine = found(order.items)
    if (form.value.get('action') !== 'add' || fine.length === 0) return show(c, customer, { text, order })
    const lines = fine.map(({ variantId, units }) => ({ variantId, units }))
    const stopped = await putInCart(c, form.value, lines)
    if (stopped) return stopped
    const left = order.items.filter(({ refusal }) => refusal !== null)
    if (left.length === 0 && order.rest.length === 0) return c.redirect(to(await requestContextOf(c), '/cart'), 303)
    // What could not be bought, and what was too much for one cart, stays in the list.
    const stays = [...left.map((item) => item.text), ...order.rest].join('\n')
    return show(c, customer, { text: stays, order: { items: left, rest: [] }, added: fine.length })
  })
