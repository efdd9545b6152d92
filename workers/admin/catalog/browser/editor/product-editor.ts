/** What scripts add to the editor of products: text as it will look, a spreadsheet of variants, what is not saved. */
import './rich-text.ts'
import './grid.ts'
import './kept.ts'
import './unsaved.ts'
import './search-result.ts'
import './options.ts'
