/** The pictures of a product: each with its texts and its place; new ones come by a form that the script makes livelier. */
import { placingPicture } from '../../flows/catalog/picture-commands.ts'
import { mayGive } from '../../flows/command.ts'
import type { Picture } from '#domain/catalog/product'
import { MEDIA_PATH } from '#domain/catalog/pictures/media-name'
import { KINDS, TYPES } from '#domain/catalog/pictures/picture'
import { Key } from '../frame/forms.tsx'
import { assetPath } from '../../http/assets/address.ts'
import { Icon } from '../frame/icon.tsx'
import { thumbOf } from '../frame/thumb.ts'
import type { ProductPageProps } from './product-page-props.ts'
import { catalogMessages } from './messages/index.ts'

export const ProductPictures = (props: ProductPageProps) => {
  const { product, staff, language } = props
  const { pictures } = product
  const changes = mayGive(staff, placingPicture)
  return (
    <section class="panel" id="pictures" aria-labelledby="pictures-title">
      <header>
        <h2 id="pictures-title">{catalogMessages[language].product.pictures.title}</h2>
        <span class="s mute">{catalogMessages[language].product.pictures.count(pictures.length)}</span>
      </header>
      <Done {...props} />
      {pictures.length > 0 && (
        <ol class="media">
          {pictures.map((picture, place) => (
            <li>
              {changes ? (
                <Changing {...props} of={picture} place={place} />
              ) : (
                <Shown {...props} of={picture} place={place} />
              )}
            </li>
          ))}
        </ol>
      )}
      {changes && <Add {...props} />}
    </section>
  )
}

type One = ProductPageProps & { readonly of: Picture; readonly place: number }

const Preview = ({ of, place, resizing, language }: One) => {
  const messages = catalogMessages[language].product
  return (
    <a
      class="preview"
      href={of.src}
      aria-label={place === 0 ? `${messages.pictures.open}, ${messages.pictures.cover}` : messages.pictures.open}
    >
      <img
        src={thumbOf(of.src, resizing)}
        alt={of.alt}
        width={of.width || 84}
        height={of.height || 105}
        loading="lazy"
        decoding="async"
      />
      {place === 0 && <span class="tag">{messages.pictures.cover}</span>}
    </a>
  )
}

const About = ({ of, language }: One) => (
  <span class="s mute">
    {catalogMessages[language].product.pictures.size(of.width, of.height)}
    {of.src.startsWith(MEDIA_PATH) || of.src.startsWith('/')
      ? ''
      : ` · ${catalogMessages[language].product.pictures.elsewhere}`}
  </span>
)

const Shown = (props: One) => (
  <>
    <Preview {...props} />
    <div class="stack tight">
      <span>{props.of.alt}</span>
      <About {...props} />
    </div>
  </>
)

const Changing = (props: One) => {
  const { product, of, place, language } = props
  const { pictures: messages } = catalogMessages[language].product
  const last = product.pictures.length - 1
  return (
    <form
      method="post"
      action={`/admin/products/${product.id}/picture`}
      aria-label={messages.name(place + 1, last + 1)}
    >
      <Preview {...props} />
      <Key />
      <input type="hidden" name="src" value={of.src} />
      <div class="stack tight">
        <div class="two">
          <Alt name="alt" place={place} label={messages.alt} value={of.alt} language="en" />
          <Alt
            name="altZh"
            place={place}
            label={messages.altZh}
            value={of.altByLanguage?.zh ?? ''}
            language="zh-Hans"
          />
        </div>
        <details open={Boolean(of.video)}>
          <summary class="s">{messages.video}</summary>
          <div class="f">
            <label class="s" for={`video-${place}`}>
              {messages.videoAddress}
            </label>
            <input
              class="in"
              id={`video-${place}`}
              name="video"
              type="url"
              value={of.video ?? ''}
              maxlength={2048}
              placeholder={messages.videoHint}
              autocomplete="off"
            />
          </div>
        </details>
        <div class="row tight">
          <button class="btn" name="do" value="save" data-way="save">
            {messages.save}
          </button>
          <span class="grip" data-grip aria-hidden="true" title={messages.drag}>
            <Icon name="drag" />
          </span>
          <span class="join">
            <Move to={place - 1} icon="up" label={messages.earlier(place + 1)} able={place > 0} />
            <Move to={place + 1} icon="down" label={messages.later(place + 1)} able={place < last} />
          </span>
          <button class="btn bare bad" name="do" value="remove" aria-label={messages.removeOf(place + 1)}>
            {messages.remove}
          </button>
          {place > 0 && (
            <button class="btn bare" name="do" value="move:0">
              {messages.first}
            </button>
          )}
          <About {...props} />
        </div>
      </div>
    </form>
  )
}

type AltField = {
  readonly name: string
  readonly place: number
  readonly label: string
  readonly value: string
  readonly language: string
}

const Alt = ({ name, place, label, value, language }: AltField) => (
  <div class="f">
    <label class="s" for={`${name}-${place}`}>
      {label}
    </label>
    <input
      class="in"
      id={`${name}-${place}`}
      name={name}
      value={value}
      maxlength={1000}
      lang={language}
      autocomplete="off"
    />
  </div>
)

type Step = { readonly to: number; readonly icon: 'up' | 'down'; readonly label: string; readonly able: boolean }

const Move = ({ to, icon, label, able }: Step) => (
  <button class="btn sq" name="do" value={`move:${to}`} data-way={icon} aria-label={label} disabled={!able}>
    <Icon name={icon} />
  </button>
)

/** A plain form that takes several files; the script takes dropped ones as well, and says how far each is. */
const Add = ({ product, language }: ProductPageProps) => {
  const { pictures: messages } = catalogMessages[language].product
  return (
    <form
      class="in-p stack tight add"
      method="post"
      enctype="multipart/form-data"
      action={`/admin/products/${product.id}/pictures`}
      data-upload
      data-sending={messages.sending('…')}
      data-lost={messages.lost}
    >
      <Key />
      <div class="f">
        <label for="files">{messages.choose}</label>
        <input
          class="in"
          id="files"
          type="file"
          name="files"
          multiple
          required
          accept={KINDS.map((kind) => TYPES[kind]).join(',')}
          aria-describedby="files-hint"
        />
        <span class="hint" id="files-hint">
          {messages.hint}
        </span>
      </div>
      <div class="row">
        <button class="btn">{messages.add}</button>
        <span class="s mute only-js">{messages.drop}</span>
      </div>
      <ul class="sent" aria-live="polite"></ul>
      <script type="module" src={assetPath('pictures.js')}></script>
    </form>
  )
}

/** Where the page opens after a change: what was done, and the way back from a removal. */
const Done = ({ product, done, undo, language }: ProductPageProps) =>
  done && (
    <div class="in-p">
      <div class="say" role="status">
        <Icon name="check" />
        <div>{done}</div>
        {undo && (
          <form class="end-x" method="post" action={`/admin/products/${product.id}/undo`}>
            <Key />
            <input type="hidden" name="undo" value={undo} />
            <button class="btn">{catalogMessages[language].product.pictures.undo}</button>
          </form>
        )}
      </div>
    </div>
  )
