/** The page of one product for those who may change it: everything of it on one page, with an index of its parts. */
import type { Child } from 'hono/jsx'
import { productPath } from '#domain/catalog/slug'
import { countText } from '../../frame/count.ts'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { RichScript } from '../../frame/rich.tsx'
import { assetPath } from '../../../http/assets/address.ts'
import { OF_STATUS } from '../product-page.tsx'
import { catalogMessages } from '../messages/index.ts'
import { Amiss } from './amiss.tsx'
import { Aside } from './aside.tsx'
import { Basics } from './basics.tsx'
import { Found } from './found.tsx'
import { GridPanel } from './grid.tsx'
import { MetafieldsPanel } from './metafields.tsx'
import { Options } from './options.tsx'
import { isSafetyMissing, Safety } from './safety.tsx'
import { SaveBar } from './save-bar.tsx'
import { Translations } from './translations.tsx'
import { FORM, isOfGiftCards, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export type EditorProps = {
  readonly shown: Shown
  /** The version that the form was made of, and one that was seen since, where fields were chosen between. */
  readonly version: number
  readonly seen?: number | undefined
  readonly changed: number
  /** A refusal that is of no field. */
  readonly above?: Child
  readonly pictures?: Child
  readonly past?: Child
  readonly suggestions: { readonly vendors: readonly string[]; readonly types: readonly string[] }
}

export const EditorPage = (props: EditorProps) => {
  const { shown, version, seen, changed, above, pictures, past, suggestions } = props
  const { product, isNew } = shown
  const path = isNew ? '/admin/products/new' : `/admin/products/${product.id}`
  return (
    <>
      <SaveBar shown={shown} changed={changed} back={isNew ? '/admin/products' : path} />
      <Head shown={shown} />
      <Index shown={shown} />
      <div
        class="body"
        data-product-editor={isNew ? 'new' : product.id}
        data-typed={shown.typed.size > 0 ? 'yes' : undefined}
      >
        <form id={FORM} method="post" action={path} data-version={String(seen ?? version)}>
          <Key />
          <input type="hidden" name="version" value={String(version)} />
          {seen !== undefined && <input type="hidden" name="seen" value={String(seen)} />}
        </form>
        <div class="wrap stack">
          <KeptNotice shown={shown} back={path} />
          {above}
          <Amiss shown={shown} />
          <div class="split" id="basics">
            <div class="stack">
              <Basics shown={shown} />
              {pictures}
              <Options shown={shown} />
            </div>
            <Aside shown={shown} />
          </div>
          <GridPanel shown={shown} />
          <div class="duo">
            <Safety shown={shown} />
            <Found shown={shown} />
          </div>
          <Translations shown={shown} />
          <MetafieldsPanel shown={shown} />
          {past}
        </div>
        <Suggestions id="vendors" of={suggestions.vendors} />
        <Suggestions id="types" of={suggestions.types} />
      </div>
      <RichScript language={shown.language} />
      <script type="module" src={assetPath('product-editor.js')}></script>
    </>
  )
}

/** Put in place by the script, where something that was typed before is here again. */
const KeptNotice = ({ shown, back }: { readonly shown: Shown; readonly back: string }) => {
  const messages = editorMessages[shown.language].done
  return (
    <template data-kept-notice>
      <div class="say due" role="status">
        <Icon name="note" />
        <div>{messages.kept}</div>
        <a class="btn end-x" href={back} data-forget>
          {messages.discard}
        </a>
      </div>
    </template>
  )
}

const Suggestions = ({ id, of }: { id: string; of: readonly string[] }) => (
  <datalist id={id}>
    {of.map((one) => (
      <option value={one} />
    ))}
  </datalist>
)

const Head = ({ shown }: { readonly shown: Shown }) => {
  const { product, isNew, language, grid } = shown
  const messages = editorMessages[language]
  const { products, product: ofProduct } = catalogMessages[language]
  return (
    <header class="head">
      <a class="crumb" href="/admin/products">
        <Icon name="back" />
        <span class="hide-s">{products.title}</span>
      </a>
      <h1>
        {isNew ? messages.newTitle : product.text.title}
        {!isNew && <span class={`st ${OF_STATUS[product.status]} s`}>{products.statuses[product.status]}</span>}
      </h1>
      {!isNew && <span class="sub hide-m">{messages.variantsOf(grid.rows.length)}</span>}
      {!isNew && (
        <div class="acts">
          {product.status === 'active' && (
            <a class="btn bare" href={productPath(product.handle)}>
              {ofProduct.viewInShop}
            </a>
          )}
          <form method="post" action={`/admin/products/${product.id}/duplicate`} class="hide-s">
            <Key />
            <button class="btn">{messages.duplicate}</button>
          </form>
          <details class="menu">
            <summary class="btn sq" aria-label={messages.more}>
              <Icon name="more" />
            </summary>
            <div>
              <form method="post" action={`/admin/products/${product.id}/duplicate`}>
                <Key />
                <button class="btn bare">{messages.duplicate}</button>
              </form>
              <form method="post" action={`/admin/products/${product.id}/status`}>
                <Key />
                <input type="hidden" name="status" value={product.status === 'archived' ? 'draft' : 'archived'} />
                <button class="btn bare">
                  {product.status === 'archived' ? messages.unarchive : messages.archive}
                </button>
              </form>
              <form method="post" action={`/admin/products/${product.id}/delete`}>
                <Key />
                <input type="hidden" name="version" value={String(product.version)} />
                <button class="btn bare bad">{messages.delete}</button>
              </form>
            </div>
          </details>
        </div>
      )}
    </header>
  )
}

const Index = ({ shown }: { readonly shown: Shown }) => {
  const { language, grid, product, isNew } = shown
  const { parts, safety } = editorMessages[language]
  return (
    <nav class="tabs local" aria-label={parts.label}>
      <a href="#basics">{parts.basics}</a>
      {!isNew && (
        <a href="#pictures">
          {parts.pictures}
          <span class="n">{countText(product.pictures.length, language)}</span>
        </a>
      )}
      <a href="#options">{parts.options}</a>
      <a href="#variants">
        {parts.variants}
        <span class="n">{countText(grid.rows.length, language)}</span>
      </a>
      <a href="#safety">
        {parts.safety}
        {isSafetyMissing(shown) && <span class="n">{safety.missingShort}</span>}
      </a>
      <a href="#found">{parts.found}</a>
      <a href="#translations">{parts.translations}</a>
      <a href="#metafields">{parts.metafields}</a>
      {!isNew && !isOfGiftCards(shown) && <a href="#stock">{parts.stock}</a>}
      {!isNew && <a href="#history">{parts.history}</a>}
    </nav>
  )
}
