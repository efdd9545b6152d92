/** The field that a scanner types into: a code and Enter, again and again. */
import { assetPath } from '../../../http/assets/address.ts'
import { Icon } from '../../frame/icon.tsx'
import { Key } from '../../frame/forms.tsx'
import { told, Wrong } from '../amiss.tsx'
import { itemName } from './line-table.tsx'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'
import type { DocumentPageProps } from './props.ts'

/** Told at its own field. */
export const isOfCode = (code: string): boolean => code === 'item-code-unknown' || code === 'item-code-shared'

export const Scan = (props: DocumentPageProps) => {
  const { document, refusal, form, amiss, language } = props
  const messages = documentMessages[language]
  const isWrong = refusal !== null && isOfCode(refusal.code)
  const code = form?.get('do') === 'add' ? (form.get('code') ?? '') : ''
  return (
    <form
      class="panel scan"
      method="post"
      action={`${DOCUMENT_PATHS[document.kind]}/${document.id}`}
      data-scan={document.id}
      data-waiting={messages.scanning.waiting(0)}
      data-signed-out={messages.scanning.signedOut}
    >
      <Key />
      <input type="hidden" name="do" value="add" />
      <div class="row end">
        <div class="f grow">
          <label for="code">{messages.code}</label>
          <input
            class="in tall"
            id="code"
            name="code"
            value={isWrong ? code : ''}
            maxlength={255}
            required
            autofocus
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={isWrong ? 'code-wrong' : 'code-hint'}
            aria-invalid={isWrong ? 'true' : undefined}
          />
        </div>
        <div class="f">
          <label for="by">{messages.by}</label>
          <input
            class="in tall few"
            {...told('by', amiss)}
            value={isWrong || amiss.has('by') ? (form?.get('by') ?? '1') : '1'}
            inputmode="numeric"
            autocomplete="off"
          />
          <Wrong of="by" amiss={amiss} />
        </div>
        <button class="btn tall">{messages.add}</button>
      </div>
      {isWrong ? (
        <p class="err" id="code-wrong">
          <Icon name="alert" />
          {refusal?.code === 'item-code-shared' ? messages.codeShared(code) : messages.codeUnknown(code)}
        </p>
      ) : (
        <p class="hint" id="code-hint">
          {messages.codeHint}
        </p>
      )}
      <div id="scan-meant">
        <Meant {...props} />
      </div>
      <p class="s mute" data-scan-told role="status"></p>
      <div class="err" data-scan-amiss role="alert"></div>
      <script type="module" src={assetPath('scan.js')}></script>
    </form>
  )
}

/** What has no code, or shares it, is picked by its name; as many of it as were typed. */
const Meant = (props: DocumentPageProps) => {
  const { meant, form, language } = props
  if (meant.length === 0) return null
  return (
    <>
      <p class="hint">{documentMessages[language].meant}</p>
      <ul class="row tight">
        {meant.map((item) => (
          <li>
            <button class="btn" name="pick" value={item.id} data-by={form?.get('by') || '1'} formnovalidate>
              {[itemName(item, language), item.sku].filter(Boolean).join(' · ')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
