/** The options of a product. Each value is a link to the variant that it leads to: it works without a script. */
import { isGiftCard } from '#domain/catalog/gift-card'
import { productPath } from '#domain/catalog/slug'
import type { Product, Variant } from '#domain/catalog/product'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { choicesOf, isPictured, type Choice } from './choices.ts'
import { Picture } from '../../frame/picture.tsx'
import { translatedWord } from '../../frame/product-text.ts'
import { AvailabilityLabel } from '../../frame/stock.tsx'
import { Swatch } from '../../frame/swatch.tsx'
import { colourOf, isColour } from '../colours.ts'
import { frameMessages } from '../../frame/messages/index.ts'

type Shown = { readonly request: RequestContext; readonly product: Product; readonly variant: Variant }

/** More values than this are set smaller, and scroll. */
const MANY = 16

export const Choices = ({ request, product, variant }: Shown) => (
  <>
    {product.options.map(({ name, values }, index) => {
      const choices = choicesOf(product, variant, index)
      const said = translatedWord(product, name, request.language)
      const value = translatedWord(product, variant.options[index] ?? '', request.language)
      return choices.length === 0 ? null : (
        <div role="group" aria-label={said}>
          <p class="label">
            {said + frameMessages[request.language].colon}
            <span class="soft">{value}</span>
          </p>
          <Links
            request={request}
            product={product}
            choices={choices}
            last={index === product.options.length - 1}
            coloured={isColour([name, said], values)}
          />
        </div>
      )
    })}
  </>
)

type LinksOf = {
  readonly request: RequestContext
  readonly product: Product
  readonly choices: readonly Choice[]
  readonly last: boolean
  /** It chooses a colour: a value that is a known one shows it. */
  readonly coloured: boolean
}

/** Only the last option says what is left: the earlier ones lead to more than one variant. */
const Links = ({ request, product, choices, last, coloured }: LinksOf) => {
  const pictured = isPictured(choices)
  const look = pictured ? 'choice pics' : choices.length > MANY ? 'choice many' : 'choice'
  return (
    <div class={look}>
      {choices.map(({ value, chosen, variant, availability }) => {
        const said = translatedWord(product, value, request.language)
        const colour = coloured ? colourOf(value, said) : undefined
        return (
          <a
            href={`${to(request, productPath(product.handle))}?variant=${variant.id}`}
            class={last && availability === 'sold-out' ? 'gone' : ''}
            rel="nofollow"
            {...(chosen && { 'aria-current': 'true' })}
          >
            {pictured ? (
              <span class="picture">
                <Picture of={variant.picture} language={request.language} shown="line" alt={said} />
              </span>
            ) : (
              <span class={colour ? 'dyed' : ''}>
                {colour && <Swatch of={colour} />}
                {said}
              </span>
            )}
            {last && !pictured && !isGiftCard(product) && choices.length <= MANY && (
              <AvailabilityLabel request={request} of={availability} />
            )}
          </a>
        )
      })}
    </div>
  )
}
