/** The shelves as links, for whoever came to a place with nothing on it. */
import { inLanguage } from '#domain/languages'
import { to, type Visit } from './visit.ts'
import { frameMessages } from './messages/index.ts'

export const ShelfLinks = ({ visit }: { readonly visit: Visit }) => (
  <ul class="chips">
    {visit.shelves.slice(0, 8).map(({ handle, title }) => (
      <li>
        <a class="chip" href={to(visit, `/collections/${handle}`)}>
          {inLanguage(title, visit.language)}
        </a>
      </li>
    ))}
    <li>
      <a class="chip" href={to(visit, '/collections/all')}>
        {frameMessages[visit.language].allGoods}
      </a>
    </li>
  </ul>
)
