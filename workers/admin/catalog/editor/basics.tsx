/** What a product is called and what is written of it. */
import { Rich } from '../../frame/rich.tsx'
import { Area, Line } from './field.tsx'
import type { Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export const Basics = ({ shown }: { readonly shown: Shown }) => {
  const messages = editorMessages[shown.language]
  return (
    <section class="panel" aria-label={messages.parts.basics}>
      <div class="in-p stack">
        <Line
          name="title"
          label={messages.title}
          shown={shown}
          lang="en"
          autofocus={shown.isNew && shown.amiss.size === 0}
        />
        <Rich>
          <Area
            name="description"
            label={messages.description}
            hint={messages.descriptionHint}
            shown={shown}
            rows={6}
            lang="en"
          />
        </Rich>
      </div>
    </section>
  )
}
