/** /admin/content/texts: pages and policies at length, which stand in the settings; and texts to begin with. */
import { Hono } from 'hono'
import { textIn } from '#domain/settings/text'
import { mayGive } from '../../flows/command.ts'
import { startingPages } from '../../flows/content/commands.ts'
import { listingContent } from '../../flows/content/questions.ts'
import { contentPagesFresh } from '../../flows/settings/settings.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showPage } from '../frame/page.tsx'
import { perform } from '../frame/perform.ts'
import { Done, PATH_OF, Tabs } from './list-page.tsx'
import { contentMessages } from './messages/index.ts'

export const texts = new Hono<AdminApp>()

texts.get('/', only(listingContent), (c) => show(c))

texts.post('/start', only(startingPages), async (c) => {
  const { done } = await perform(c, startingPages, () => ({}))
  if (done.ok) return c.redirect(`${PATH_OF.texts}?done=started&count=${done.value.added}`, 303)
  const { code } = done.refusal
  // Pages of before that today's rules have something against are mended where they are written.
  if (code === 'settings-invalid' || code === 'settings-changed') return c.redirect('/admin/settings/pages', 303)
  return show(c, code)
})

const show = async (c: AdminContext, refusal?: ShownRefusal['code']): Promise<Response> => {
  const { language, staff } = c.var
  const messages = contentMessages[language]
  const pages = await contentPagesFresh(c.env, Date.now())
  const count = Number(/^\d{1,3}$/.exec(c.req.query('count') ?? '')?.[0] ?? 0)
  return showPage(
    c,
    { title: `${messages.tabs.texts} · ${messages.title}`, here: 'content', status: refusal ? statusOf[refusal] : 200 },
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          <a class="btn go" href="/admin/settings/pages">
            {messages.texts.open}
          </a>
        </div>
      </header>
      <Tabs here="texts" language={language} />
      <Done
        done={c.req.query('done') === 'started' ? messages.done.started(count) : null}
        undo={null}
        language={language}
      />
      <div class="body">
        <div class="wrap stack g20">
          {refusal && <Trouble refusal={refusal} language={language} />}
          <p class="soft">{messages.texts.why}</p>
          {pages.length > 0 && (
            <ul class="panel goods">
              {pages.map(({ folder, handle, title }, index) => (
                <li>
                  <a class="soft-link" href={`/admin/settings/pages#pages.${index}`}>
                    {textIn(title, language)}
                  </a>
                  <span class="s mute">{messages.texts.folder[folder]}</span>
                  <a class="s end-x" href={`/${folder}/${handle}`}>{`/${folder}/${handle}`}</a>
                </li>
              ))}
            </ul>
          )}
          {mayGive(staff, startingPages) && (
            <form class="panel in-p stack tight" method="post" action={`${PATH_OF.texts}/start`}>
              <Key />
              <p class="soft">{messages.texts.startWhy}</p>
              <div>
                <button class="btn">
                  <Icon name="plus" />
                  {messages.texts.start}
                </button>
              </div>
            </form>
          )}
        </div>
      </div>
    </>,
  )
}
