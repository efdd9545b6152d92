/**
 * The shortest way from nothing to an order, to be pasted into a terminal: by the rules of this shop, each step with
 * what the one before was told. The first thing on the shelf is sent to the shop itself.
 */
import type { Settings } from '#domain/settings/settings'
import { usualMethod } from '#domain/logistics/delivery-methods'
import { ownCurrency } from '../../flows/settings/settings.ts'
import type { Bodies } from './try-it.tsx'

/** What the steps and the forms name of a shop. */
export type Example = {
  readonly shop: string
  readonly delivery: string
  readonly address: string
  readonly bodies: Bodies
}

const NOWHERE = { street: '…', postcode: '…', city: '…', region: '', country: '…' }

/** Of a shop that has not said where it is, whoever reads fills it in. @param shop its address, without a slash behind it */
export const exampleOf = (shop: string, settings: Settings): Example => {
  const { street, postcode, city, region, country } = settings.shop.address ?? NOWHERE
  const address = { name: 'Your name', street, postcode, city, ...(region && { region }), country }
  const delivery = usualMethod(settings, ownCurrency(settings))?.id ?? '…'
  const bodies = { putCheckoutsByCartIdDetails: { email: 'you@example.com', delivery, address } }
  return { shop, delivery, address: JSON.stringify(address), bodies }
}

const stepsOf = ({ shop, delivery, address }: Example) => [
  {
    says: 'Find something. A variant is what is put into a cart.',
    sends: `SHOP=${shop}
HANDLE=$(curl -s "$SHOP/api/products?available=true&limit=1" | jq -r '.products[0].handle')
VARIANT=$(curl -s $SHOP/api/products/$HANDLE | jq -r '[.variants[] | select(.availability != "sold-out")][0].id')`,
  },
  {
    says: 'Open a cart with it. Its key is told only here. An idempotency key is a new one for each thing that is done.',
    sends: `OPENED=$(curl -s $SHOP/api/carts -H "Idempotency-Key: $(openssl rand -hex 16)" \\
  --json '{ "lineItems": [{ "variantId": "'$VARIANT'", "units": 1 }] }')
CART=$(jq -r .cart.id <<< "$OPENED"); KEY=$(jq -r .key <<< "$OPENED")`,
  },
  {
    says: 'Say where it goes. The answer has the total.',
    sends: `TOTAL=$(curl -s -X PUT $SHOP/api/checkouts/$CART/details -H "Authorization: Bearer $KEY" \\
  --json '{ "email": "you@example.com", "delivery": "${delivery}", "address": ${address} }' | jq -c .totals.total)`,
  },
  {
    says: 'Pay that total. Sent again with the same key, it is paid once.',
    sends: `PAID=$(curl -s $SHOP/api/checkouts/$CART/complete -H "Authorization: Bearer $KEY" \\
  -H "Idempotency-Key: $(openssl rand -hex 16)" \\
  --json '{ "payment": { "cardNumber": "4242424242424242" }, "expectedTotal": '"$TOTAL"' }')
ORDER=$(jq -r .order.id <<< "$PAID")`,
  },
  {
    says: 'Read the order, today and later, with the same key.',
    sends: `curl -s $SHOP/api/orders/$ORDER -H "Authorization: Bearer $KEY" | jq`,
  },
]

export const FirstPurchase = ({ by }: { readonly by: Example }) => (
  <section class="chapter" id="purchase">
    <h2>Buy something</h2>
    <ol class="steps">
      {stepsOf(by).map(({ says, sends }) => (
        <li>
          <p>{says}</p>
          <pre tabindex={0}>
            <code>{sends}</code>
          </pre>
        </li>
      ))}
    </ol>
  </section>
)
