/** What visitors see before the shop has said who it is: calmly, that it opens soon. */
import type { Language } from '#domain/languages'
import { assetPath } from '../../http/assets/address.ts'
import { tagOf } from '../../http/language.ts'
import { frameMessages } from './messages/index.ts'

export const Opening = ({ language }: { readonly language: Language }) => {
  const { title, text, staff } = frameMessages[language].opening
  return (
    <html lang={tagOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('storefront.css')} />
      </head>
      <body>
        <main id="main">
          <div class="wrap nothing">
            <div class="picture">
              <img src="/pictures/empty.svg" alt="" width="800" height="1000" />
            </div>
            <div class="stack">
              <h1>{title}</h1>
              <p class="lead soft text">{text}</p>
              <p class="soft">
                <a href="/admin">{staff}</a>
              </p>
            </div>
          </div>
        </main>
      </body>
    </html>
  )
}
