/** The admin: path to page. Every page but the sign-in asks who is there and whether they may. */
import { Hono } from 'hono'
import { isOpening } from '#domain/settings/start'
import { mayGive } from '../flows/command.ts'
import { secured } from '../http/headers.ts'
import { listingOrders } from '../flows/orders/questions.ts'
import { starting } from '../flows/settings/commands.ts'
import { deadLetters } from './sharding/dead-letters.tsx'
import { counter } from './after-sales/counter.tsx'
import { returns } from './after-sales/returns.tsx'
import { drops } from './admission/drops.tsx'
import type { AdminApp } from './frame/app.ts'
import { chooseLanguage, inTheirLanguage, only, sentFromHere } from './frame/auth.tsx'
import { find } from './find.ts'
import { documentsOfKind } from './inventory/documents/documents.tsx'
import { suppliers } from './inventory/documents/suppliers.tsx'
import { inventory } from './inventory/inventory.tsx'
import { movements } from './inventory/overview/movements.tsx'
import { stockNews } from './inventory/overview/stock-news.tsx'
import { proposals } from './inventory/overview/proposals.tsx'
import { value } from './inventory/overview/value.tsx'
import { item } from './inventory/item.tsx'
import { more } from './frame/more.tsx'
import { showMissing } from './frame/missing.tsx'
import { changeDeliveryPage } from './orders/change-delivery.tsx'
import { addGoods } from './orders/add-goods.tsx'
import { invoices } from './orders/invoices.tsx'
import { giftCards } from './stored-value/gift-cards.tsx'
import { shipping } from './logistics/shipping.tsx'
import { order } from './orders/order.tsx'
import { orders } from './orders/orders.tsx'
import { approvals } from './orders/approvals.tsx'
import { disputes } from './orders/dispute.tsx'
import { claims } from './after-sales/claims.tsx'
import { payments } from './orders/payments.tsx'
import { readdress } from './orders/readdress.tsx'
import { heldBack } from './notifications/held-back.tsx'
import { templates } from './notifications/templates.tsx'
import { sentMail } from './notifications/sent-mail.tsx'
import { Notice, showPage } from './frame/page.tsx'
import { collections } from './catalog/collections/collections.tsx'
import { editor } from './catalog/editor/editor.tsx'
import { history } from './catalog/editor/history.tsx'
import { lifecycle } from './catalog/editor/lifecycle.tsx'
import { imports } from './catalog/files/imports.tsx'
import { content } from './content/content.tsx'
import { downloads } from './catalog/downloads.tsx'
import { product } from './catalog/product.tsx'
import { grid } from './catalog/list/grid.tsx'
import { products } from './catalog/list/list.tsx'
import { redirects } from './catalog/redirects/redirects.tsx'
import { search } from './catalog/search/search.tsx'
import { codes } from './promotions/codes.tsx'
import { promotions } from './promotions/promotions.tsx'
import { tryCart } from './promotions/try.tsx'
import { promotionFiles } from './promotions/files.tsx'
import { reviews } from './reviews/reviews.tsx'
import { shards } from './sharding/shards.tsx'
import { settings } from './settings/settings.tsx'
import { start } from './settings/start.tsx'
import { tryDelivery } from './settings/try-delivery.tsx'
import { webhooks } from './notifications/webhooks/webhooks.tsx'
import { priceLists } from './pricing/door.tsx'
import { apiKeys } from './customers/api-keys.tsx'
import { companies } from './customers/companies/door.tsx'
import { entry } from './customers/entry.tsx'
import { merge } from './customers/merge.tsx'
import { people } from './customers/people.tsx'
import { person } from './customers/person.tsx'
import { account } from './customers/account.tsx'
import { door } from './customers/sign-in.tsx'
import { frameMessages } from './frame/messages/index.ts'

export const admin = new Hono<AdminApp>()
  .basePath('/admin')
  .use(secured)
  .use(inTheirLanguage)
  .use(sentFromHere)
  .route('/', door)
  .post('/language', chooseLanguage)
  .get('/', only(listingOrders), (c) => {
    const isFirst = isOpening(c.var.settings) && mayGive(c.var.staff, starting)
    return c.redirect(isFirst ? '/admin/settings/start' : '/admin/orders', 303)
  })
  .route('/orders', orders)
  .route('/orders', order)
  .route('/orders', readdress)
  .route('/orders', addGoods)
  .route('/orders', changeDeliveryPage)
  .route('/shipping', shipping)
  .route('/returns', returns)
  .route('/returns', counter)
  .route('/invoices', invoices)
  .route('/gift-cards', giftCards)
  .route('/payments', payments)
  .route('/payments/disputes', disputes)
  .route('/payments/approvals', approvals)
  .route('/claims', claims)
  .route('/products', products)
  .route('/products', grid)
  .route('/products', editor)
  .route('/products', lifecycle)
  .route('/products', history)
  .route('/products', downloads)
  .route('/products', product)
  .route('/collections', collections)
  .route('/inventory', inventory)
  .route('/inventory/transfers', documentsOfKind('transfer'))
  .route('/inventory/purchase-orders', documentsOfKind('purchase'))
  .route('/inventory/counts', documentsOfKind('count'))
  .route('/inventory/receipts', documentsOfKind('receipt'))
  .route('/inventory/suppliers', suppliers)
  .route('/inventory/movements', movements)
  .route('/inventory/reorder/news', stockNews)
  .route('/inventory/reorder', proposals)
  .route('/inventory/value', value)
  .route('/inventory', item)
  .route('/imports', imports)
  .route('/redirects', redirects)
  .route('/price-lists', priceLists)
  .route('/content', content)
  .route('/companies', companies)
  .route('/customers', people)
  .route('/customers', entry)
  .route('/customers', merge)
  .route('/customers', person)
  .route('/reviews', reviews)
  .route('/promotions', tryCart)
  .route('/promotions', codes)
  .route('/promotions', promotionFiles)
  .route('/promotions', promotions)
  .route('/drops', drops)
  .route('/search', search)
  .route('/shards', shards)
  .route('/sent-mail/held-back', heldBack)
  .route('/sent-mail/templates', templates)
  .route('/sent-mail', sentMail)
  .get('/outbox/:rest{.*}?', (c) => c.redirect(c.req.url.replace('/outbox', '/sent-mail'), 301))
  .route('/dead-letters', deadLetters)
  .route('/settings/start', start)
  .route('/settings/keys', apiKeys)
  .route('/settings/webhooks', webhooks)
  .route('/settings/delivery/try', tryDelivery)
  .route('/settings', settings)
  .route('/account', account)
  .get('/find', only(listingOrders), find)
  .route('/more', more)
  .all('*', only(listingOrders), (c) => showMissing(c))

admin.onError((fault, c) => {
  console.error(c.req.method, c.req.path, fault)
  const { broken } = frameMessages[c.var.language]
  return showPage(
    c,
    { title: broken.title, here: null, status: 500 },
    <Notice
      icon="alert"
      heading={broken.heading}
      why={broken.why}
      action={{ href: c.req.path, label: broken.again }}
    />,
  )
})
