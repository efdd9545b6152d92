/** /admin/settings: all pages of the settings, what the shop still lacks, and a search among the fields. */
import type { SettingsGap } from '#domain/settings/gaps'
import { listingSettings } from '../../flows/settings/questions.ts'
import type { AdminContext } from '../frame/app.ts'
import { ask } from '../frame/perform.ts'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { showPage } from '../frame/page.tsx'
import { fieldsFound } from './found.ts'
import { Gaps } from './gaps.tsx'
import { gapsNow, Hub, PATH, PROGRAMS, SECTIONS } from './hub.tsx'
import { settingsMessages } from './messages/index.ts'

const WORDS_MAX = 200

export const showOverview = async (c: AdminContext): Promise<Response> => {
  const { language, settings } = c.var
  const messages = settingsMessages[language]
  const query = (c.req.query('q') ?? '').trim().slice(0, WORDS_MAX)
  // What costs a question to know is told here, and not beside every page.
  const listed = await ask(c, listingSettings, {})
  const gaps = listed.ok ? listed.value.gaps : gapsNow(settings, Date.now())
  return showPage(
    c,
    { title: messages.title, here: 'settings' },
    <>
      <header class="head">
        <h1>{messages.title}</h1>
      </header>
      <Hub here={null} gaps={gaps} language={language} query={query}>
        <div class="stack g20 settings">
          {c.req.query('done') === 'started' && (
            <div class="say" role="status">
              <Icon name="check" />
              <span>{messages.start.done}</span>
            </div>
          )}
          {query === '' ? <Overview c={c} gaps={gaps} /> : <Results c={c} query={query} />}
        </div>
      </Hub>
    </>,
  )
}

const Overview = ({ c, gaps }: { c: AdminContext; gaps: readonly SettingsGap[] }) => {
  const { language } = c.var
  const messages = settingsMessages[language]
  return (
    <>
      {gaps.length === 0 ? (
        <div class="say">
          <Icon name="check" />
          <span>{messages.gaps.complete}</span>
        </div>
      ) : (
        <Gaps gaps={gaps} language={language} />
      )}
      {Object.entries(SECTIONS).map(([section, groups]) => (
        <section class="panel" aria-labelledby={`of-${section}`}>
          <header>
            <h2 id={`of-${section}`}>{messages.sections[section as keyof typeof SECTIONS]}</h2>
          </header>
          <ul class="places">
            {groups.map((group) => (
              <li>
                <a class="strong" href={`${PATH}/${group}`}>
                  {messages.groups[group]}
                </a>
                <span class="soft">{messages.about[group]}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section class="panel" aria-labelledby="of-programs">
        <header>
          <h2 id="of-programs">{messages.programs.heading}</h2>
        </header>
        <ul class="places">
          {PROGRAMS.map((program) => (
            <li>
              <a class="strong" href={`${PATH}/${program}`}>
                {messages.programs.titles[program]}
              </a>
              <span class="soft">{messages.programs.about[program]}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const Results = ({ c, query }: { c: AdminContext; query: string }) => {
  const messages = settingsMessages[c.var.language]
  const found = fieldsFound(query, c.var.language)
  if (found.length === 0) return <Empty heading={messages.found(0, query)} why={messages.nothingFound} />
  return (
    <section class="panel" aria-labelledby="found">
      <header>
        <h2 id="found">{messages.found(found.length, query)}</h2>
      </header>
      <ul class="places">
        {found.map(({ group, path, label, hint }) => (
          <li>
            <a class="strong" href={`${PATH}/${group}#${path.split('.')[0]}`}>
              {`${messages.groups[group]} › ${label}`}
            </a>
            <span class="soft">{hint}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
