/** What browsers show beside the address of a shop: a stoa, a roof on three columns, light or dark as the browser is. */
import { MARK } from '../logo.ts'

const BY_THEME = '<style>path{fill:#1f2a3c}@media(prefers-color-scheme:dark){path{fill:#efe9dd}}</style>'

export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${BY_THEME}<path d="${MARK}"/></svg>\n`
