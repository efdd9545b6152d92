/**
 * What a script adds to every page of the admin: the palette, rows that can be walked,
 * news above a list, keys, long forms. Enhancement only: every page works without it.
 */
import './palette.ts'
import './rows.ts'
import './filters.ts'
import './live-notice.ts'
import './going-on.ts'
import './sent-once.ts'
import './said-once.ts'
import './copied.ts'
import './keys.ts'
import './editor.ts'
import './destinations.ts'

document.documentElement.classList.add('js')
