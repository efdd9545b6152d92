/** The JSON API: every word of the shop for programs, with the document that describes it. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { notToPlatform } from '../cache/platform.ts'
import { OPEN } from '../cache/policies.ts'
import type { App } from '../env.ts'
import { carriesKey } from '../http/api-key.ts'
import { sessionToken } from '../http/carried-session.ts'
import { faultAsProblem } from '../http/fault.ts'
import { notFromElsewhere } from '../http/guard.ts'
import { secured } from '../http/headers.ts'
import { notByStaff } from '../http/not-by-staff.ts'
import { refused } from '../http/refusal.ts'
import { catalogImport } from './catalog/import.ts'
import { staffDrops } from './admission/staff-drops.ts'
import { staffPromotionUses } from './promotions/staff-promotion-uses.ts'
import { staffImports } from './catalog/staff-imports.ts'
import { staffPromotions } from './promotions/staff-promotions.ts'
import { staffDocuments } from './inventory/documents.ts'
import { staffInventory } from './inventory/inventory.ts'
import { staffStock } from './inventory/overview.ts'
import { staffSuppliers } from './inventory/suppliers.ts'
import { staffMedia } from './catalog/media.ts'
import { staffAnnotations } from './orders/staff-annotations.ts'
import { staffEdits } from './orders/staff-edits.ts'
import { staffInvoices } from './orders/staff-invoices.ts'
import { staffCredit } from './stored-value/staff-credit.ts'
import { staffGiftCards } from './stored-value/staff-gift-cards.ts'
import { returns } from './after-sales/returns.ts'
import { staffReturns } from './after-sales/staff-returns.ts'
import { trackingWebhook } from './logistics/tracking-webhook.ts'
import { staffDesk } from './logistics/staff-desk.ts'
import { staffLabels } from './logistics/staff-labels.ts'
import { staffShipments } from './logistics/staff-shipments.ts'
import { staffOrders } from './orders/staff-orders.ts'
import { staffApprovals } from './orders/staff-approvals.ts'
import { staffDisputes } from './orders/staff-disputes.ts'
import { staffPaymentLinks } from './orders/staff-payment-links.ts'
import { claims } from './after-sales/claims.ts'
import { staffClaims } from './after-sales/staff-claims.ts'
import { staffPayments } from './orders/staff-payments.ts'
import { staffDownloads } from './catalog/downloads.ts'
import { staffPictures } from './catalog/pictures.ts'
import { staffProductBulk } from './catalog/product-bulk.ts'
import { staffPrices } from './catalog/product-prices.ts'
import { staffProductEdit } from './catalog/product-edit.ts'
import { staffProductHistory } from './catalog/product-history.ts'
import { staffProducts } from './catalog/staff-products.ts'
import { markets } from './settings/markets.ts'
import { staffDelivery } from './settings/delivery.ts'
import { staffSettings } from './settings/settings.ts'
import { staffContent } from './content/staff-content.ts'
import { staffFiles } from './content/staff-files.ts'
import { staffViews } from './catalog/product-views.ts'
import { staffCollections } from './catalog/staff-collections.ts'
import { staffRedirects } from './catalog/staff-redirects.ts'
import { staffSearch } from './catalog/staff-search.ts'
import { reviewsByAccount, reviewsByKey } from './reviews/by-order.ts'
import { reviews } from './reviews/reviews.ts'
import { staffAnswers } from './reviews/staff-answers.ts'
import { staffQuestions, staffReviews } from './reviews/staff-reviews.ts'
import { staffShards } from './sharding/shards.ts'
import { staffTransactions } from './sharding/rebuild.ts'
import { account } from './customers/account.ts'
import { staffApiKeys } from './customers/api-keys.ts'
import { staffPriceLists } from './pricing/staff-price-lists.ts'
import { staffCompanies } from './customers/staff-companies.ts'
import { staffTax } from './customers/staff-tax.ts'
import { staffCustomers } from './customers/staff-customers.ts'
import { staffEntries } from './customers/staff-entries.ts'
import { staffPrivacy } from './customers/staff-privacy.ts'
import { auth } from './customers/auth.ts'
import { staffDeliveries } from './notifications/deliveries.ts'
import { alerts, ownAlerts } from './notifications/alerts.ts'
import { staffMessages } from './notifications/messages.ts'
import { staffTemplates } from './notifications/templates.ts'
import { staffWebhooks } from './notifications/webhooks.ts'
import { cartStoredValues } from './orders/cart-stored-values.ts'
import { carts } from './orders/carts.ts'
import { catalog } from './catalog/catalog.ts'
import { checkouts } from './orders/checkouts.ts'
import { drops } from './admission/drops.ts'
import { paymentWebhook } from './orders/payment-webhook.ts'
import { mailWebhook } from './notifications/mail-webhook.ts'
import { orders } from './orders/orders.ts'
import { paymentLinks } from './orders/payment-links.ts'
import { describedBy } from './reference/index.tsx'
import { sayWhatIsWrong } from './contract/wrong.ts'

/** A cart of fifty line items is some 5 KB; nobody who means well sends a megabyte. */
const BODY_BYTES_MAX = 1024 * 1024

