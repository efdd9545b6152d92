/** /admin/products/:id/downloads: the files that buyers of a variant may fetch; added, withdrawn, given again. */
import { Hono } from 'hono'
import { DOWNLOAD_BYTES_MAX, DOWNLOADS_MAX } from '#domain/catalog/downloads'
import { choiceOf, type Product } from '#domain/catalog/product'
import { fileSize } from '#domain/formats'
import { productId, type VariantId } from '#domain/ids'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { mayGive, carryOut } from '../../flows/command.ts'
import { addingDownload, givingDownload, withdrawingDownload } from '../../flows/catalog/download-commands.ts'
import { listingDownloads } from '../../flows/catalog/download-questions.ts'
import { readFileForm } from '../../http/file-form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, KEY_FORM, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { DownloadList } from './download-list.tsx'
import { catalogMessages } from './messages/index.ts'

export const downloads = new Hono<AdminApp>()

/** The file, and what a form writes around it. */
const FORM_BYTES_MAX = DOWNLOAD_BYTES_MAX + 100 * 1000

const addressOf = (id: string): string => `/admin/products/${id}/downloads`

type Told = { readonly refusal?: ShownRefusal; readonly chosen?: string }

const show = async (c: AdminContext, { refusal, chosen }: Told = {}): Promise<Response> => {
  const { language, staff } = c.var
  const id = productId(c.req.param('id'))
  const found = id && (await ask(c, listingDownloads, { product: id }))
  if (!found?.ok) return showMissing(c)
  const { product, downloads: files } = found.value
  const messages = catalogMessages[language].downloads
  const done = c.req.query('done') ?? ''
  const undo = c.req.query('undo') ?? ''
  return showPage(
    c,
    { title: messages.title, here: 'products', status: refusal ? statusOf[refusal.code] : 200 },
    <>
      <header class="head">
        <a class="crumb" href={`/admin/products/${product.id}`}>
          <Icon name="back" />
          <span class="hide-s">{product.text.title}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && <Trouble refusal={refusal.code} language={language} />}
          {Object.hasOwn(messages.done, done) && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{messages.done[done as keyof typeof messages.done]}</div>
              {done === 'withdrawn' && files.some((one) => one.id === undo) && (
                <form method="post" action={`${addressOf(product.id)}/give`} class="end-x">
                  <Key />
                  <input type="hidden" name="download" value={undo} />
                  <button class="btn">{messages.undo}</button>
                </form>
              )}
            </div>
          )}
          <p class="soft">{messages.lead}</p>
          <DownloadList
            {...{ product, files, language }}
            action={addressOf(product.id)}
            mayChange={mayGive(staff, addingDownload)}
          />
          {mayGive(staff, addingDownload) && <Add {...{ product, language }} chosen={chosen} />}
        </div>
      </div>
    </>,
  )
}

type AddProps = { readonly product: Product; readonly language: Language; readonly chosen?: string | undefined }

const Add = ({ product, language, chosen }: AddProps) => {
  const messages = catalogMessages[language].downloads
  return (
    <form
      class="panel"
      method="post"
      action={addressOf(product.id)}
      enctype="multipart/form-data"
      aria-labelledby="add"
    >
      <header>
        <h2 id="add">{messages.add}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        {product.variants.length > 1 ? (
          <div class="f">
            <label for="variant">{messages.variant}</label>
            <select class="in" id="variant" name="variant">
              {product.variants.map((variant) => (
                <option value={variant.id} selected={variant.id === chosen}>
                  {inLanguage(choiceOf(product, variant), language)}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input type="hidden" name="variant" value={product.variants[0]?.id ?? ''} />
        )}
        <div class="f">
          <label for="file">{messages.file}</label>
          <input class="in tall" id="file" type="file" name="file" required aria-describedby="file-hint" />
          <p class="hint" id="file-hint">
            {messages.hint(fileSize(DOWNLOAD_BYTES_MAX, localeOf(language)), DOWNLOADS_MAX)}
          </p>
        </div>
        <div>
          <button class="btn go">{messages.go}</button>
        </div>
      </div>
    </form>
  )
}

downloads.get('/:id/downloads', only(listingDownloads), (c) => show(c))

downloads.post('/:id/downloads', only(addingDownload), async (c) => {
  const id = productId(c.req.param('id'))
  if (!id) return showMissing(c)
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  // Nothing but a file can make this form so large.
  if (!sent.ok)
    return show(c, {
      refusal: { code: sent.refusal.code === 'form-too-large' ? 'download-too-large' : sent.refusal.code },
    })
  const { fields, files } = sent.value
  const key = fields.get('key') ?? ''
  const chosen = fields.get('variant') ?? ''
  if (!KEY_FORM.test(key)) return show(c, { refusal: { code: 'form-unreadable' }, chosen })
  const [file] = files
  if (!file) return show(c, { refusal: { code: 'no-file' }, chosen })
  const asking = { staff: c.var.staff, key, now: Date.now() }
  const input = { product: id, variantId: chosen as VariantId, name: file.name, type: file.type, file: file.bytes }
  const done = await carryOut(c.env, addingDownload, asking, input)
  if (!done.ok) return show(c, { refusal: done.refusal, chosen })
  return c.redirect(`${addressOf(id)}?done=added`, 303)
})

downloads.post('/:id/downloads/withdraw', only(withdrawingDownload), async (c) => {
  const id = productId(c.req.param('id'))
  if (!id) return showMissing(c)
  const { done } = await perform(c, withdrawingDownload, ({ download }) => ({ product: id, download }))
  if (!done.ok) return show(c, { refusal: done.refusal })
  return c.redirect(`${addressOf(id)}?done=withdrawn&undo=${done.value.id}`, 303)
})

downloads.post('/:id/downloads/give', only(givingDownload), async (c) => {
  const id = productId(c.req.param('id'))
  if (!id) return showMissing(c)
  const { done } = await perform(c, givingDownload, ({ download }) => ({ product: id, download }))
  return done.ok ? c.redirect(`${addressOf(id)}?done=given`, 303) : show(c, { refusal: done.refusal })
})
