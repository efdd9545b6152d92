/** Whom the gift cards of a line are for. */
import { dateFormat } from '#domain/formats'
import type { Gift } from '#domain/stored-value/draft'
import type { RequestContext } from '../frame/request-context.ts'
import { storedValueTexts } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly gifts: readonly Gift[] | undefined }

export const Recipients = ({ request, gifts = [] }: Shown) => {
  const day = ({ deliverOn }: Gift) =>
    deliverOn === null
      ? ''
      : dateFormat(request.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(deliverOn))
  return (
    <>
      {gifts.map((gift) => (
        <p class="soft small anywhere">
          {storedValueTexts[request.language].inCart(gift.recipient.name || gift.recipient.email, day(gift))}
        </p>
      ))}
    </>
  )
}
