/** What a page says to machines: schema.org, as a block of data that no browser runs. */
import { raw } from 'hono/html'

/** `<` is written as an escape, so that no text of a product can end the block. */
const safe = (things: object): string => JSON.stringify(things).replace(/</g, '\\u003c')

export const JsonLd = ({ of }: { readonly of: object }) => (
  <script type="application/ld+json">{raw(safe({ '@context': 'https://schema.org', ...of }))}</script>
)
