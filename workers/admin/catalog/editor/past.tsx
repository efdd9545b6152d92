/** The past of a product: who changed it and when, what each version changed, and the way back. */
import type { NamedVersion } from '../../../flows/catalog/history.ts'
import { Key } from '../../frame/forms.tsx'
import { When } from '../../frame/time.tsx'
import type { Language } from '#domain/languages'
import { editorMessages } from './messages/index.ts'

type Props = {
  readonly id: string
  readonly versions: readonly NamedVersion[]
  /** The one that is there now. */
  readonly version: number
  readonly mayChange: boolean
  readonly language: Language
  readonly now: number
}

export const Versions = ({ id, versions, version: latest, mayChange, language, now }: Props) => {
  const messages = editorMessages[language].past
  return (
    <ol class="hist">
      {versions.map(({ version, at, who, cause }) => (
        <li>
          <span class={who === null ? 'face sq' : 'face'} aria-hidden="true">
            {initialsOf(who)}
          </span>
          <div>
            <a href={`/admin/products/${id}/history/${version}`}>{messages.causes[cause]}</a>{' '}
            <span class="soft">{who ?? messages.program}</span>
            <div class="s mute">{messages.version(version)}</div>
          </div>
          <span class="acts2">
            <When at={at} now={now} language={language} />
            {version === latest ? (
              <span class="st full s">{messages.now}</span>
            ) : (
              mayChange && cause !== 'delete' && <PutBack id={id} version={version} language={language} />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

const initialsOf = (who: string | null): string =>
  who === null
    ? '·'
    : who
        .split(/\s+/)
        .map((part) => part.slice(0, 1))
        .join('')
        .slice(0, 2)
        .toUpperCase()

export const PutBack = ({ id, version, language }: { id: string; version: number; language: Language }) => {
  const messages = editorMessages[language].past
  return (
    <form method="post" action={`/admin/products/${id}/restore`}>
      <Key />
      <input type="hidden" name="version" value={String(version)} />
      <button class="btn bare tiny" aria-label={messages.restoreOf(version)}>
        {messages.restore}
      </button>
    </form>
  )
}