/** These take more, and have bounds of their own: the import, pictures and files. */
const HEAVY_OF_STAFF = /^\/api\/admin\/(catalog\/import|media|files(\/replace)?|products\/[^/]+\/(pictures|downloads))$/
const HEAVY_OF_SHOPPERS = /^\/api\/(account\/)?orders\/[^/]+\/reviews\/[^/]+\/pictures$/
const isHeavy = (path: string) => HEAVY_OF_STAFF.test(path) || HEAVY_OF_SHOPPERS.test(path)

/** A day: how long a browser may remember what it is allowed. */
const PREFLIGHT_SECONDS = 86_400

export const api = new OpenAPIHono<App>({ defaultHook: sayWhatIsWrong }).basePath('/api')

api.onError(faultAsProblem)

/** Nobody but who asked may keep what is somebody's own; a route that says otherwise is left alone. */
const unkept: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (headers.has('cache-control')) return
  headers.set('cache-control', 'no-store')
  notToPlatform(headers)
}
api.use(secured, unkept)

const preflight = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: [
    'authorization',
    'content-type',
    'idempotency-key',
    'drop-ticket',
    'drop-secret',
    'drop-pass',
    'customer-token',
  ],
  exposeHeaders: ['retry-after'],
  maxAge: PREFLIGHT_SECONDS,
})
/** Said of an answer when it is there: said before, as hono's own does, it would be copied twice for it. */
const fromAnywhere: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next)
  await next()
  for (const [name, value] of Object.entries(OPEN)) c.res.headers.set(name, value)
}
for (const open of [
  'products',
  'collections',
  'markets',
  'search',
  'carts',
  'checkouts',
  'orders',
  'payment-links',
  'drops',
  'alerts',
  'reviews',
  'openapi.json',
]) {
  api.use(`/${open}/*`, fromAnywhere)
}
api.use(
  methodNotAllowed({
    app: api,
    onMethodNotAllowed: (c, methods) => {
      const answer = refused(c, { code: 'method-not-allowed' }, `This address takes ${methods.join(', ')}.`)
      answer.headers.set('allow', methods.join(', '))
      return answer
    },
  }),
)
/** What is too long in the settings or on a page is told by its field, so it is read first; a product may have thousands of variants. */
const LONG = /^\/api\/admin\/(settings\/|imports$|products(\/[^/]+)?$|content(\/[^/]+(\/preview)?)?$)/
const LONG_BYTES_MAX = 8 * 1024 * 1024

const bounded = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => refused(c, { code: 'request-too-large' }, `A body has at most ${maxSize} bytes.`),
  })
const small = bounded(BODY_BYTES_MAX)
const large = bounded(LONG_BYTES_MAX)
api.use((c, next) => (isHeavy(c.req.path) ? next() : LONG.test(c.req.path) ? large(c, next) : small(c, next)))

