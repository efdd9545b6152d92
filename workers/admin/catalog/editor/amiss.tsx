/** All that is amiss on top of the form: it takes the focus, and each line leads to its field. */
import { Icon } from '../../frame/icon.tsx'
import { idOf, valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export const Amiss = ({ shown }: { readonly shown: Shown }) => {
  const { amiss, language } = shown
  if (amiss.size === 0) return null
  const messages = editorMessages[language]
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {messages.amiss(amiss.size)}
      </h2>
      {Array.from(amiss)
        .slice(0, 20)
        .map(([name, words]) => (
          <a href={`#${idOf(name)}`} data-field={name}>
            {words.join(' ')}
            {valueIn(shown, name).length > 0 && valueIn(shown, name).length < 60 ? ` “${valueIn(shown, name)}”` : ''}
          </a>
        ))}
      {amiss.size > 20 && <p>{messages.more}</p>}
    </div>
  )
}
