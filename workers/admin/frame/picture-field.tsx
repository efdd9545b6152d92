/**
 * The address of a picture: a plain field, beside which the script shows the picture and takes another from this device or from
 * the shop's files (browser/picture-field.ts).
 */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { assetPath } from '../../http/assets/address.ts'
import { frameMessages } from './messages/index.ts'

export const PictureField = ({ children }: { readonly children?: Child }) => (
  <div class="picture-field" data-picture>
    {children}
  </div>
)

/** Once on a page that has such fields, behind the last of them. */
export const PictureScript = ({ language }: { readonly language: Language }) => (
  <script
    type="module"
    src={assetPath('picture-field.js')}
    data-pictures={JSON.stringify(frameMessages[language].pictures)}
  ></script>
)
