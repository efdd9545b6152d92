/** Below the form of delivery: the way to the page that tries it. */
import type { Language } from '#domain/languages'
import { PATH } from './hub.tsx'
import { tryDeliveryMessages } from './messages/try-delivery.ts'

export const TRY_PATH = `${PATH}/delivery/try`

export const TryDelivery = ({ language }: { readonly language: Language }) => {
  const messages = tryDeliveryMessages[language]
  return (
    <section class="panel" aria-labelledby="try-delivery">
      <header>
        <h2 id="try-delivery">{messages.link}</h2>
        <div class="acts">
          <a class="btn" href={TRY_PATH}>
            {messages.open}
          </a>
        </div>
      </header>
      <p class="in-p soft">{messages.linkText}</p>
    </section>
  )
}
