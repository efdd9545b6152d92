/** The bar on top of the form: how much is not saved yet, Save and Discard. */
import { Icon } from '../../frame/icon.tsx'
import { FORM, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

type Props = { readonly shown: Shown; readonly changed: number; readonly back: string }

export const SaveBar = ({ shown, changed, back }: Props) => {
  const messages = editorMessages[shown.language].save
  return (
    <div
      class="unsaved"
      role="region"
      aria-label={messages.label}
      data-unsaved
      data-one={messages.changes(1)}
      data-many={messages.changes(2)}
      data-waiting={changed > 0 ? 'yes' : undefined}
    >
      <Icon name={changed > 0 ? 'alert' : 'note'} />
      <b data-unsaved-count aria-live="polite">
        {changed > 0 ? messages.changes(changed) : shown.isNew ? messages.new : messages.hint}
      </b>
      <span class="soft hide-s only-js" data-unsaved-what></span>
      <div class="acts">
        <a class="btn bare" href={back} data-discard>
          {messages.discard}
        </a>
        <button class="btn go" form={FORM} aria-keyshortcuts="Control+S">
          {shown.isNew ? messages.create : messages.save}
          <kbd class="hide-s" aria-hidden="true">
            Ctrl S
          </kbd>
        </button>
      </div>
    </div>
  )
}
