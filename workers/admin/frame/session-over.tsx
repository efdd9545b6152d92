/**
 * A form that was sent after the session had ended: everything that was typed stands on the page, to be sent again. One signs in
 * beside it, so that nothing has to travel through the sign-in.
 */
import type { Language } from '#domain/languages'
import { FILE_BYTES_MAX } from '../../flows/catalog/files/file-bounds.ts'
import { readFileForm } from '../../http/file-form.ts'
import { readForm } from '../../http/form.ts'
import type { AdminContext } from './app.ts'
import { Icon } from './icon.tsx'
import { frameMessages } from './messages/index.ts'
import { showPage } from './page.tsx'

/** As much as any form of the admin holds at its fullest, but for pages at their longest. */
const FORM_BYTES_MAX = 4_000_000

/** The largest file of an import with what stands around it; of a larger one nothing is read, and only its page is known. */
const FILE_FORM_BYTES_MAX = FILE_BYTES_MAX + 64 * 1024

/** What travels through the sign-in is an address. */
const CHOICES_MAX = 1_000

/** What nobody wants to find on a page again. */
const SECRET = /password/i

type Kept = {
  readonly fields: URLSearchParams
  readonly isMultipart: boolean
  /** Of files nothing is kept: the names of those that have to be chosen again, by their field. */
  readonly files: ReadonlyMap<string, readonly string[]>
}

/** @returns undefined for what is no form; `too-large` for files of which nothing was read */
const formOf = async (request: Request): Promise<Kept | 'too-large' | undefined> => {
  if (request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) {
    const sent = await readFileForm(request, FILE_FORM_BYTES_MAX)
    if (!sent.ok) return sent.refusal.code === 'form-too-large' ? 'too-large' : undefined
    const { fields, files } = sent.value
    const byField = Map.groupBy(files, ({ field }) => field)
    const names = Array.from(byField, ([field, of]) => [field, of.map(({ name }) => name)] as const)
    return { fields, isMultipart: true, files: new Map(names) }
  }
  const sent = await readForm(request, FORM_BYTES_MAX)
  return sent.ok ? { fields: sent.value, isMultipart: false, files: new Map() } : undefined
}

/** A form that stands on the page it is sent to takes its choices from the address too, as far as one holds them. */
const withChoices = (page: string, path: string, { fields }: Kept): string => {
  const [at = '', query] = page.split('?')
  const asked = new URLSearchParams(query)
  for (const [name, value] of fields) if (name !== 'key' && value !== '') asked.set(name, value)
  return at === path && asked.size > 0 && asked.toString().length <= CHOICES_MAX ? `${at}?${asked}` : page
}

/**
 * @param page where the form stands
 * @returns undefined when there is nothing that could be kept: a secret, or no form at all
 */
export const showSessionOver = async (c: AdminContext, page: string): Promise<Response | undefined> => {
  const { pathname, search } = new URL(c.req.url)
  if (pathname.startsWith('/admin/account')) return undefined
  const form = await formOf(c.req.raw)
  if (!form) return undefined
  const kept = form === 'too-large' ? undefined : form
  const names = [...(kept?.fields.keys() ?? [])]
  if (names.some((name) => SECRET.test(name) && !name.includes('.'))) return undefined
  const { sessionOver } = frameMessages[c.var.language]
  const isOfFiles = !kept || kept.files.size > 0
  const back = isOfFiles ? (kept ? withChoices(page, pathname, kept) : page) : '/admin/account'
  return showPage(
    c,
    { title: sessionOver.title, here: null, status: 401 },
    <div class="none">
      <Icon name="lock" big />
      <h1>{isOfFiles ? sessionOver.headingFiles : sessionOver.heading}</h1>
      <p>{isOfFiles ? sessionOver.whyFiles : sessionOver.why}</p>
      <div class="row">
        <a class="btn go" href={`/admin/sign-in?to=${encodeURIComponent(back)}`} target="_blank" rel="noopener">
          {sessionOver.signIn}
        </a>
        {kept && !isOfFiles && <Again kept={kept} to={pathname + search} language={c.var.language} />}
      </div>
      {kept && isOfFiles && <Again kept={kept} to={pathname + search} language={c.var.language} />}
      {kept && <p class="s mute">{sessionOver.open}</p>}
    </div>,
  )
}

const Again = ({ kept, to, language }: { readonly kept: Kept; readonly to: string; readonly language: Language }) => {
  const { sessionOver } = frameMessages[language]
  return (
    <form
      class={kept.files.size > 0 ? 'stack' : undefined}
      method="post"
      action={to}
      enctype={kept.isMultipart ? 'multipart/form-data' : undefined}
    >
      {Array.from(kept.fields, ([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {Array.from(kept.files, ([field, names], index) => (
        <div class="f">
          <label for={`again-${index}`}>{sessionOver.chooseAgain(names)}</label>
          <input
            class="in"
            type="file"
            id={`again-${index}`}
            name={field}
            multiple={names.length > 1 || undefined}
            required
          />
        </div>
      ))}
      <button class="btn">{sessionOver.again}</button>
    </form>
  )
}
