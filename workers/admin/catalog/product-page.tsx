/** One product in two columns: what it says, its pictures and variants; its status and where it is found. */
import { productPath } from '#domain/catalog/slug'
import type { Product } from '#domain/catalog/product'
import { localeOf, type Language } from '#domain/languages'
import { Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { ProductPictures } from './product-pictures.tsx'
import { ProductVariants } from './product-variants.tsx'
import { catalogMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'
import type { ProductPageProps } from './product-page-props.ts'

export const OF_STATUS = { active: 'full', draft: '', archived: 'off' } as const

/** What is amiss with files that were sent, or with anything that is no field. */
export const PictureTrouble = ({ refusal, files, added, language }: ProductPageProps) =>
  files.length > 0 ? (
    <Refused files={files} added={added} language={language} />
  ) : refusal ? (
    <Trouble refusal={refusal} language={language} />
  ) : null

export const ProductPage = (props: ProductPageProps) => {
  return (
    <>
      <Head {...props} />
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            <PictureTrouble {...props} />
            <Description {...props} />
            <ProductPictures {...props} />
            <ProductVariants {...props} />
          </div>
          <Side {...props} />
        </div>
      </div>
    </>
  )
}

const titleIn = ({ text, translations }: Product, language: Language) => translations[language]?.title || text.title

const Head = ({ product, language }: ProductPageProps) => {
  const messages = catalogMessages[language]
  return (
    <header class="head">
      <a class="crumb" href="/admin/products">
        <Icon name="back" />
        <span class="hide-s">{messages.products.title}</span>
      </a>
      <h1>
        {titleIn(product, language)}
        <span class={`st ${OF_STATUS[product.status]} s`}>{messages.products.statuses[product.status]}</span>
      </h1>
      {product.status === 'active' && (
        <div class="acts">
          <a class="btn bare" href={productPath(product.handle)}>
            {messages.product.viewInShop}
          </a>
        </div>
      )}
    </header>
  )
}

/** Several files, each with its own reason; the others are there. */
const Refused = ({ files, added, language }: Pick<ProductPageProps, 'files' | 'added' | 'language'>) => (
  <div class="oops" role="alert" tabindex={-1} autofocus>
    <h2>
      <Icon name="alert" />
      {frameMessages[language].refusals.heading}
    </h2>
    {files.map(({ name, refusal }) => (
      <p data-why={frameMessages[language].refusals[refusal]}>
        <b>{catalogMessages[language].product.pictures.refusedOf(name)}</b>
        {`: ${frameMessages[language].refusals[refusal]}`}
      </p>
    ))}
    {added > 0 && <p>{catalogMessages[language].product.pictures.keptOthers(added)}</p>}
  </div>
)

const Description = ({ product, language }: ProductPageProps) => {
  const messages = catalogMessages[language].product
  const text = { ...product.text, ...product.translations[language] }
  const other = language === 'en' ? 'zh' : 'en'
  const missing = other === 'zh' && !product.translations.zh?.title
  return (
    <section class="panel" aria-labelledby="description">
      <header>
        <h2 id="description">{messages.description}</h2>
      </header>
      <div class="in-p stack tight">
        {text.description ? (
          <div class="told" dangerouslySetInnerHTML={{ __html: text.description }} />
        ) : (
          <p class="mute">{messages.noDescription}</p>
        )}
        {missing && <p class="hint">{messages.missing(messages.languages[other])}</p>}
      </div>
    </section>
  )
}

/** About as much as search engines show. */
const FOUND_SHOWN = 160

const Side = ({ product, origin, language, now }: ProductPageProps) => {
  const messages = catalogMessages[language]
  const { status, vendor, type, tags, handle, version, updatedAt } = product
  const foundAs = product.translations[language]?.seoDescription || product.text.seoDescription
  const facts = [
    [messages.products.vendor, vendor],
    [messages.products.type, product.words[language]?.[type] ?? type],
    [messages.product.tags, tags.join(language === 'zh' ? '，' : ', ')],
  ] as const
  return (
    <aside class="side" aria-label={messages.product.status}>
      <section>
        <h2>{messages.product.status}</h2>
        <span class={`st ${OF_STATUS[status]}`}>{messages.products.statuses[status]}</span>
        <span class="hint">{messages.product.statusWhy[status]}</span>
      </section>
      <section>
        <h2>{messages.product.order}</h2>
        <dl class="kv left s">
          {facts
            .filter(([, fact]) => fact)
            .map(([label, fact]) => (
              <>
                <dt>{label}</dt>
                <dd class="anywhere">{fact}</dd>
              </>
            ))}
        </dl>
      </section>
      <section>
        <h2>{messages.product.found}</h2>
        <p class="s soft anywhere">{`${origin.replace(/^https?:\/\//, '')}/products/${handle}`}</p>
        <p class="s mute">{foundAs.slice(0, FOUND_SHOWN)}</p>
      </section>
      <section>
        <h2>{messages.product.changed}</h2>
        <span class="s soft">
          <When at={updatedAt} now={now} language={language} />
        </span>
        <span class="s mute">{messages.product.version(version)}</span>
        <span class="s mute mono anywhere" lang={localeOf(language)}>
          {product.id}
        </span>
      </section>
    </aside>
  )
}
