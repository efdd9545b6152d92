/** The files of a product: of which variant, how large, and whether new buyers get them. */
import type { Download } from '#domain/catalog/downloads'
import { choiceOf, type Product } from '#domain/catalog/product'
import { fileSize } from '#domain/formats'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { Key } from '../frame/forms.tsx'
import { Table } from '../frame/table.tsx'
import { catalogMessages } from './messages/index.ts'

type Props = {
  readonly product: Product
  readonly files: readonly Download[]
  readonly action: string
  readonly mayChange: boolean
  readonly language: Language
}

export const DownloadList = ({ product, files, action, mayChange, language }: Props) => {
  const messages = catalogMessages[language].downloads
  const choiceIn = ({ variant: id }: Download): string => {
    const variant = product.variants.find((one) => one.id === id)
    return variant ? inLanguage(choiceOf(product, variant), language) : ''
  }
  if (files.length === 0) return <p class="mute">{messages.none}</p>
  return (
    <Table
      label={messages.title}
      rows={files}
      columns={[
        { head: messages.file, class: 'c-id anywhere', cell: ({ name }) => name },
        { head: messages.variant, class: 'c-who soft', cell: choiceIn },
        { head: messages.size, class: 'num soft', cell: ({ bytes }) => fileSize(bytes, localeOf(language)) },
        {
          head: messages.state,
          class: 'c-sum nw',
          cell: ({ id, withdrawnAt }) => (
            <form method="post" action={`${action}/${withdrawnAt === null ? 'withdraw' : 'give'}`} class="row nowrap">
              {withdrawnAt !== null && <span class="mute">{messages.withdrawn}</span>}
              {mayChange && (
                <>
                  <Key />
                  <input type="hidden" name="download" value={id} />
                  <button class="btn bare">{withdrawnAt === null ? messages.withdraw : messages.give}</button>
                </>
              )}
            </form>
          ),
        },
      ]}
    />
  )
}
