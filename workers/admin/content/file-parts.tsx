/** What lists and the page of a file have in common: how it looks, what shows it, its address to copy. */
import { fileSize } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { textIn } from '#domain/settings/text'
import { isSettingsGroup } from '#domain/settings/settings'
import type { FileUse, ShopFile, UsedFile } from '#schema/products/content/files'
import { Icon } from '../frame/icon.tsx'
import { thumbOf } from '../frame/thumb.ts'
import { settingsMessages } from '../settings/messages/index.ts'
import { contentMessages } from './messages/index.ts'

export const Thumb = ({ file, resizing }: { readonly file: ShopFile; readonly resizing: boolean }) =>
  file.kind === 'picture' ? (
    <img class="pic" src={thumbOf(file.path, resizing)} alt="" width="40" height="40" loading="lazy" decoding="async" />
  ) : (
    <span class="pic file-kind" aria-hidden="true">
      <Icon name="note" />
    </span>
  )

/** `1.2 MB`, of a picture with its pixels; what was not counted is not said. */
export const sizeText = ({ bytes, width, height }: ShopFile, language: Language): string =>
  [
    bytes > 0 ? fileSize(bytes, localeOf(language)) : '',
    width > 0 ? contentMessages[language].files.size(width, height) : '',
  ]
    .filter(Boolean)
    .join(' · ')

const PATHS: Readonly<Record<FileUse['kind'], string>> = {
  product: '/admin/products/',
  content: '/admin/content/documents/',
  collection: '/admin/collections/',
  settings: '/admin/settings/',
}

const nameOf = ({ kind, holder, title }: FileUse, language: Language): string => {
  if (kind === 'settings') return isSettingsGroup(holder) ? settingsMessages[language].groups[holder] : holder
  const text = typeof title === 'string' ? title : title && textIn(title, language)
  return text || contentMessages[language].home
}

/** The first few with links; of the rest how many there are. */
export const Uses = ({ file: { uses, count }, language }: { readonly file: UsedFile; readonly language: Language }) => {
  const { files: messages } = contentMessages[language]
  if (count === 0) return <span class="mute">{messages.unused}</span>
  return (
    <ul class="plain">
      {uses.map((use) => (
        <li>
          <a href={`${PATHS[use.kind]}${use.holder}`}>{nameOf(use, language)}</a>{' '}
          <span class="s mute">{messages.holders[use.kind]}</span>
        </li>
      ))}
      {count > uses.length && <li class="s mute">{messages.further(count - uses.length)}</li>}
    </ul>
  )
}

/** By a press where scripts run; without them the field has it, to be marked. */
export const Address = ({
  file: { path, name },
  language,
}: {
  readonly file: ShopFile
  readonly language: Language
}) => {
  const { files: messages } = contentMessages[language]
  return (
    <span class="row tight nowrap">
      <input class="in mono grow" readonly value={path} aria-label={messages.address(name || path)} />
      <button
        type="button"
        class="btn only-js"
        data-copy={path}
        data-copied={messages.copied}
        aria-label={messages.copyOf(name || path)}
      >
        {messages.copy}
      </button>
    </span>
  )
}
