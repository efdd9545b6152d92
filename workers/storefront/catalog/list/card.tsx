/** One product in a row or on a shelf. */
import type { Card as CardOf } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { to, type Visit } from '../../frame/visit.ts'
import { Picture } from '../../frame/picture.tsx'
import { CardPrice } from '../../frame/price.tsx'
import { CardRating } from '../product/rating.tsx'
import { StockWord } from '../product/stock.tsx'

/** The first rows are seen at once: they load without waiting to come near. */
export const Card = ({ visit, of }: { readonly visit: Visit; readonly of: CardOf }) => (
  <li class="card">
    <div class="picture">
      <Picture of={of.picture} language={visit.language} />
    </div>
    <div class="between">
      <h3>
        <a href={to(visit, `/products/${of.handle}`)}>{inLanguage(of.text, visit.language)}</a>
      </h3>
      {of.price && <CardPrice visit={visit} of={of.price} was={of.wasPrice} varies={of.priceVaries} />}
    </div>
    {of.availability === 'in-stock' ? (
      <p>{inLanguage(of.typeText, visit.language) || of.vendor}</p>
    ) : (
      <p>
        <StockWord visit={visit} of={of.availability} />
      </p>
    )}
    {of.rating && <CardRating visit={visit} of={of.rating} />}
  </li>
)

type Row = { readonly visit: Visit; readonly of: readonly CardOf[]; readonly look?: 'scroll' | 'three' }

export const Goods = ({ visit, of, look }: Row) => (
  <ul class={look ? `goods ${look}` : 'goods'}>
    {of.map((card) => (
      <Card visit={visit} of={card} />
    ))}
  </ul>
)
