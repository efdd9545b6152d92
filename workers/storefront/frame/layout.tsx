/** The frame of every page. */
import type { Child } from 'hono/jsx'
import { fontsOf, themeSheet } from '../../flows/settings/theme-css.ts'
import { assetPath } from '../../http/assets/address.ts'
import { tagOf } from '../../http/language.ts'
import { alternatesOf } from './alternates.ts'
import { ArrivedLine } from './arrived.tsx'
import { canonicalOf, to, type RequestContext } from './request-context.ts'
import { Footer } from './footer.tsx'
import { WISH_FORM } from './heart.tsx'
import { ImpersonationBanner } from './impersonation.tsx'
import { JsonLd } from './json-ld.tsx'
import { Masthead, CheckoutHead } from './masthead.tsx'
import { LinkPicture, type LinkPictureOf } from './link-picture.tsx'
import { SearchSheet } from './search-sheet.tsx'
import { frameMessages } from './messages/index.ts'

export type Frame = {
  readonly request: RequestContext
  readonly title: string
  readonly description?: string | undefined
  /** Path and query under which machines shall know the page, without language; absent: they shall not keep it. */
  readonly canonical?: string | undefined
  /** Path and query, without language, where another language has the same; absent: `canonical`, else the path alone. */
  readonly elsewhere?: string | undefined
  /** What is shown where the page is shared. */
  readonly picture?: LinkPictureOf
  readonly kind?: 'website' | 'product'
  readonly facts?: readonly object[]
  /** The shelf that the page belongs to. */
  readonly current?: string | undefined
  /** At checkout the head is short and there is no foot. */
  readonly checkout?: boolean
  /** Seconds after which the page looks again by itself. */
  readonly again?: number | undefined
  /** A script of its own, and where it looks like no other page, a style. */
  readonly extra?: 'waiting-room' | 'product' | 'checkout' | 'account' | 'push' | 'stripe-pay'
  /** A style of its own, without a script. */
  readonly sheet?: 'reviews' | 'parcels'
  /** Where its news are told to readers of feeds. */
  readonly feed?: string
  /** The check for people, whose script comes from elsewhere. */
  readonly turnstile?: boolean
  readonly children?: Child
}

export const Layout = (frame: Frame) => {
  const { request, checkout, current, canonical, elsewhere = canonical ?? frame.request.path, children } = frame
  return (
    <html lang={tagOf(request.language)}>
      <Head {...frame} />
      <body>
        <a class="skip" href="#main">
          {frameMessages[request.language].skip}
        </a>
        <ImpersonationBanner language={request.language} />
        <ArrivedLine />
        {checkout ? (
          <CheckoutHead request={request} />
        ) : (
          <Masthead request={request} current={current} elsewhere={elsewhere} />
        )}
        <main id="main">{children}</main>
        {!checkout && <Footer request={request} elsewhere={elsewhere} />}
        {!checkout && <SearchSheet request={request} />}
        {!checkout && <form id={WISH_FORM} method="post" action={to(request, '/wish-list')}></form>}
        {!checkout && <dialog class="drawer" id="drawer" aria-labelledby="drawer-title"></dialog>}
        <p class="hidden" role="status" data-said></p>
      </body>
    </html>
  )
}

const Head = ({
  request,
  title,
  description,
  canonical,
  facts = [],
  again,
  extra,
  turnstile,
  feed,
  sheet,
  ...rest
}: Frame) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{`${title} — ${request.shop}`}</title>
    {description && <meta name="description" content={description} />}
    {again && <Again seconds={again} unlessScripted={extra === 'waiting-room'} />}
    <script src={assetPath('early.js')}></script>
    <link rel="stylesheet" href={assetPath('storefront.css')} />
    <Theme request={request} />
    {(extra === 'waiting-room' || extra === 'account') && <link rel="stylesheet" href={assetPath(`${extra}.css`)} />}
    {sheet && <link rel="stylesheet" href={assetPath(`${sheet}.css`)} />}
    <script type="module" src={assetPath('shop.js')}></script>
    {extra && <script type="module" src={assetPath(`${extra}.js`)}></script>}
    {turnstile && <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>}
    {feed && <link rel="alternate" type="application/atom+xml" href={to(request, feed)} title={request.shop} />}
    {canonical === undefined ? (
      <meta name="robots" content="noindex" />
    ) : (
      <Known request={request} title={title} description={description} canonical={canonical} {...rest} />
    )}
    {facts.map((fact) => (
      <JsonLd of={fact} />
    ))}
  </head>
)

/** What the merchant has chosen, behind the house's own; a shop that has chosen nothing asks for nothing more. */
const Theme = ({ request: { settings, language } }: Pick<Frame, 'request'>) => {
  const { theme } = settings
  const sheet = themeSheet(theme)
  const { display, sans } = fontsOf(theme)
  const early = language === 'en' && display !== sans ? [sans, display] : [sans]
  return (
    <>
      {sheet && <link rel="stylesheet" href={`/themes/${sheet.name}.css`} />}
      {theme.favicon === '' ? (
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      ) : (
        <link rel="icon" href={theme.favicon} />
      )}
      {early.map((file) => (
        <link rel="preload" href={file} as="font" type="font/woff2" crossorigin="" />
      ))}
    </>
  )
}

const Again = ({ seconds, unlessScripted }: { readonly seconds: number; readonly unlessScripted: boolean }) => {
  const refresh = <meta http-equiv="refresh" content={String(seconds)} />
  return unlessScripted ? <noscript>{refresh}</noscript> : refresh
}

/** For search engines and for whoever shares the page. */
const Known = ({
  request,
  title,
  description,
  canonical = '/',
  picture,
  kind = 'website',
}: Omit<Frame, 'children'>) => (
  <>
    <link rel="canonical" href={request.origin + canonicalOf(request, canonical)} />
    {alternatesOf(request.settings.markets, canonical).map(({ tag, path }) => (
      <link rel="alternate" hreflang={tag} href={request.origin + path} />
    ))}
    <meta property="og:site_name" content={request.shop} />
    <meta property="og:type" content={kind} />
    <meta property="og:title" content={title} />
    {description && <meta property="og:description" content={description} />}
    <meta property="og:url" content={request.origin + canonicalOf(request, canonical)} />
    <meta property="og:locale" content={{ en: 'en_IE', zh: 'zh_CN' }[request.language]} />
    <LinkPicture request={request} of={picture} />
  </>
)

/** A path of plain letters: it stands in an address as it is, and need not be read to be written. */
const PLAIN = /^(?:\/[\w-][\w.~-]*)+$/

export const absolute = ({ origin }: Pick<RequestContext, 'origin'>, address: string): string =>
  PLAIN.test(address) ? origin + address : new URL(address, origin).href
