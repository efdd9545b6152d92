/** Help for whoever searches: what was looked for instead, and where to go when nothing was found. */
import type { Card } from '#domain/catalog/list-query'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Goods } from './card.tsx'
import { RecentlyViewed } from '../../frame/recently-viewed.tsx'
import { CollectionLinks } from '../../frame/collection-links.tsx'
import { catalogMessages } from '../messages/index.ts'

type Correction = { readonly request: RequestContext; readonly typed: string; readonly shown: string }

/** The spelling was taken for another: that is said, and can be taken back. */
export const Corrected = ({ request, typed, shown }: Correction) => {
  const messages = catalogMessages[request.language].searchPage
  return (
    <p class="soft" role="status">
      {messages.correctedTo(shown)}{' '}
      <a href={`${to(request, '/search')}?${new URLSearchParams({ q: typed, exact: '1' })}`} rel="nofollow">
        {messages.insteadFor(typed)}
      </a>
    </p>
  )
}

type Empty = { readonly request: RequestContext; readonly asked: boolean; readonly popular: readonly Card[] }

/** @param asked whether something was looked for and not found; else the page is where a search begins */
export const Nothing = ({ request, asked, popular }: Empty) => {
  const messages = catalogMessages[request.language].searchPage
  return (
    <>
      {asked && (
        <ul class="tips soft">
          {messages.tips.map((tip) => (
            <li>{tip}</li>
          ))}
        </ul>
      )}
      <CollectionLinks request={request} />
      {popular.length > 0 && (
        <section class="section" aria-labelledby="popular">
          <div class="between">
            <h2 id="popular">{messages.popular}</h2>
          </div>
          <Goods request={request} of={popular} />
        </section>
      )}
      <RecentlyViewed request={request} />
    </>
  )
}
