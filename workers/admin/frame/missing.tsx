/** There is nothing at this address. */
import type { AdminContext } from './app.ts'
import { frameMessages } from './messages/index.ts'
import { Notice, showPage } from './page.tsx'

export const showMissing = (c: AdminContext): Promise<Response> => {
  const { missing } = frameMessages[c.var.language]
  return showPage(
    c,
    { title: missing.title, here: null, status: 404 },
    <Notice icon="search" heading={missing.heading} why={missing.why} />,
  )
}
