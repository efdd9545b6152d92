/** What is suggested while somebody types: the options of a list, as its script puts them there (browser/suggestions.ts). */
import { productPath } from '#domain/catalog/slug'
import type { Card } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Picture } from '../../frame/picture.tsx'
import { CardPrice } from '../../frame/price.tsx'
import { frameMessages } from '../../frame/messages/index.ts'

export type Suggested = {
  readonly products: readonly Card[]
  readonly collections: readonly { readonly handle: string; readonly title: string }[]
  /** Ways to go on with what was typed. */
  readonly terms: readonly string[]
}

type Shown = { readonly request: RequestContext; readonly typed: string; readonly of: Suggested }

/** An option is a link, so that it can be opened in another tab; ids are given by the script, which has two lists. */
const option = (href: string) => ({ role: 'option', href, tabindex: -1, 'aria-selected': 'false' }) as const

const searchFor = (request: RequestContext, terms: string) =>
  `${to(request, '/search')}?${new URLSearchParams({ q: terms })}`

export const Suggestions = ({ request, typed, of }: Shown) => {
  const { suggestions } = frameMessages[request.language]
  const { products, collections, terms } = of
  const count = products.length + collections.length + terms.length
  if (typed === '' || count === 0) return <div role="none" data-say={typed === '' ? '' : suggestions.none}></div>
  return (
    <div role="none" data-say={suggestions.found(count)}>
      {terms.length > 0 && (
        <Group label={suggestions.terms}>
          {terms.map((text) => (
            <a class="term" data-term={text} {...option(searchFor(request, text))}>
              {text}
            </a>
          ))}
        </Group>
      )}
      {products.length > 0 && (
        <Group label={suggestions.products}>
          {products.map((card) => (
            <Product request={request} of={card} />
          ))}
        </Group>
      )}
      {collections.length > 0 && (
        <Group label={suggestions.collections}>
          {collections.map(({ handle, title }) => (
            <a class="term" {...option(to(request, `/collections/${handle}`))}>
              {title}
            </a>
          ))}
        </Group>
      )}
    </div>
  )
}

const Group = ({ label, children }: { readonly label: string; readonly children?: unknown }) => (
  <div role="group" aria-label={label}>
    <div class="label" aria-hidden="true">
      {label}
    </div>
    {children}
  </div>
)

const Product = ({ request, of }: { readonly request: RequestContext; readonly of: Card }) => (
  <a data-product={of.handle} {...option(to(request, productPath(of.handle)))}>
    <span class="picture">
      <Picture of={of.picture} language={request.language} alt="" />
    </span>
    <span>
      {inLanguage(of.text, request.language)}
      <br />
      <span class="small">
        {of.availability === 'in-stock'
          ? inLanguage(of.typeText, request.language) || of.vendor
          : frameMessages[request.language].availability[of.availability]}
      </span>
    </span>
    {of.price && <CardPrice request={request} of={of.price} varies={of.priceVaries} />}
  </a>
)
