/** What stands above every list of stock: where one is, and the way to the others. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { Icon } from '../frame/icon.tsx'
import { inventoryMessages } from './messages/index.ts'

export const InventoryHead = ({
  title,
  language,
  children,
}: {
  title: string
  language: Language
  children?: Child
}) => (
  <header class="head">
    <a class="crumb" href="/admin/inventory">
      <Icon name="back" />
      <span class="hide-s">{inventoryMessages[language].title}</span>
    </a>
    <h1>{title}</h1>
    <div class="acts">{children}</div>
  </header>
)
