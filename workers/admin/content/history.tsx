/** /admin/content/documents/:id/history: who changed it and when, and a former version put back. */
import { textIn } from '#domain/settings/text'
import { mayGive } from '../../flows/command.ts'
import { restoringContent } from '../../flows/content/commands.ts'
import { listingContentVersions, readingContent } from '../../flows/content/questions.ts'
import type { AdminContext } from '../frame/app.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { When } from '../frame/time.tsx'
import { PATH } from './document-page.tsx'
import { contentMessages } from './messages/index.ts'

export const showContentHistory = async (c: AdminContext): Promise<Response> => {
  const { language, staff } = c.var
  const id = c.req.param('id') ?? ''
  const [found, there] = await Promise.all([ask(c, listingContentVersions, { id }), ask(c, readingContent, { id })])
  if (!found.ok) return showMissing(c)
  const messages = contentMessages[language]
  const name = (there.ok && textIn(there.value.title, language)) || messages.home
  const now = Date.now()
  return showPage(
    c,
    { title: messages.past.title(name), here: 'content' },
    <>
      <header class="head">
        <a class="crumb" href={there.ok ? `${PATH}/documents/${id}` : PATH}>
          <Icon name="back" />
          <span class="hide-s">{name}</span>
        </a>
        <h1>{messages.past.title(name)}</h1>
      </header>
      <div class="body">
        <div class="narrow">
          <ol class="panel goods past">
            {found.value.map(({ version, at, who, cause }, index) => (
              <li>
                <b class="nw">{messages.past.version(version)}</b>
                <span class="soft">
                  {`${who ?? messages.past.who}, ${messages.past.causes[cause]} `}
                  <When at={at} now={now} language={language} />
                </span>
                {index === 0 ? (
                  <span class="s mute end-x">{messages.past.now}</span>
                ) : (
                  cause !== 'delete' &&
                  mayGive(staff, restoringContent) && (
                    <form method="post" action={`${PATH}/documents/${id}/restore`} class="end-x">
                      <Key />
                      <input type="hidden" name="version" value={String(version)} />
                      <button class="btn" aria-label={`${messages.past.restore}, ${messages.past.version(version)}`}>
                        {messages.past.restore}
                      </button>
                    </form>
                  )
                )}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </>,
  )
}
