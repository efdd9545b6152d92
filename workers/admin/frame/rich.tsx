/** A text with markup: the plain field around which the script lays a view of it as it will look (browser/rich-text.ts). */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { assetPath } from '../../http/assets/address.ts'
import { frameMessages } from './messages/index.ts'

export const Rich = ({ children }: { readonly children?: Child }) => <div data-rich>{children}</div>

/** Once on a page that has such fields, behind the last of them. */
export const RichScript = ({ language }: { readonly language: Language }) => {
  const { write, pictures } = frameMessages[language]
  return (
    <script
      type="module"
      src={assetPath('rich-text.js')}
      data-write={JSON.stringify(write)}
      data-pictures={JSON.stringify(pictures)}
    ></script>
  )
}
