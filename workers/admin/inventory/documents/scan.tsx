/** The field that a scanner types into: a code and Enter, again and again. */
import { assetPath } from '../../../http/assets/address.ts'
import { Icon } from '../../frame/icon.tsx'
import { Key } from '../../frame/forms.tsx'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'
import type { DocumentPageProps } from './props.ts'

const CODE_REFUSALS = new Set(['item-code-unknown', 'item-code-shared'])

export const Scan = ({ document, refusal, form, language }: DocumentPageProps) => {
  const messages = documentMessages[language]
  const isWrong = refusal !== null && CODE_REFUSALS.has(refusal.code)
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
            id="by"
            name="by"
            value={isWrong ? (form?.get('by') ?? '1') : '1'}
            inputmode="numeric"
            autocomplete="off"
          />
        </div>
        <button class="btn tall" name="do" value="add">
          {messages.add}
        </button>
      </div>
      {isWrong ? (
        <p class="err" id="code-wrong">
          <Icon name="alert" />
          {messages.codeUnknown(code)}
        </p>
      ) : (
        <p class="hint" id="code-hint">
          {messages.codeHint}
        </p>
      )}
      <p class="s mute" data-scan-told role="status"></p>
      <div class="err" data-scan-amiss role="alert"></div>
      <script type="module" src={assetPath('scan.js')}></script>
    </form>
  )
}
