/**
 * What the shopper has looked at lately. Only their browser remembers it, and a script asks for each card by itself
 * (catalog/browser/recently-viewed.ts): the page is the same for everyone, and nobody is told the list.
 */
import type { Visit } from './visit.ts'

export const Seen = ({ visit: { words } }: { readonly visit: Visit }) => (
  <section class="section seen" aria-labelledby="seen" data-seen>
    <div class="between">
      <h2 id="seen">{words.seen.title}</h2>
      <button class="link small soft" type="button" data-forget={words.seen.forgotten}>
        {words.seen.forget}
      </button>
    </div>
    <ul class="goods scroll"></ul>
  </section>
)
