/** The admin: path to page. Every page but the sign-in asks who is there and whether they may. */
import { Hono } from 'hono'
import { deadLetters } from './dead-letters.tsx'
import { drops } from './drops.tsx'
import { inTheirLanguage, only, sentFromHere, type AdminApp } from './gate.tsx'
import { inventory } from './inventory.tsx'
import { item } from './item.tsx'
import { more } from './more.tsx'
import { order, showMissing } from './order.tsx'
import { orders } from './orders.tsx'
import { outbox } from './outbox.tsx'
import { Notice, showPage } from './page.tsx'
import { product } from './product.tsx'
import { products } from './products.tsx'
import { search } from './search.tsx'
import { shards } from './shards.tsx'
import { door } from './sign-in.tsx'

export const admin = new Hono<AdminApp>()
  .basePath('/admin')
  .use(inTheirLanguage)
  .use(sentFromHere)
  .route('/', door)
  .get('/', only('orders:see'), (c) => c.redirect('/admin/orders', 303))
  .route('/orders', orders)
  .route('/orders', order)
  .route('/products', products)
  .route('/products', product)
  .route('/inventory', inventory)
  .route('/inventory', item)
  .route('/drops', drops)
  .route('/search', search)
  .route('/shards', shards)
  .route('/outbox', outbox)
  .route('/dead-letters', deadLetters)
  .route('/more', more)
  .all('*', only('orders:see'), (c) => showMissing(c))

admin.onError((fault, c) => {
  console.error(c.req.method, c.req.path, fault)
  const { broken } = c.var.words
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
