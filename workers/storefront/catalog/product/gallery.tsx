/**
 * The pictures of a product, the chosen variant's first. Each is a link to the whole picture, so that a closer look
 * needs no script; with one it opens over the page (browser/zoom.ts). A film plays in the place of its picture; what is
 * kept at another place is a link there, so that nobody is told of a shopper who does not press it.
 */
import type { Picture as PictureOf, Product, Variant } from '#domain/catalog/product'
import { COMMA } from '#domain/languages'
import { videoAt } from '#domain/catalog/video'
import type { RequestContext } from '../../frame/request-context.ts'
import { Picture } from '../../frame/picture.tsx'
import { altOf } from '../../frame/product-text.ts'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** Beyond these a page is an album. */
const PICTURES_MAX = 9

type Shown = { readonly request: RequestContext; readonly product: Product; readonly variant: Variant }

export const Gallery = ({ request, product: { pictures }, variant }: Shown) => {
  const chosen = pictures.filter(({ src }) => src === variant.picture).slice(0, 1)
  const ordered = [...chosen, ...pictures.filter((picture) => !chosen.includes(picture))].slice(0, PICTURES_MAX)
  return (
    <div class="pictures">
      <ul class="gallery" aria-label={catalogMessages[request.language].product.pictures}>
        {ordered.map((picture, index) => (
          <li class="picture" id={`picture-${index + 1}`}>
            <Seen request={request} of={picture} eager={index === 0} />
          </li>
        ))}
        {ordered.length === 0 && (
          <li class="picture">
            <Picture of={null} language={request.language} eager shown="page" />
          </li>
        )}
      </ul>
      {ordered.length > 1 && <Places request={request} of={ordered} />}
      {ordered.length > 0 && <Closer request={request} />}
    </div>
  )
}

type One = { readonly request: RequestContext; readonly of: PictureOf; readonly eager: boolean }

const Seen = ({ request: { language }, of, eager }: One) => {
  const messages = catalogMessages[language].product
  const video = videoAt(of.video ?? '')
  if (video?.kind === 'file')
    return (
      <video controls playsinline preload="none" poster={of.src} src={video.address} aria-label={altOf(of, language)} />
    )
  return (
    <>
      <a href={of.src} data-closer>
        <Picture of={of} language={language} eager={eager} shown="page" />
        <span class="hidden">
          {COMMA[language]}
          {messages.enlarge}
        </span>
      </a>
      {video && (
        <a class="film small" href={video.address} target="_blank" rel="noopener noreferrer">
          {messages.play[video.kind]}
        </a>
      )}
    </>
  )
}

/** On a phone the pictures are a strip: these lead to each of them. */
const Places = ({ request, of }: { readonly request: RequestContext; readonly of: readonly PictureOf[] }) => (
  <ol class="places">
    {of.map((_, index) => (
      <li>
        <a
          href={`#picture-${index + 1}`}
          aria-label={catalogMessages[request.language].product.pictureOf(index + 1, of.length)}
        ></a>
      </li>
    ))}
  </ol>
)

/** Filled by the script with the pictures that the links name. */
const Closer = ({ request }: { readonly request: RequestContext }) => {
  const messages = catalogMessages[request.language].product
  return (
    <dialog class="closer" aria-label={messages.pictures}>
      <header>
        <p class="num small" role="status" data-place></p>
        <button type="button" data-scale="-1" aria-label={messages.farther}>
          −
        </button>
        <button type="button" data-scale="1" aria-label={messages.closer}>
          +
        </button>
        <form method="dialog">
          <button class="small" autofocus>
            {frameMessages[request.language].close}
          </button>
        </form>
      </header>
      <ul tabindex={0} aria-label={messages.pictures}></ul>
      <button type="button" data-turn="-1" aria-label={messages.previousPicture}>
        ←
      </button>
      <button type="button" data-turn="1" aria-label={messages.nextPicture}>
        →
      </button>
    </dialog>
  )
}
