/**
 * The picture that stands beside a link to the page, where somebody shares it.
 *
 * Nobody who shows such links draws SVG, so a page whose picture is one is shown with the shop's own picture.
 *
 * @see https://ogp.me
 */
import type { Picture } from '#domain/catalog/product'
import { textIn } from '#domain/settings/text'
import type { RequestContext } from './request-context.ts'
import { altOf } from './product-text.ts'

/** The shape that every network shows whole. */
const SHOP_SIZE = { width: 1200, height: 630 }

export type LinkPictureOf = Picture | string | null | undefined

const isDrawing = (src: string) => /\.svg(?:$|[?#])/i.test(src)

/** As the merchant has it shown; undefined when they have none. */
const shopPicture = ({ settings, language }: RequestContext) => {
  const { shared, hero } = settings.home
  return shared === '' ? undefined : { src: shared, ...SHOP_SIZE, alt: hero ? textIn(hero.alt, language) : '' }
}

type Shown = { readonly request: RequestContext; readonly of: LinkPictureOf }

export const LinkPicture = ({ request, of }: Shown) => {
  const own = typeof of === 'string' ? { src: of, width: 0, height: 0, alt: '' } : of
  const shown = own && !isDrawing(own.src) ? own : shopPicture(request)
  if (!shown) return null
  const alt = altOf(shown, request.language)
  return (
    <>
      <meta property="og:image" content={new URL(shown.src, request.origin).href} />
      {shown.width > 0 && shown.height > 0 && (
        <>
          <meta property="og:image:width" content={String(shown.width)} />
          <meta property="og:image:height" content={String(shown.height)} />
        </>
      )}
      {alt && <meta property="og:image:alt" content={alt} />}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
