/** Why the order was not placed, in the words of the shop. */
import type { CompleteRefusal } from '../../flows/orders/checkout.ts'
import type { Review } from '#domain/orders/review'
import { storedName } from '../../flows/stored-value/names.ts'
import { nameOf } from './notes.tsx'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { promotionsMessages } from '../promotions/messages/index.ts'
import { titleOf } from '../promotions/why.ts'
import { ordersMessages } from './messages/index.ts'
import { storedValueMessages } from './messages/stored-value.ts'

export const noteFor = (request: RequestContext, refusal: CompleteRefusal, { lines, promotions }: Review): string => {
  const { checkout, cartPage } = ordersMessages[request.language]
  switch (refusal.code) {
    case 'price-changed':
      return checkout.totalChanged(priceText(request, refusal.total))
    case 'due-changed':
      return storedValueMessages[request.language].dueChanged(priceText(request, refusal.due))
    case 'charge-too-small':
      return storedValueMessages[request.language].tooSmall(priceText(request, refusal.least))
    case 'sign-in-required':
      return storedValueMessages[request.language].signIn
    case 'stored-value-short':
      return storedValueMessages[request.language].short(
        storedName(request.language, refusal),
        priceText(request, refusal.available),
      )
    case 'insufficient-stock': {
      const line = lines.find((one) => one.lineItem.variantId === refusal.item)
      return cartPage.leftOnly(line ? nameOf(request, line) : cartPage.gone, refusal.available)
    }
    case 'promotion-used-up': {
      const known = [...promotions.applied, ...promotions.unapplied]
      const used = known.find(({ promotion }) => promotion === refusal.promotion)
      const title = used ? titleOf(request, used) : (refusal.promotionCode ?? '')
      return promotionsMessages[request.language].usedUp(title)
    }
    case 'too-many-units':
      return checkout.tooManyUnits(refusal.unitsMax)
    case 'too-many-unpaid-units':
      return checkout.tooManyUnpaid(Math.ceil(refusal.retryAfterSeconds / 60))
    case 'payment-declined':
      return checkout.declined[reasonOf(refusal.reason)]
    case 'payment-in-progress':
      return checkout.inProgress
    case 'payment-method-unavailable':
      return checkout.methodGone
    case 'variant-unknown':
    case 'not-for-sale':
    case 'price-missing': {
      const line = lines.find((one) => one.lineItem.variantId === refusal.variantId)
      return cartPage.notForSale(line ? nameOf(request, line) : cartPage.gone)
    }
    case 'delivery-unavailable':
      return checkout.unavailable
    default:
      return checkout.again
  }
}

/** Providers have many words for no; shoppers need few. */
export const reasonOf = (reason: string): 'declined' | 'refused' | 'expired' | 'unchargeable' | 'other' => {
  if (reason === 'amount-unchargeable') return 'unchargeable'
  if (reason === 'card-declined') return 'declined'
  if (reason === 'challenge-refused') return 'refused'
  return reason === 'payment-stopped' || reason === 'payment-late' ? 'expired' : 'other'
}
