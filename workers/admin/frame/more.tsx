/** /admin/more: what a phone's bar has no room for. */
import { Hono } from 'hono'
import { listingOrders } from '../../flows/orders/questions.ts'
import type { AdminApp } from './app.ts'
import { only } from './auth.tsx'
import { showPage } from './page.tsx'
import { entriesFor } from '../menu.ts'
import { Languages, Link, Person } from './frame.tsx'
import { frameMessages } from './messages/index.ts'

export const more = new Hono<AdminApp>()

/** Figures stand beside the menu already. */
const NOTHING_DUE = { orders: 0, letters: 0 }

more.get('/', only(listingOrders), (c) => {
  const { language, staff } = c.var
  return showPage(
    c,
    { title: frameMessages[language].more, here: 'more' },
    <>
      <header class="head">
        <h1>{frameMessages[language].more}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          <nav class="nav" aria-label={frameMessages[language].more}>
            {entriesFor(staff).map((entry) => (
              <Link entry={entry} language={language} here={null} due={NOTHING_DUE} />
            ))}
          </nav>
          <Languages language={language} />
          <Person staff={staff} language={language} />
        </div>
      </div>
    </>,
  )
})
