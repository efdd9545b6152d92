/** Text of the document as it is read: paragraphs, words in bold, words as code. */
import type { Child } from 'hono/jsx'

const MARKED = /(\*\*[^*]+\*\*|`[^`]+`)/

/** `code` and **bold**, and nothing else of Markdown: that is all that the document uses. */
export const Inline = ({ text }: { readonly text: string }): Child =>
  text.split(MARKED).map((part) => {
    if (part.startsWith('**')) return <strong>{part.slice(2, -2)}</strong>
    return part.startsWith('`') ? <code>{part.slice(1, -1)}</code> : part
  })

export const Prose = ({ text }: { readonly text: string }) => (
  <>
    {text.split('\n\n').map((paragraph) => (
      <p>
        <Inline text={paragraph} />
      </p>
    ))}
  </>
)

/** `Idempotency-Key`, as headers are written. */
export const headerName = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase())
