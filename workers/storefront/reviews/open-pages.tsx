/** Before a review is written: who may, the press that opens a link, and the choice of what is reviewed. */
import { inLanguage } from '#domain/languages'
import { orderName, type OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import { reviewable } from '#domain/reviews/purchase'
import { Layout } from '../frame/layout.tsx'
import { Picture } from '../frame/picture.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { Said } from './said.tsx'
import { reviewsPath } from './section.tsx'
import { writingAddress, writingPath } from './write-page.tsx'

type Shown = { readonly request: RequestContext }

/** @param handle of the thing whose page led here; empty: of none */
export const WhoPage = ({ request, handle }: Shown & { readonly handle: string }) => {
  const { who, whoText, signIn } = reviewMessages[request.language].writing
  const here = to(request, `/reviews/write${handle && `?product=${encodeURIComponent(handle)}`}`)
  const way = handle === '' ? to(request, '/account/orders') : here
  return (
    <Said request={request} title={who} text={whoText} {...(handle !== '' && { back: reviewsPath(handle) })}>
      <p>
        <a class="button" href={`${to(request, '/account/sign-in')}?to=${encodeURIComponent(way)}`}>
          {signIn}
        </a>
      </p>
    </Said>
  )
}

type Linked = Shown & { readonly id: OrderId; readonly linkKey: string; readonly handle: string }

export const OpenPage = ({ request, id, linkKey, handle }: Linked) => {
  const messages = reviewMessages[request.language].writing
  return (
    <Layout request={request} title={messages.title}>
      <form class="wrap page-head" method="post" action={to(request, '/reviews/open')} data-go-on>
        <p class="soft">{messages.openText(orderName(id))}</p>
        <h1>{messages.yours}</h1>
        <input type="hidden" name="order" value={id} />
        <input type="hidden" name="key" value={linkKey} />
        <input type="hidden" name="product" value={handle} />
        <button class="button">{messages.open}</button>
      </form>
    </Layout>
  )
}

type Choosing = Shown & { readonly order: Order; readonly refused?: 'review-not-bought' | 'review-not-sent' }

export const ChoosePage = ({ request, order, refused }: Choosing) => {
  const messages = reviewMessages[request.language].writing
  const lines = reviewable(order)
  return (
    <Layout request={request} title={messages.title} sheet="reviews" elsewhere={writingPath(order.id)}>
      <div class="wrap page-head">
        <p class="soft">{messages.whichText(order.name)}</p>
        <h1>{lines.length > 0 ? messages.which : messages.nothing}</h1>
        {refused && (
          <p class="note" role="alert">
            {messages.refused[refused]}
          </p>
        )}
        {lines.length === 0 && <p class="lead soft text">{messages.nothingText}</p>}
        <ul class="lines choosing">
          {lines.map((line) => (
            <li>
              <div class="picture">
                <Picture of={line.picture} language={request.language} alt="" shown="line" />
              </div>
              <div>
                <h2 class="lead">
                  <a href={writingAddress(request, order.id, line.handle)}>
                    {inLanguage(line.title, request.language)}
                  </a>
                </h2>
                <p class="small soft">{inLanguage(line.choice, request.language)}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  )
}
