/** What every page of the way in stands in, and what several of them ask. */
import type { Child } from 'hono/jsx'
import { SESSION_SECONDS } from '#domain/customers/sign-in'
import type { BotWidget } from '../../providers/bots/provider.ts'
import { Layout } from '../frame/layout.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'

const DAY_SECONDS = 24 * 60 * 60

/** `widget`: where a person has to be shown. */
type Entering = { readonly request: RequestContext; readonly widget: BotWidget | null }

export const Check = ({ request, widget }: Entering) => {
  if (!widget) return null
  return widget.kind === 'field' ? (
    <label class="tick">
      <input type="checkbox" name={widget.name} value={widget.value} required />
      <span>{customersMessages[request.language].person}</span>
    </label>
  ) : (
    <div class="cf-turnstile" data-sitekey={widget.siteKey} data-language={request.language}></div>
  )
}

export const Enter = ({
  shown,
  title,
  children,
}: {
  readonly shown: Entering
  readonly title: string
  readonly children: Child
}) => (
  <Layout request={shown.request} title={title} extra="account" turnstile={shown.widget?.kind === 'turnstile'}>
    <div class="enter">
      <div class="picture">
        <img src="/pictures/none.svg" alt="" width="800" height="1000" loading="lazy" />
      </div>
      <div class="stack">{children}</div>
    </div>
  </Layout>
)

/** For how long the browser keeps the session. */
export const Remember = ({ request, remember }: { readonly request: RequestContext; readonly remember: boolean }) => {
  const texts = customersMessages[request.language].signIn
  return (
    <label class="tick">
      <input type="checkbox" name="remember" checked={remember} />
      <span>
        {texts.remember}
        <small>{texts.rememberHelp(SESSION_SECONDS.remembered / DAY_SECONDS)}</small>
      </span>
    </label>
  )
}
