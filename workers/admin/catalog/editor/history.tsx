/** /admin/products/:id/history: every version that is kept, and of each what it changed. */
import { Hono } from 'hono'
import { differences } from '#domain/catalog/product-fields'
import { productId } from '#domain/ids'
import { restoringProduct } from '../../../flows/catalog/lifecycle-commands.ts'
import { listingVersions, readingVersion } from '../../../flows/catalog/questions.ts'
import { mayGive } from '../../../flows/command.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { Changes } from '../../frame/changes.tsx'
import { Icon } from '../../frame/icon.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { fieldWords } from './field-words.ts'
import { PutBack, Versions } from './past.tsx'
import { editorMessages } from './messages/index.ts'

export const history = new Hono<AdminApp>()

const Head = ({ href, title, back }: { href: string; title: string; back: string }) => (
  <header class="head">
    <a class="crumb" href={href}>
      <Icon name="back" />
      <span class="hide-s">{back}</span>
    </a>
    <h1>{title}</h1>
  </header>
)

const PAGE = 50

history.get('/:id/history', only(listingVersions), async (c) => {
  const id = productId(c.req.param('id'))
  const before = /^\d{1,9}$/.exec(c.req.query('before') ?? '')?.[0]
  const past = id && (await ask(c, listingVersions, { product: id, ...(before && { before }) }))
  if (!id || !past?.ok) return showMissing(c)
  const { language, staff } = c.var
  const messages = editorMessages[language].past
  const versions = past.value
  const latest = before ? 0 : (versions[0]?.version ?? 0)
  return showPage(
    c,
    { title: messages.title, here: 'products' },
    <>
      <Head href={`/admin/products/${id}`} title={messages.title} back={messages.back} />
      <div class="body">
        <div class="narrow stack">
          {versions.length === 0 ? (
            <p class="mute">{messages.none}</p>
          ) : (
            <section class="panel" aria-label={messages.title}>
              <Versions
                {...{ id, versions, version: latest, language, now: Date.now() }}
                mayChange={mayGive(staff, restoringProduct)}
              />
            </section>
          )}
          {versions.length === PAGE && (
            <a class="btn" href={`?before=${versions.at(-1)?.version}`}>
              {messages.older}
            </a>
          )}
        </div>
      </div>
    </>,
  )
})

/** What a version changed in the one before it; null: that one is not kept. */
const changesOf = async (c: AdminContext, id: string, version: number) => {
  const [one, former] = await Promise.all([
    ask(c, readingVersion, { product: id, version: String(version) }),
    version > 1 ? ask(c, readingVersion, { product: id, version: String(version - 1) }) : undefined,
  ])
  if (!one.ok) return undefined
  const { product } = one.value
  return { product, changes: former?.ok ? differences(former.value.product, product) : null }
}

history.get('/:id/history/:version', only(readingVersion), async (c) => {
  const id = productId(c.req.param('id'))
  const version = Number(/^[1-9]\d{0,8}$/.exec(c.req.param('version'))?.[0] ?? 0)
  const found = id && version > 0 ? await changesOf(c, id, version) : undefined
  if (!id || !found) return showMissing(c)
  const { language, staff } = c.var
  const messages = editorMessages[language].past
  return showPage(
    c,
    { title: messages.what(version), here: 'products' },
    <>
      <Head href={`/admin/products/${id}/history`} title={messages.what(version)} back={messages.title} />
      <div class="body">
        <div class="narrow stack">
          <div class="row">
            <b>{found.product.text.title}</b>
            {mayGive(staff, restoringProduct) && (
              <span class="end-x">
                <PutBack id={id} version={version} language={language} />
              </span>
            )}
          </div>
          <Changes
            changes={found.changes}
            {...{ version, language }}
            {...fieldWords(found.product, language, c.var.settings.shop.timeZone)}
          />
        </div>
      </div>
    </>,
  )
})