const cookieDoor = notFromElsewhere((c, code) => refused(c, { code }, 'Another site sent this with your session.'))
api.use('/auth/*', cookieDoor)
api.use('/admin/*', (c, next) => (carriesKey(c.req.raw) ? next() : cookieDoor(c, next)))
api.use('/account/*', (c, next) => (sessionToken(c.req.raw) === undefined ? cookieDoor(c, next) : next()))
/** Staff have a session of their own; the others are opened by a key of the thing itself, which the browser of staff does not keep. */
const OPEN_TO_STAFF = /^\/api\/(admin|auth|carts|checkouts|orders|payment-links|payments|messages|drops)(\/|$)/
api.use(notByStaff(OPEN_TO_STAFF, (c, code) => refused(c, { code }, 'Only the customer can do this.')))

api.route('/', catalog)
api.route('/markets', markets)
api.route('/', reviews)
api.route('/', reviewsByKey)
api.route('/carts', carts)
api.route('/carts', cartStoredValues)
api.route('/checkouts', checkouts)
api.route('/orders', orders)
api.route('/orders', claims)
api.route('/payment-links', paymentLinks)
api.route('/orders', returns)
api.route('/payments', paymentWebhook)
api.route('/messages', mailWebhook)
api.route('/shipments', trackingWebhook)
api.route('/drops', drops)
api.route('/auth', auth)
api.route('/alerts', alerts)
api.route('/account/alerts', ownAlerts)
api.route('/account', account)
api.route('/account', reviewsByAccount)
api.route('/admin/catalog', catalogImport)
api.route('/admin/products', staffProducts)
api.route('/admin/products', staffPictures)
api.route('/admin/products', staffDownloads)
api.route('/admin/products', staffProductHistory)
api.route('/admin/products', staffProductEdit)
api.route('/admin/products', staffProductBulk)
api.route('/admin/products', staffPrices)
api.route('/admin/media', staffMedia)
api.route('/admin/drops', staffDrops)
api.route('/admin/imports', staffImports)
api.route('/admin/promotions', staffPromotionUses)
api.route('/admin/promotions', staffPromotions)
api.route('/admin/inventory', staffInventory)
api.route('/admin/stock-documents', staffDocuments)
api.route('/admin/suppliers', staffSuppliers)
api.route('/admin/stock', staffStock)
api.route('/admin/orders', staffAnnotations)
api.route('/admin/orders', staffEdits)
api.route('/admin/orders', staffPaymentLinks)
api.route('/admin/orders', staffOrders)
api.route('/admin/orders', staffShipments)
api.route('/admin', staffLabels)
api.route('/admin/returns', staffReturns)
api.route('/admin/shipping', staffDesk)
api.route('/admin/invoices', staffInvoices)
api.route('/admin/gift-cards', staffGiftCards)
api.route('/admin/payments', staffPayments)
api.route('/admin/payments/disputes', staffDisputes)
api.route('/admin/payments/approvals', staffApprovals)
api.route('/admin/claims', staffClaims)
api.route('/admin/transactions', staffTransactions)
api.route('/admin/shards', staffShards)
api.route('/admin/collections', staffCollections)
api.route('/admin/content', staffContent)
api.route('/admin/files', staffFiles)
api.route('/admin/product-views', staffViews)
api.route('/admin/price-lists', staffPriceLists)
api.route('/admin/redirects', staffRedirects)
api.route('/admin/search', staffSearch)
// First: what it calls by a name is no customer's id.
api.route('/admin/customers', staffPrivacy)
api.route('/admin/customers', staffCustomers)
api.route('/admin/customers', staffTax)
api.route('/admin/customers', staffCredit)
api.route('/admin/customers', staffEntries)
api.route('/admin/companies', staffCompanies)
api.route('/admin/reviews', staffReviews)
api.route('/admin/questions', staffQuestions)
api.route('/admin/answers', staffAnswers)
api.route('/admin/settings/delivery', staffDelivery)
api.route('/admin/settings', staffSettings)
api.route('/admin/api-keys', staffApiKeys)
api.route('/admin/messages', staffMessages)
api.route('/admin/message-templates', staffTemplates)
api.route('/admin/webhooks', staffWebhooks)
api.route('/admin/webhooks', staffDeliveries)

api.route('/', describedBy(api))

api.all('*', (c) => refused(c, { code: 'not-found' }, 'Nothing stands at this address. See /api/docs.'))
