/** /admin/content/documents/:id/history: who changed it and when, what each version changed, and a former one put back. */
import { documentChanges } from '#domain/content/document-fields'
import type { Language } from '#domain/languages'
import { textIn } from '#domain/settings/text'
import { mayGive } from '../../flows/command.ts'
import { restoringContent } from '../../flows/content/commands.ts'
import { listingContentVersions, readingContent, readingPastContent } from '../../flows/content/questions.ts'
import type { AdminContext } from '../frame/app.ts'
import { Changes } from '../frame/changes.tsx'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { When } from '../frame/time.tsx'
import { PATH } from './document-page.tsx'
import { fieldWords } from './field-words.ts'
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
                <a class="nw" href={`${PATH}/documents/${id}/history/${version}`}>
                  {messages.past.version(version)}
                </a>
                <span class="soft">
                  {`${who ?? messages.past.who}, ${messages.past.causes[cause]} `}
                  <When at={at} now={now} language={language} />
                </span>
                {index === 0 ? (
                  <span class="s mute end-x">{messages.past.now}</span>
                ) : (
                  cause !== 'delete' &&
                  mayGive(staff, restoringContent) && (
                    <span class="end-x">
                      <PutBack id={id} version={version} language={language} />
                    </span>
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

const PutBack = ({ id, version, language }: { id: string; version: number; language: Language }) => {
  const { past } = contentMessages[language]
  return (
    <form method="post" action={`${PATH}/documents/${id}/restore`}>
      <Key />
      <input type="hidden" name="version" value={String(version)} />
      <button class="btn" aria-label={`${past.restore}, ${past.version(version)}`}>
        {past.restore}
      </button>
    </form>
  )
}

export const showContentVersion = async (c: AdminContext): Promise<Response> => {
  const { language, staff, settings } = c.var
  const id = c.req.param('id') ?? ''
  const version = Number(/^[1-9]\d{0,8}$/.exec(c.req.param('version') ?? '')?.[0] ?? 0)
  const [one, former] = await Promise.all(
    [version, version - 1].map((which) => ask(c, readingPastContent, { id, version: String(which) })),
  )
  if (!one?.ok) return showMissing(c)
  const document = one.value
  const before = former?.ok ? former.value : undefined
  const messages = contentMessages[language]
  const title = messages.past.what(version)
  return showPage(
    c,
    { title, here: 'content' },
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/documents/${id}/history`}>
          <Icon name="back" />
          <span class="hide-s">{messages.history}</span>
        </a>
        <h1>{title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          <div class="row">
            <b>{textIn(document.title, language) || messages.home}</b>
            {mayGive(staff, restoringContent) && (
              <span class="end-x">
                <PutBack id={id} version={version} language={language} />
              </span>
            )}
          </div>
          <Changes
            changes={before ? documentChanges(before, document) : null}
            {...{ version, language }}
            {...fieldWords([document, ...(before ? [before] : [])], language, settings.shop.timeZone)}
          />
        </div>
      </div>
    </>,
  )
}
