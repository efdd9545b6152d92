/** /account: the way in, and what is behind it. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { pathWithoutMarket } from '../frame/in-market.ts'
import { pay } from '../orders/pay.tsx'
import { addresses } from './addresses.tsx'
import { company } from './company.tsx'
import { invoices } from './invoices.tsx'
import { orders } from './orders.tsx'
import { overview } from './overview.tsx'
import { paymentMethods } from './payment-methods.tsx'
import { passkeys } from './passkeys.ts'
import { preferenceDevices } from './preference-devices.ts'
import { preferences } from './preferences.tsx'
import { quickOrdering } from './quick-order.tsx'
import { privacy } from './privacy.tsx'
import { security } from './security.tsx'
import { signInPhone } from './sign-in-phone.tsx'
import { claims } from '../after-sales/claims.tsx'
import { credit } from '../stored-value/credit.tsx'
import { wishList } from './wish-list.tsx'
import { signIn } from './sign-in.tsx'

const account = new Hono<App>()
  .route('/', signIn)
  .route('/sign-in/phone', signInPhone)
  .route('/', overview)
  .route('/', orders)
  .route('/addresses', addresses)
  .route('/company', company)
  .route('/invoices', invoices)
  .route('/credit', credit)
  .route('/payment-methods', paymentMethods)
  .route('/passkeys', passkeys)
  .route('/preferences', preferences)
  .route('/preferences/device', preferenceDevices)
  .route('/quick-order', quickOrdering)
  .route('/privacy', privacy)
  .route('/security', security)

/**
 * With the addresses of both languages, and with what is as seldom: it is loaded when somebody asks for one of them. What fails in it fails
 * where it was asked for.
 */
export const accountPages = new Hono<App>({ getPath: pathWithoutMarket })
  .route('/account', account)
  .route('/zh/account', account)
  .route('/wish-list', wishList)
  .route('/zh/wish-list', wishList)
  .route('/orders', claims)
  .route('/zh/orders', claims)
  .route('/pay', pay)
  .route('/zh/pay', pay)
  .notFound(notFoundPage)
  .onError((fault) => {
    throw fault
  })
