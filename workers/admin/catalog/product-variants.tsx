/** The variants of a product, to read: price, the word for the stock, and the way to its shelves. */
import { choiceOf, priceIn, wasPrice, type Variant } from '#domain/catalog/product'
import { inLanguage, localeOf } from '#domain/languages'
import { currency as currencyOf, formatMoney } from '#domain/money'
import { AvailabilityLabel } from '../frame/states.tsx'
import type { ProductPageProps } from './product-page-props.ts'
import { catalogMessages } from './messages/index.ts'
import { pricingMessages } from '../pricing/messages/index.ts'
import { countText } from '../frame/count.ts'

export const ProductVariants = (props: ProductPageProps) => {
  const { product, language } = props
  const messages = catalogMessages[language]
  return (
    <section class="panel">
      <header>
        <h2 id="variants">{messages.product.variants}</h2>
        <span class="s mute">{countText(product.variants.length, language)}</span>
      </header>
      <div class="scroll" tabindex={0} role="region" aria-labelledby="variants">
        <table class="tb">
          <thead>
            <tr>
              <th scope="col">{messages.product.variant}</th>
              <th scope="col">{messages.product.sku}</th>
              <th scope="col" class="num">
                {messages.products.price}
              </th>
              <th scope="col" class="num">
                {messages.product.before}
              </th>
              <th scope="col">{pricingMessages[language].history.title}</th>
              <th scope="col">{messages.product.stock}</th>
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => (
              <Row {...props} variant={variant} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Row = ({ product, variant, currency, language }: ProductPageProps & { readonly variant: Variant }) => {
  const [price, before] = [priceIn, wasPrice].map((of) => of(variant, currencyOf(currency)))
  return (
    <tr>
      <th scope="row" class="nw">
        <a class="id" href={`/admin/inventory/${variant.id}`}>
          {inLanguage(choiceOf(product, variant), language) || catalogMessages[language].product.only}
        </a>
      </th>
      <td class="mono nw">{variant.sku}</td>
      <td class="num">{price ? formatMoney(price, localeOf(language)) : catalogMessages[language].products.noPrice}</td>
      <td class="num mute">{before ? formatMoney(before, localeOf(language)) : ''}</td>
      <td class="nw">
        <a href={`/admin/price-lists/history?product=${product.id}&variant=${variant.id}`}>
          {pricingMessages[language].history.show}
          <span class="vh"> {variant.sku}</span>
        </a>
      </td>
      <td class="nw">
        <AvailabilityLabel availability={variant.tracked ? variant.availability : 'untracked'} language={language} />
      </td>
    </tr>
  )
}
