/** The shortest way from nothing to an order, to be pasted into a terminal. */

const STEPS = [
  {
    says: 'Find something. A variant is what is put into a cart.',
    sends: `curl $SHOP/api/products/delos-mug`,
  },
  {
    says: 'Open a cart with it. Keep the id, and the key: it is told only here.',
    sends: `curl $SHOP/api/carts -H "Idempotency-Key: my-first-cart" --json \\
  '{ "lineItems": [{ "variantId": "var_…", "units": 2 }] }'`,
  },
  {
    says: 'Say where it goes. The answer has the total.',
    sends: `curl -X PUT $SHOP/api/checkouts/$CART/details -H "Authorization: Bearer $KEY" --json \\
  '{ "email": "maya@lindqvist.example", "delivery": "post", "address": { "name": "Maya Lindqvist",
     "street": "Storgatan 1", "postcode": "111 22", "city": "Stockholm", "country": "SE" } }'`,
  },
  {
    says: 'Pay that total. Sent again with the same key, it is paid once.',
    sends: `curl $SHOP/api/checkouts/$CART/complete -H "Authorization: Bearer $KEY" \\
  -H "Idempotency-Key: my-first-order" --json '{ "payment": { "cardNumber": "4242424242424242" },
     "expectedTotal": { "amount": 6090, "currency": "EUR" } }'`,
  },
  {
    says: 'Read the order, today and later, with the same key.',
    sends: `curl $SHOP/api/orders/$ORDER -H "Authorization: Bearer $KEY"`,
  },
]

export const FirstPurchase = () => (
  <section class="chapter" id="purchase">
    <h2>Buy something</h2>
    <ol class="steps">
      {STEPS.map(({ says, sends }) => (
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
