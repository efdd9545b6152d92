/** Which files buyers of a product fetch: how many, and the page where they are changed. */
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { listingDownloads } from '../../../flows/catalog/download-questions.ts'
import type { AdminContext } from '../../frame/app.ts'
import { ask } from '../../frame/perform.ts'
import { catalogMessages } from '../messages/index.ts'

export const downloadsFor = async (c: AdminContext, { id }: Product): Promise<readonly string[]> => {
  const found = await ask(c, listingDownloads, { product: id })
  return found.ok ? found.value.downloads.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ name }) => name) : []
}

type Props = { readonly product: Product; readonly names: readonly string[]; readonly language: Language }

const SHOWN = 5

export const DownloadsPanel = ({ product, names, language }: Props) => {
  const messages = catalogMessages[language].downloads
  return (
    <section class="panel" id="downloads" aria-labelledby="downloads-title">
      <header>
        <h2 id="downloads-title">{messages.title}</h2>
        <div class="acts">
          <a class="btn" href={`/admin/products/${product.id}/downloads`}>
            {messages.add}
          </a>
        </div>
      </header>
      {names.length === 0 ? (
        <p class="in-p mute">{messages.none}</p>
      ) : (
        <p class="in-p anywhere">{[...names.slice(0, SHOWN), ...(names.length > SHOWN ? ['…'] : [])].join(', ')}</p>
      )}
    </section>
  )
}
