/**
 * A form that was sent after the session had ended: everything that was typed stands on the page, to be sent again. One signs in
 * beside it, so that nothing has to travel through the sign-in.
 */
import { readFileForm } from '../../http/file-form.ts'
import { readForm } from '../../http/form.ts'
import type { AdminContext } from './app.ts'
import { Icon } from './icon.tsx'
import { frameMessages } from './messages/index.ts'
import { showPage } from './page.tsx'

/** As much as any form of the admin holds at its fullest, but for pages at their longest. */
const FORM_BYTES_MAX = 4_000_000

/** What nobody wants to find on a page again. */
const SECRET = /password/i

/** What the form says; of files nothing is kept, and whoever sent one chooses it again. */
const fieldsOf = async (
  request: Request,
): Promise<{ readonly fields: URLSearchParams; readonly isMultipart: boolean } | undefined> => {
  if (request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) {
    const sent = await readFileForm(request, FORM_BYTES_MAX)
    return sent.ok && sent.value.files.length === 0 ? { fields: sent.value.fields, isMultipart: true } : undefined
  }
  const sent = await readForm(request, FORM_BYTES_MAX)
  return sent.ok ? { fields: sent.value, isMultipart: false } : undefined
}

/** @returns undefined when there is nothing that could be kept: a file that was chosen, a secret, or no form at all */
export const showSessionOver = async (c: AdminContext): Promise<Response | undefined> => {
  const { pathname, search } = new URL(c.req.url)
  if (pathname.startsWith('/admin/account')) return undefined
  const form = await fieldsOf(c.req.raw)
  if (!form || [...form.fields.keys()].some((name) => SECRET.test(name) && !name.includes('.'))) return undefined
  const { sessionOver } = frameMessages[c.var.language]
  return showPage(
    c,
    { title: sessionOver.title, here: null, status: 401 },
    <div class="none">
      <Icon name="lock" big />
      <h1>{sessionOver.heading}</h1>
      <p>{sessionOver.why}</p>
      <div class="row">
        <a class="btn go" href="/admin/sign-in?to=/admin/account" target="_blank" rel="noopener">
          {sessionOver.signIn}
        </a>
        <form method="post" action={pathname + search} enctype={form.isMultipart ? 'multipart/form-data' : undefined}>
          {Array.from(form.fields, ([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="btn">{sessionOver.again}</button>
        </form>
      </div>
      <p class="s mute">{sessionOver.open}</p>
    </div>,
  )
}
