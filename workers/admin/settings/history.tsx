/** /admin/settings/:group/history: who saved what and when, and a former version put back. */
import { differences } from '#domain/settings/compare'
import type { SettingsGroup } from '#domain/settings/settings'
import { saving } from '../../flows/settings/commands.ts'
import { mayGive } from '../../flows/command.ts'
import type { PastSettings } from '../../flows/settings/history.ts'
import { listingPastSettings } from '../../flows/settings/questions.ts'
import type { AdminContext } from '../frame/app.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { When } from '../frame/time.tsx'
import { Changes } from './changes.tsx'
import { filledOf } from './editor.ts'
import { gapsNow, Hub, PATH } from './hub.tsx'
import { settingsMessages } from './messages/index.ts'

/** Each is shown with what it changed, so one more is read. Pages at length are half a megabyte each. */
const VERSIONS_SHOWN = 10

const beforeIn = (text: string | undefined): number | undefined =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined

export const showHistory = async (c: AdminContext, group: SettingsGroup): Promise<Response> => {
  const { language, settings } = c.var
  const messages = settingsMessages[language]
  const before = beforeIn(c.req.query('before'))
  const input = { group, limit: VERSIONS_SHOWN + 1, ...(before !== undefined && { before: String(before) }) }
  const past = await ask(c, listingPastSettings, input)
  if (!past.ok) return showMissing(c)
  const versions = past.value
  const shown = versions.slice(0, VERSIONS_SHOWN)
  const older = versions.length > VERSIONS_SHOWN ? shown.at(-1)?.version : undefined
  const title = messages.past.title(messages.groups[group])
  return showPage(
    c,
    { title, here: 'settings' },
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/${group}`}>
          <Icon name="back" />
          <span class="hide-s">{messages.past.back}</span>
        </a>
        <h1>{title}</h1>
      </header>
      <Hub here={group} gaps={gapsNow(settings, Date.now())} language={language}>
        <div class="stack g20 settings">
          {shown.length === 0 && <p class="mute">{messages.past.none}</p>}
          {shown.map((one, index) => (
            <Version
              c={c}
              group={group}
              one={one}
              past={versions[index + 1]}
              isNow={before === undefined && index === 0}
            />
          ))}
          {older !== undefined && (
            <div>
              <a class="btn" href={`?before=${older}`}>
                {messages.past.older}
              </a>
            </div>
          )}
        </div>
      </Hub>
    </>,
  )
}

type Props = {
  readonly c: AdminContext
  readonly group: SettingsGroup
  readonly one: PastSettings
  readonly past: PastSettings | undefined
  readonly isNow: boolean
}

const Version = ({ c, group, one, past, isNow }: Props) => {
  const { language, staff } = c.var
  const { past: messages } = settingsMessages[language]
  const changes = past && differences(filledOf(group, past.value, language), filledOf(group, one.value, language))
  return (
    <section class="panel" aria-label={messages.version(one.version)}>
      <header>
        <h2>{messages.version(one.version)}</h2>
        <span class="s soft">
          {`${one.who ?? messages.machine}, `}
          <When at={one.savedAt} now={Date.now()} language={language} />
        </span>
        <div class="acts">
          {isNow ? (
            <span class="st full ok">{messages.now}</span>
          ) : (
            mayGive(staff, saving) && (
              <form method="post" action={`${PATH}/${group}/history`}>
                <Key />
                <input type="hidden" name="version" value={String(one.version)} />
                <button class="btn" aria-label={messages.restoreWhat(one.version)}>
                  {messages.restore}
                </button>
              </form>
            )
          )}
        </div>
      </header>
      <div class="in-p">
        {changes === undefined ? (
          <p class="mute">{messages.first}</p>
        ) : changes.length === 0 ? (
          <p class="mute">{messages.nothing}</p>
        ) : (
          <Changes group={group} of={changes} language={language} form={`${PATH}/${group}`} />
        )}
      </div>
    </section>
  )
}
