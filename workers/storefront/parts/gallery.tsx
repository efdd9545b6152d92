/** The pictures of a product, the chosen variant's first. */
import type { Product, Variant } from '#domain/catalog/product'
import type { Visit } from '../visit.ts'
import { Picture } from './picture.tsx'

/** Beyond these a page is an album. */
const PICTURES_MAX = 9

type Shown = { readonly visit: Visit; readonly product: Product; readonly variant: Variant }

export const Gallery = ({ visit, product: { pictures }, variant }: Shown) => {
  const chosen = pictures.filter(({ src }) => src === variant.picture).slice(0, 1)
  const ordered = [...chosen, ...pictures.filter((picture) => !chosen.includes(picture))].slice(0, PICTURES_MAX)
  return (
    <ul class="gallery" aria-label={visit.words.product.pictures} tabindex={0}>
      {ordered.map((picture, index) => (
        <li class="picture">
          <Picture of={picture} language={visit.language} eager={index === 0} shown="page" />
        </li>
      ))}
      {ordered.length === 0 && (
        <li class="picture">
          <Picture of={null} language={visit.language} />
        </li>
      )}
    </ul>
  )
}
