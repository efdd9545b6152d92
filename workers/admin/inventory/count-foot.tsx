/** Below a table of stock that is counted: why, and saved; how many cells are changed. */
import type { Language } from '#domain/languages'
import type { Child } from 'hono/jsx'
import { inventoryMessages } from './messages/index.ts'

export const CountFoot = ({ language, children }: { readonly language: Language; readonly children?: Child }) => {
  const messages = inventoryMessages[language]
  return (
    <div class="foot" data-cells-foot>
      <label class="vh" for="note">
        {messages.note}
      </label>
      <input
        class="in fit"
        id="note"
        name="note"
        maxlength={200}
        placeholder={messages.countNote}
        list="reasons"
        autocomplete="off"
      />
      <Reasons language={language} />
      <button class="btn" data-save>
        {messages.saveCounts}
      </button>
      <span class="s mute" data-changed={messages.changedCells(0)} aria-live="polite">
        {messages.howToCount}
      </span>
      {children}
    </div>
  )
}

/** What is often written beside a change of stock: proposed while it is typed, and no more than words. */
export const Reasons = ({ language }: { readonly language: Language }) => (
  <datalist id="reasons">
    {inventoryMessages[language].reasons.map((reason) => (
      <option value={reason} />
    ))}
  </datalist>
)
