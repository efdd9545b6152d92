/** Beside the form: whether it is sold and from when, and where it stands in the shop. */
import { OF_STATUS } from '../product-page.tsx'
import { catalogMessages } from '../messages/index.ts'
import { zoneName } from '../../frame/time.tsx'
import { inLanguage } from '#domain/languages'
import { textIn } from '#domain/settings/text'
import { Choice, Line, Tick } from './field.tsx'
import { Margin } from './margin.tsx'
import { STATUSES } from './product-cells.ts'
import { valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

/** One that the settings no longer name is still said: it is taxed as standard. */
const taxClassesFor = (shown: Shown): readonly (readonly [value: string, label: string])[] => {
  const { language, shop } = shown
  const known = shop.taxClasses.map(({ id, name }) => [id, textIn(name, language)] as const)
  const own = valueIn(shown, 'taxClass')
  const isKnown = own === '' || known.some(([id]) => id === own)
  return [['', editorMessages[language].standardTax], ...known, ...(isKnown ? [] : [[own, own] as const])]
}

export const Aside = ({ shown }: { readonly shown: Shown }) => {
  const { language, product, now, shop } = shown
  const messages = editorMessages[language]
  const { products, product: ofProduct } = catalogMessages[language]
  return (
    <aside class="side" aria-label={messages.status}>
      <section>
        <h2>
          {messages.status}
          {!shown.isNew && <span class={`st ${OF_STATUS[product.status]} s`}>{products.statuses[product.status]}</span>}
        </h2>
        <Choice
          name="status"
          label={messages.status}
          quiet
          shown={shown}
          of={STATUSES.map((status) => [status, products.statuses[status]])}
        />
        <p class="hint">{ofProduct.statusWhy[product.status]}</p>
        <Line name="publishedFrom" label={messages.from} type="datetime-local" optional small shown={shown} />
        <Line name="publishedUntil" label={messages.until} type="datetime-local" optional small shown={shown} />
        <p class="hint">{messages.clock(shop.timeZone.replaceAll('_', ' '), zoneName(now, shop.timeZone))}</p>
      </section>
      <Margin shown={shown} />
      <section>
        <h2>{messages.order}</h2>
        <Line name="type" label={products.type} small shown={shown} list="types" />
        <Line name="vendor" label={products.vendor} small shown={shown} list="vendors" />
        <Line name="tags" label={messages.tags} hint={messages.tagsHint} small shown={shown} />
        <Line name="category" label={messages.category} hint={messages.categoryHint} small shown={shown} />
        <Choice name="taxClass" label={messages.taxClass} shown={shown} of={taxClassesFor(shown)} />
      </section>
      <section>
        <h2>{messages.collections}</h2>
        {shown.collections.length === 0 && <p class="hint">{messages.noCollections}</p>}
        <div class="ticks">
          {shown.collections.map(({ handle, title, translations }) => (
            <Tick name={`collections.${handle}`} shown={shown}>
              {inLanguage({ en: title, ...(translations.zh?.title && { zh: translations.zh.title }) }, language)}
            </Tick>
          ))}
        </div>
      </section>
      {valueIn(shown, 'title') !== '' && !shown.isNew && (
        <section>
          <h2>{ofProduct.changed}</h2>
          <span class="s mute">{ofProduct.version(product.version)}</span>
          <span class="s mute mono anywhere">{product.id}</span>
        </section>
      )}
    </aside>
  )
}
