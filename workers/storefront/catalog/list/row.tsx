/** A row of goods under a heading: one line on a desktop, a strip on a phone. */
import type { Card } from '#domain/catalog/list-query'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Goods } from './card.tsx'

type RowOf = {
  readonly request: RequestContext
  readonly name: string
  readonly title: string
  readonly cards: readonly Card[]
  /** Where there is more of them. */
  readonly more?: readonly [path: string, text: string]
}

export const Row = ({ request, name, title, cards, more }: RowOf) =>
  cards.length === 0 ? null : (
    <section class="wrap section" aria-labelledby={name}>
      <div class="between">
        <h2 id={name}>{title}</h2>
        {more && <a href={to(request, more[0])}>{more[1]}</a>}
      </div>
      <Goods request={request} of={cards} look="scroll" />
    </section>
  )
