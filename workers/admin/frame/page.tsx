/** Puts a page of the admin together: document, frame, and what is in it. */
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { countOpenLetters } from '#schema/transactions/sharding/dead-letters'
import { countViews } from '#schema/transactions/orders/orders'
import { mayAsk } from '../../flows/question.ts'
import { listingDeadLetters } from '../../flows/sharding/questions.ts'
import { tagOf } from '../../http/language.ts'
import { assetPath } from '../../http/assets/address.ts'
import { Frame, type Due, type FrameProps } from './frame.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Zone } from './time.tsx'
import type { AdminContext } from './app.ts'
import { frameMessages } from './messages/index.ts'

export type PageProps = {
  readonly title: string
  readonly here: FrameProps['here']
  readonly status?: ContentfulStatusCode
}

const Document = ({
  language,
  title,
  shop,
  children,
}: {
  language: FrameProps['language']
  title: string
  shop: string
  children?: Child
}) => (
  <html lang={tagOf(language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · ${shop}`}</title>
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={assetPath('admin.css')} />
      <script type="module" src={assetPath('admin.js')}></script>
    </head>
    <body>{children}</body>
  </html>
)

/** A shop that has not said its name goes by that of its software. */
const shopName = ({ var: { language, settings } }: AdminContext): string =>
  settings.shop.name || frameMessages[language].shop

export const showDocument = (
  c: AdminContext,
  { title, status = 200 }: Omit<PageProps, 'here'>,
  body: Child,
): Response => {
  const { language } = c.var
  const document = (
    <Zone.Provider value={c.var.settings.shop.timeZone}>
      <Document language={language} title={title} shop={shopName(c)}>
        {body}
      </Document>
    </Zone.Provider>
  )
  return c.html(`<!doctype html>${document.toString()}`, status)
}

/** Figures beside the menu; a role that cannot open the page is not told its figure. */
const dueFor = async (c: AdminContext): Promise<Due> => {
  const { TRANSACTIONS_DB } = c.env
  const [views, letters] = await Promise.all([
    countViews(TRANSACTIONS_DB),
    mayAsk(c.var.staff, listingDeadLetters) ? countOpenLetters(TRANSACTIONS_DB) : 0,
  ])
  return { orders: views['to-fulfil'], letters }
}

/** Within the frame for whoever is signed in, and bare for everybody else. */
export const showPage = async (c: AdminContext, page: PageProps, body: Child): Promise<Response> => {
  const { staff, language } = c.var as Partial<AdminContext['var']> & Pick<AdminContext['var'], 'language'>
  if (!staff) return showDocument(c, page, <main class="main bare">{body}</main>)
  const due = await dueFor(c)
  return showDocument(
    c,
    page,
    <Frame staff={staff} language={language} here={page.here} due={due} shop={shopName(c)}>
      {body}
    </Frame>,
  )
}

export const Notice = (props: {
  icon?: IconName
  heading: string
  why: string
  more?: string | undefined
  action?: { href: string; label: string } | undefined
}) => (
  <div class="none">
    <Icon name={props.icon ?? 'note'} big />
    <h1>{props.heading}</h1>
    <p>{props.why}</p>
    {props.action && (
      <div class="row">
        <a class="btn go" href={props.action.href}>
          {props.action.label}
        </a>
      </div>
    )}
    {props.more && <p class="s mute">{props.more}</p>}
  </div>
)
