/** /admin/collections/:id/history: who changed what and when, and a former version put back. */
import { differences } from './differences.ts'
import type { WholeCollection } from '#domain/catalog/collection'
import { mayGive } from '../../../flows/command.ts'
import { restoringCollection } from '../../../flows/catalog/collection-commands.ts'
import { listingCollectionVersions, readingCollectionVersion } from '../../../flows/catalog/collection-questions.ts'
import type { AdminContext } from '../../frame/app.ts'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { When } from '../../frame/time.tsx'
import { fieldName, Value } from './conflict.tsx'
import { PATH } from './editor-page.tsx'
import { editorMessages } from '../editor/messages/index.ts'
import { collectionMessages } from './messages/index.ts'

/** Each is shown with what it changed. */
const SHOWN = 10

export const showCollectionHistory = async (c: AdminContext): Promise<Response> => {
  const { language, staff } = c.var
  const collection = c.req.param('id') ?? ''
  const before = /^\d{1,9}$/.exec(c.req.query('before') ?? '')?.[0]
  const found = await ask(c, listingCollectionVersions, { collection, before })
  if (!found.ok) return showMissing(c)
  const { id, versions } = found.value
  const shown = versions.slice(0, SHOWN)
  const documents = new Map<number, WholeCollection>()
  const numbers = [...new Set(shown.flatMap(({ version }) => [version, version - 1]))].filter((number) => number > 0)
  const pasts = await Promise.all(
    numbers.map((number) => ask(c, readingCollectionVersion, { collection: id, version: String(number) })),
  )
  for (const [index, past] of pasts.entries()) if (past.ok) documents.set(numbers[index] ?? 0, past.value)
  const messages = collectionMessages[language].past
  const name = documents.values().next().value?.title ?? id
  const now = Date.now()
  return showPage(
    c,
    { title: messages.title(name), here: 'collections' },
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/${id}`}>
          <Icon name="back" />
          <span class="hide-s">{name}</span>
        </a>
        <h1>{messages.title(name)}</h1>
      </header>
      <div class="body">
        <div class="wrap stack g20">
          {shown.length === 0 && <p class="mute">{messages.none}</p>}
          {shown.map(({ version, at, who, cause }, index) => (
            <section class="panel" aria-label={messages.version(version)}>
              <header>
                <h2>{messages.version(version)}</h2>
                <span class="s soft">
                  {`${who ?? messages.who}, ${messages.causes[cause]} `}
                  <When at={at} now={now} language={language} />
                </span>
                {index === 0 && before === undefined ? (
                  <span class="s mute end-x">{messages.now}</span>
                ) : (
                  documents.has(version) &&
                  mayGive(staff, restoringCollection) && (
                    <form method="post" action={`${PATH}/${id}/restore`} class="end-x">
                      <Key />
                      <input type="hidden" name="version" value={String(version)} />
                      <button class="btn">{messages.restore}</button>
                    </form>
                  )
                )}
              </header>
              <div class="in-p">
                <Changed of={documents.get(version)} before={documents.get(version - 1)} c={c} />
              </div>
            </section>
          ))}
          {versions.length > SHOWN && (
            <div>
              <a class="btn" href={`?before=${shown.at(-1)?.version ?? 0}`}>
                <Icon name="down" />
                {editorMessages[language].past.older}
              </a>
            </div>
          )}
        </div>
      </div>
    </>,
  )
}

const Changed = ({
  of,
  before,
  c,
}: {
  of: WholeCollection | undefined
  before: WholeCollection | undefined
  c: AdminContext
}) => {
  const { language } = c.var
  if (!of || !before) return <p class="mute">{of ? collectionMessages[language].past.first : '—'}</p>
  return (
    <ul class="diffs">
      {differences(before, of).map((one) => (
        <li>
          <b>{fieldName(one.field, language)}</b>
          <del>
            <Value of={one.before} language={language} />
          </del>
          <ins>
            <Value of={one.after} language={language} />
          </ins>
        </li>
      ))}
    </ul>
  )
}
