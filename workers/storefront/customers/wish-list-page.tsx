/** How a wish list looks: to whoever it is, and to whoever was sent its link. */
import type { Child } from 'hono/jsx'
import { productPath } from '#domain/catalog/slug'
import type { WishKey } from '#domain/customers/wish-list'
import { inLanguage } from '#domain/languages'
import type { Wished } from '../../flows/customers/wish-list.ts'
import type { Customer } from '../../http/customer.ts'
import { Card } from '../catalog/list/card.tsx'
import { WISH_FORM } from '../frame/heart.tsx'
import { Layout } from '../frame/layout.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly wished: readonly Wished[] }

const ToCart = ({ request, of }: { readonly request: RequestContext; readonly of: Wished }) => {
  const texts = customersMessages[request.language].wishes
  const { card, ready } = of
  if (!card) return null
  if (ready)
    return (
      <form method="post" action={to(request, '/cart')} data-add>
        <input type="hidden" name="variant" value={ready} />
        <button class="button small" aria-label={texts.addOne(inLanguage(card.text, request.language))}>
          {texts.add}
        </button>
      </form>
    )
  if (card.availability === 'sold-out' || !card.price) return null
  return (
    <a
      class="button quiet small"
      href={to(request, productPath(card.handle))}
      aria-label={texts.chooseOne(inLanguage(card.text, request.language))}
    >
      {texts.choose}
    </a>
  )
}

const titleOf = ({ language }: RequestContext, { card, wish }: Wished): string =>
  card ? inLanguage(card.text, language) : wish.title

/** @param own whether they can be taken off here */
export const Wishes = ({ request, wished, own }: Shown & { readonly own: boolean }) => {
  const texts = customersMessages[request.language].wishes
  const remove = (of: Wished) =>
    own && (
      <button
        class="textlink"
        form={WISH_FORM}
        name="remove"
        value={of.wish.product}
        aria-label={texts.removeOne(titleOf(request, of))}
        data-plain
      >
        {texts.remove}
      </button>
    )
  return (
    <ul class="goods three wished">
      {wished.map((of) => {
        const choice = inLanguage(of.choice, request.language)
        const can = (
          <div class="row can">
            <ToCart request={request} of={of} />
            {remove(of)}
          </div>
        )
        if (!of.card)
          return (
            <li class="card gone">
              <div class="picture"></div>
              <h3>{of.wish.title}</h3>
              <p>{texts.gone}</p>
              {can}
            </li>
          )
        return (
          <Card request={request} of={of.card} heartless={own}>
            {choice !== '' && <p>{choice}</p>}
            {can}
          </Card>
        )
      })}
    </ul>
  )
}

const Sharing = ({ request, share }: { readonly request: RequestContext; readonly share: WishKey | null }) => {
  const texts = customersMessages[request.language].wishes
  const link = share && request.origin + to(request, `/wish-list/shared/${share}`)
  return (
    <section class="part" aria-labelledby="share">
      <h2 id="share">{texts.shareTitle}</h2>
      <p class="soft text">{link ? texts.shared : texts.notShared}</p>
      {link && (
        <p class="field text">
          <label for="link">{texts.link}</label>
          <input id="link" readonly value={link} />
        </p>
      )}
      <form class="row" method="post" action={to(request, '/wish-list/share')}>
        <button class="button quiet small" name="share" value={link ? 'off' : 'on'}>
          {link ? texts.unshare : texts.share}
        </button>
      </form>
    </section>
  )
}

const Empty = ({ request }: Pick<Shown, 'request'>) => {
  const texts = customersMessages[request.language].wishes
  return (
    <div class="stack text">
      <p class="soft">{texts.empty}</p>
      <p>
        <a class="button" href={to(request, '/collections/all')}>
          {frameMessages[request.language].seeAll}
        </a>
      </p>
    </div>
  )
}

type Own = Shown & {
  /** Null: a guest. */
  readonly customer: Customer | null
  readonly share: WishKey | null
  readonly done: string | undefined
}

export const OwnWishes = ({ request, customer, share, wished, done }: Own) => {
  const texts = customersMessages[request.language].wishes
  const lead = wished.length === 0 ? undefined : texts.lead(wished.length)
  const body: Child =
    wished.length === 0 ? (
      <Empty request={request} />
    ) : (
      <>
        <h2 class="hidden">{frameMessages[request.language].goods}</h2>
        <Wishes request={request} wished={wished} own />
        <Sharing request={request} share={share} />
      </>
    )
  if (customer)
    return (
      <House
        request={request}
        customer={customer}
        here="wishes"
        title={texts.title}
        done={done}
        {...(lead !== undefined && { lead })}
      >
        {body}
      </House>
    )
  return (
    <Layout request={request} title={texts.title} extra="account">
      <div class="wrap">
        <div class="page-head">
          <h1>{texts.title}</h1>
          {lead !== undefined && <p class="lead soft text">{lead}</p>}
        </div>
        {done !== undefined && (
          <p class="note fine" role="status">
            {done}
          </p>
        )}
        {body}
        <p class="soft part text">
          {texts.guest}{' '}
          <a href={`${to(request, '/account/sign-in')}?to=${encodeURIComponent(to(request, '/wish-list'))}`}>
            {texts.signIn}
          </a>
        </p>
      </div>
    </Layout>
  )
}

export const SharedWishes = ({ request, wished }: Shown) => {
  const texts = customersMessages[request.language].wishes
  return (
    <Layout request={request} title={texts.sharedTitle} extra="account">
      <div class="wrap">
        <div class="page-head">
          <h1>{texts.sharedTitle}</h1>
          <p class="lead soft text">{wished.length === 0 ? texts.sharedEmpty : texts.sharedLead}</p>
        </div>
        <h2 class="hidden">{frameMessages[request.language].goods}</h2>
        <Wishes request={request} wished={wished} own={false} />
      </div>
    </Layout>
  )
}
