/** The files that somebody has bought: how often each was fetched, for how long it still is, and what staff can do about it. */
import { COMMA } from '#domain/languages'
import type { OrderFile } from '../../flows/catalog/downloads.ts'
import { mayGive } from '../../flows/command.ts'
import { changingFile } from '../../flows/orders/file-commands.ts'
import { Key } from '../frame/forms.tsx'
import { When } from '../frame/time.tsx'
import { filesMessages } from './messages/files.ts'
import type { OrderPageProps } from './order-page-props.ts'

type Props = Pick<OrderPageProps, 'order' | 'language' | 'now' | 'staff' | 'files'>

export const OrderFiles = (props: Props) => {
  const { files, language } = props
  const messages = filesMessages[language]
  if (files.length === 0) return null
  return (
    <section class="panel unprinted" id="files" aria-labelledby="files-title">
      <header>
        <h2 id="files-title">{messages.title}</h2>
        <a class="s end-x" href="/admin/settings/downloads">
          {messages.rules}
        </a>
      </header>
      <ul class="in-p stack">
        {files.map((file) => (
          <li>
            <One {...props} file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const One = ({ order, language, now, staff, file: { download, use, access } }: Props & { file: OrderFile }) => {
  const messages = filesMessages[language]
  const isOpen = access.code === 'open'
  return (
    <div class="row">
      <div>
        <b class="anywhere">{download.name}</b>{' '}
        <span class={isOpen ? 'st full s' : 'st off s'}>{messages.state[access.code]}</span>
        <div class="s soft">
          {use.times === 0 ? messages.never : messages.fetched(use.times)}
          {use.lastAt !== null && (
            <>
              {COMMA[language]}
              {messages.last} <When at={use.lastAt} now={now} language={language} />
            </>
          )}
          {isOpen && access.left !== null && `${COMMA[language]}${messages.left(access.left)}`}
          {isOpen && access.until !== null && (
            <>
              {COMMA[language]}
              {messages.until} <When at={access.until} now={now} language={language} />
            </>
          )}
        </div>
      </div>
      {mayGive(staff, changingFile) && (
        <div class="row end-x">
          {(['renew', 'revoke'] as const)
            .filter((deed) => deed === 'renew' || access.code !== 'download-revoked')
            .map((deed) => (
              <form method="post" action={`/admin/orders/${order.id}/files`}>
                <Key />
                <input type="hidden" name="file" value={download.id} />
                <input type="hidden" name="deed" value={deed} />
                <button class="btn">
                  {messages[deed]}
                  <span class="vh"> {download.name}</span>
                </button>
              </form>
            ))}
        </div>
      )}
    </div>
  )
}
